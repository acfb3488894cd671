import type { CellValue } from '../../../shared/contract/base.ts';
import type { RowChange } from '../../../shared/contract/journal.ts';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import { type ChangeSetRow, toChangeSet } from './operations.queries.ts';
import { sameValue } from './recorder.queries.ts';
import { decodeRows } from './row-image.ts';
import { TRAIL } from './rows.queries.ts';

interface Step extends ChangeSetRow {
  readonly op_kind: 'cell' | 'bulk';
  readonly action: 'insert' | 'update' | 'delete';
  readonly col: string | null;
  readonly old_value: SqlValue;
  readonly new_value: SqlValue;
  readonly before_image: Uint8Array | null;
  readonly after_image: Uint8Array | null;
}

const SILENT: readonly string[] = [...TRAIL, 'fid', 'id'];
const GEOMETRY = 'geom';

/** A row of an image by its columns, or undefined. */
const rowIn = (image: Uint8Array, fid: number): Map<string, SqlValue> | undefined => {
  const { columns, rows } = decodeRows(image);
  const at = columns.indexOf('fid');
  const row = rows.find((values) => Number(values[at]) === fid);
  return row && new Map(columns.map((column, i) => [column, row[i] ?? null]));
};

/** What a bulk step did to one row: the whole of it came or went, or cells of it changed, each as a step of its own. */
const stepsOfBulk = (step: Step, fid: number): Step[] => {
  const { before_image: before, after_image: after } = step;
  if (step.action !== 'update') {
    const image = after ?? before;
    return image === null || rowIn(image, fid) ? [step] : [];
  }
  const was = before ? rowIn(before, fid) : undefined;
  const is = after ? rowIn(after, fid) : undefined;
  if (!was || !is) return [];
  return [...was].flatMap(([col, old_value]): Step[] => {
    const new_value = is.get(col) ?? null;
    return sameValue(old_value, new_value) ? [] : [{ ...step, op_kind: 'cell', col, old_value, new_value }];
  });
};

/** The steps that touched a row, newest first; what an undo did is told by the state of what it took back. */
const stepsOf = (db: ReadableDb, table: string, fid: number): Step[] => {
  const steps =
    db.all<Step>(sql`SELECT s.id, s.seq, s.kind, s.label_th, s.label_en, s.why, s.who, s.at, s.clock,
      s.row_count, s.tables, s.state, s.reverts, o.kind AS op_kind, o.action, o.col, o.old_value, o.new_value,
      o.before_image, o.after_image
    FROM journal_operation o JOIN journal_change_set s ON s.id = o.change_set_id
    WHERE s.reverts IS NULL AND o.tbl = ${table} AND (
      (o.kind = 'cell' AND o.fid = ${fid})
      OR (o.kind = 'bulk' AND o.first_fid <= ${fid} AND o.last_fid >= ${fid}))
    ORDER BY s.seq DESC, o.position DESC`);
  return steps.flatMap((step) => (step.op_kind === 'cell' ? [step] : stepsOfBulk(step, fid)));
};

/** Geodesic square metres of a stored shape; null for none and for what has no area. */
const areaOf = (value: SqlValue): number | null => {
  if (!(value instanceof Uint8Array)) return null;
  const { wkb, empty } = decodeGpkg(value);
  const area = empty ? 0 : areaM2(decodeWkb(wkb));
  return area > 0 ? area : null;
};

const shown = (value: SqlValue): CellValue =>
  typeof value === 'bigint' ? value.toString() : value instanceof Uint8Array ? null : value;

const changeOf = (steps: readonly Step[], newest: boolean): RowChange | null => {
  const [first] = steps;
  if (!first) return null;
  const whole = steps.find((step) => step.op_kind === 'bulk');
  const cells = steps.filter((step) => step.col !== null && !SILENT.includes(step.col));
  if (!whole && cells.length === 0) return null;
  const shape = cells.find((step) => step.col === GEOMETRY);
  return {
    changeSet: toChangeSet(first),
    action: whole?.action ?? 'update',
    cells: cells
      .filter((step) => step.col !== GEOMETRY)
      .map((step) => ({
        field: step.col ?? '',
        before: shown(step.old_value),
        after: shown(step.new_value),
      }))
      .reverse(),
    shape: shape ? { beforeM2: areaOf(shape.old_value), afterM2: areaOf(shape.new_value) } : null,
    canGoBack: !newest && first.state === 'done' && whole?.action !== 'delete',
  };
};

/** Everything that happened to a row, newest first. Empty for a row that the journal knows nothing of. */
export const rowHistory = (db: ReadableDb, table: string, fid: number): RowChange[] => {
  const bySet = Map.groupBy(stepsOf(db, table, fid), (step) => step.id);
  let stands = false;
  return [...bySet.values()].flatMap((steps) => {
    const newest = !stands && steps[0]?.state === 'done';
    const change = changeOf(steps, newest);
    if (!change) return [];
    if (newest) stands = true;
    return [change];
  });
};

/**
 * The cells in which a row differs from what it was right after a change set: what «back to this» has to write. Null when
 * the row is gone or the set never touched it.
 */
export const cellsAfter = (
  db: ReadableDb,
  table: string,
  fid: number,
  changeSetId: string,
): Map<string, SqlValue> | null => {
  const cells = new Map<string, SqlValue>();
  const present = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(table)} WHERE fid = ${fid}`);
  if (!present) return null;
  for (const step of stepsOf(db, table, fid)) {
    if (step.id === changeSetId)
      return new Map(
        [...cells].filter(
          // A column that was taken out since can't be written.
          ([column, value]) => column in present && !sameValue(present[column] ?? null, value),
        ),
      );
    if (step.state === 'undone') continue;
    if (step.op_kind === 'bulk') return null;
    if (step.col !== null && !SILENT.includes(step.col)) cells.set(step.col, step.old_value);
  }
  return null;
};

/** True when another row bears the code. */
export const codeTaken = (
  db: ReadableDb,
  table: string,
  column: string,
  code: string,
  besides: number,
): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${code} AND fid <> ${besides}`) !==
  undefined;

/** What a row is called, or null. */
export const rowLabel = (db: ReadableDb, table: string, column: string, fid: number): string | null => {
  const row = db.get<{ label: SqlValue }>(
    sql`SELECT ${sql.id(column)} AS label FROM ${sql.id(table)} WHERE fid = ${fid}`,
  );
  return row?.label === null || row?.label === undefined || row.label === '' ? null : String(row.label);
};
