import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { writeTsv } from '../../../shared/domain/tsv.ts';
import { typedCell } from '../../../shared/domain/typed-cell.ts';
import type { OpenWorkspace } from '../context.ts';
import { Turns } from '../jobs/turns.ts';
import { type RowSource, readRows } from '../layers/index.ts';
import { fieldNamed } from './field-named.ts';
import { fidsBetween, orderedRows } from './orders.ts';
import { namesFor } from './rows.ts';

/** Rows that are read at once. */
const PAGE = 500;

/** Cells of a stretch of rows as a spreadsheet takes them, in the forms in which they can be pasted back. */
export const copyCells = async (
  workspace: OpenWorkspace,
  source: RowSource,
  about: {
    readonly query: TableQuery;
    readonly from: number;
    readonly to: number;
    readonly fields: readonly string[];
    readonly headings: boolean;
  },
): Promise<{ text: string; rows: number }> => {
  const { db, table, layer } = source;
  const fields = about.fields.map((name) => fieldNamed(source, name));
  const fids = fidsBetween(orderedRows(workspace, source, about.query), about.from, about.to);
  const cells: string[][] = [];
  const turns = new Turns();
  for (let at = 0; at < fids.length; at += PAGE) {
    if (turns.over) await turns.pass();
    const rows = readRows(db, table, layer.fields, fids.subarray(at, at + PAGE));
    const names = namesFor(workspace, fields, rows);
    for (const { values, areaM2 } of rows)
      cells.push(
        fields.map((field) => {
          const value = field.name === AREA ? areaM2 : (values[field.name] ?? null);
          return typedCell(field, value, names[field.name]?.[String(value)] ?? null);
        }),
      );
  }
  const headings = about.headings ? [fields.map(({ title }) => title)] : [];
  return { text: writeTsv([...headings, ...cells]), rows: cells.length };
};
