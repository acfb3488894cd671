import type { Bilingual } from '../../../../shared/contract/base.ts';
import type { Change, RowWriter } from '../../context.ts';
import type { RowWrite } from './check-cells.ts';

/** What writes rows of one table as one change set, here or in a thread of its own. */
export interface WriteTask {
  readonly table: string;
  readonly label: Bilingual;
  readonly rows: readonly RowWrite[];
}

/** The same for a thread, which tells of the layer as it is then. */
export interface ApartEdit extends WriteTask {
  readonly layer: string;
}

/** Up to here each cell is an operation of its own, which other copies can be merged with; above, one of many rows. */
const FEW_ROWS = 100;

/** Writes cells row by row, or where these are many by the columns that they have in common. Returns the rows changed. */
export const writeRows = (
  change: RowWriter & Partial<Pick<Change, 'updateMany'>>,
  { table, rows }: WriteTask,
  onProgress: (fraction: number) => void = () => undefined,
): number => {
  if (rows.length <= FEW_ROWS || change.updateMany === undefined) {
    for (const { fid, values } of rows) change.update(table, fid, values);
    return rows.length;
  }
  let done = 0;
  let changed = 0;
  for (const [columns, alike] of Map.groupBy(rows, ({ values }) => Object.keys(values).sort().join('\n'))) {
    const names = columns.split('\n');
    const cells = alike.map(({ fid, values }) => ({
      fid,
      values: names.map((name) => values[name] ?? null),
    }));
    const before = done;
    changed += change.updateMany(table, names, cells, {
      onProgress: (count) => onProgress((before + count) / rows.length),
    });
    done += alike.length;
  }
  return changed;
};
