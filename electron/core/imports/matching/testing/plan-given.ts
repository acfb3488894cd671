import { join } from 'node:path';
import { type RowActions, rowActions } from '../../../../../shared/contract/import-choice.ts';
import { registerOf } from '../../../../../shared/domain/registers/index.ts';
import { encodeWkb } from '../../../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../../../context.ts';
import { loadGazetteer } from '../../../crs/index.ts';
import { type SqlValue, sql } from '../../../db/index.ts';
import { loadGeos } from '../../../geometry/index.ts';
import type { AreaHints, MappedRow } from '../../mapping/index.ts';
import {
  areaIndex,
  hintsOf,
  levelFor,
  matchAreas,
  type PlanParts,
  type PlanRow,
  planRows,
  type RowPlan,
  type Written,
  writePlan,
} from '../index.ts';

const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../../../resources'));
const NOTHING: AreaHints = {
  code: null,
  province: null,
  district: null,
  subdistrict: null,
  village: null,
  council_area: null,
};
const IMPORT = { kind: 'import', label: { th: 'นำเข้า', en: 'Import' } };

/** A row as the mapping gives it. */
export interface Given {
  readonly id?: string;
  readonly fields: Record<string, SqlValue>;
  readonly area?: Partial<AreaHints>;
  readonly wkb?: Uint8Array;
}

/** A square of degrees from its south-western corner. */
export const square = (x: number, y: number, size: number): Uint8Array =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  });

function finished<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Plans what the rows would do to a register, as the intake does. */
export async function planGiven(
  workspace: OpenWorkspace,
  key: string,
  given: readonly Given[],
  actions: Partial<RowActions> = {},
): Promise<{ plan: RowPlan; write: (rehearse?: boolean) => Written }> {
  const register = registerOf(key);
  if (!register) throw new Error(key);
  const { db } = workspace;
  const index = areaIndex(db, gazetteer);
  const mapped = given.map(
    ({ id, fields, area }, i): MappedRow => ({
      ...{ row: i + 1, id: id ?? null, fields, member: null, unreadable: [] },
      area: { ...NOTHING, ...area },
    }),
  );
  const hinted = mapped.map((row) => ({ row: row.row, hints: hintsOf(key, row), at: null }));
  const { areaOf } = finished(matchAreas(levelFor(key, []), hinted, index, {}));
  const rows = (): PlanRow[] =>
    mapped.map((row, i) => ({ ...row, wkb: given[i]?.wkb ?? null, matched: areaOf(row.row) }));
  const parts: PlanParts = {
    register,
    db,
    index,
    actions: rowActions.parse(actions),
    geos: await loadGeos(),
  };
  const made = finished(planRows(parts, rows()));
  return {
    plan: made,
    write: () =>
      workspace.change(IMPORT, (change) => {
        const source = change.insert('dataset_source', { name_th: 'ทดสอบ' });
        const job = change.insert('import_job', { source_id: source.id });
        const origin = { sourceId: source.id, importId: job.id };
        return writePlan(change, made, rows, { ...parts, db: change.db, gazetteer, origin });
      }),
  };
}

/** How many rows are in each class. */
export const counts = ({ report }: RowPlan): Record<string, number> => ({
  new: report.new.count,
  changed: report.changed.count,
  same: report.same.count,
  missing: report.missing.count,
  conflicting: report.conflicting.count,
});

/** A cell of the row of a code. */
export const cellOf = (
  workspace: OpenWorkspace,
  table: string,
  code: string,
  column: string,
): SqlValue | undefined =>
  workspace.db.get<Record<string, SqlValue>>(
    sql`SELECT ${sql.id(column)} AS v FROM ${sql.id(table)} WHERE code = ${code}`,
  )?.v;
