import { referrersTo, registerOf } from '../../../shared/domain/registers/index.ts';
import { columnOf, inForce, type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';
import { decodeRows } from './row-image.ts';

interface Step {
  readonly kind: 'cell' | 'bulk' | 'layer';
  readonly action: 'insert' | 'update' | 'delete';
  readonly tbl: string;
  readonly col: string | null;
  readonly fid: number | null;
  readonly first_fid: number | null;
  readonly last_fid: number | null;
  readonly row_count: number;
  readonly before_image: Uint8Array | null;
  readonly after_image: Uint8Array | null;
}

const STEP = sql`SELECT o.kind, o.action, o.tbl, o.col, o.fid, o.first_fid, o.last_fid, o.row_count, o.before_image,
  o.after_image FROM journal_operation o JOIN journal_change_set s ON s.id = o.change_set_id`;

const stepsOf = (db: ReadableDb, setId: string): Step[] =>
  db.all<Step>(sql`${STEP} WHERE s.id = ${setId} ORDER BY o.position`);

/** What was done to a table after a set and stands; what an undo took back is as if it had never been. */
const laterSteps = (db: ReadableDb, seq: number, table: string): Step[] =>
  db.all<Step>(sql`${STEP} WHERE s.seq > ${seq} AND s.state = 'done' AND s.reverts IS NULL AND o.tbl = ${table}
    AND o.kind <> 'layer'`);

const fidsIn = (image: Uint8Array | null): number[] => {
  if (!image) return [];
  const { columns, rows } = decodeRows(image);
  const at = columns.indexOf('fid');
  return rows.map((row) => Number(row[at]));
};

const touchedBy = (step: Step): readonly number[] =>
  step.kind === 'cell' ? (step.fid === null ? [] : [step.fid]) : fidsIn(step.after_image);

/** Rows that the set made and somebody edited since. */
const editedSince = (
  db: ReadableDb,
  seq: number,
  { tbl, first_fid: first, last_fid: last }: Step,
): Set<string> => {
  const inRange = (fid: number): boolean => fid >= (first ?? 0) && fid <= (last ?? -1);
  return new Set(
    laterSteps(db, seq, tbl)
      .filter(({ action }) => action === 'update')
      .flatMap(touchedBy)
      .filter(inRange)
      .map((fid) => `${tbl} ${fid}`),
  );
};

/** Rows of which a column that the set made, took out or filled anew was written since. */
const filledSince = (db: ReadableDb, seq: number, { tbl, col }: Step): Set<string> => {
  const rows = new Set<string>();
  for (const step of laterSteps(db, seq, tbl)) {
    if (step.kind === 'cell' && step.col === col) rows.add(`${tbl} ${step.fid}`);
    if (step.kind !== 'bulk' || step.action === 'delete') continue;
    const whole = step.action === 'insert';
    if (whole && step.after_image === null)
      for (let fid = step.first_fid ?? 0; fid <= (step.last_fid ?? -1); fid++) rows.add(`${tbl} ${fid}`);
    else if (step.after_image && (whole || decodeRows(step.after_image).columns.includes(col ?? '')))
      for (const fid of fidsIn(step.after_image)) rows.add(`${tbl} ${fid}`);
  }
  return rows;
};

/** How many rows hold work of later changes that taking a set back would lose. */
export const workSince = (db: ReadableDb, setId: string, seq: number): number => {
  const rows = new Set<string>();
  for (const step of stepsOf(db, setId)) {
    if (step.kind === 'bulk' && step.action === 'insert')
      for (const row of editedSince(db, seq, step)) rows.add(row);
    if (step.kind === 'layer' && step.action === 'update' && step.col !== null)
      for (const row of filledSince(db, seq, step)) rows.add(row);
  }
  return rows.size;
};

const rowsOf = (image: Uint8Array): Record<string, SqlValue>[] => {
  const { columns, rows } = decodeRows(image);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
};

/** Rows that name one that is gone. */
const naming = (db: ReadableDb, register: string, gone: readonly Record<string, SqlValue>[]): number => {
  const codeField = registerOf(register)?.codeField ?? '';
  return referrersTo(register).reduce((sum, { register: from, field }) => {
    if (!tableExists(db, from.key) || !columnOf(db, from.key, field.name) || !field.reference) return sum;
    const key = field.reference.by === 'id' ? 'id' : codeField;
    const keys = JSON.stringify(gone.map((row) => row[key] ?? null).filter((value) => value !== null));
    const standing = tableExists(db, register) && key !== '' ? sql.id(key) : null;
    if (standing === null) return sum;
    return (
      sum +
      (db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(from.key)} r
        WHERE r.${sql.id(field.name)} IN (SELECT value FROM json_each(${keys}))
        AND NOT EXISTS (SELECT 1 FROM ${sql.id(register)} t WHERE t.${standing} = r.${sql.id(field.name)})`)
        ?.n ?? 0)
    );
  }, 0);
};

/** Rows whose code another one bears as well. */
const twice = (db: ReadableDb, register: string, first: number, last: number): number => {
  const code = registerOf(register)?.codeField;
  if (!code || !tableExists(db, register)) return 0;
  const column = sql.id(code);
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(register)} r
      WHERE r.fid BETWEEN ${first} AND ${last} AND r.${column} <> '' AND ${inForce(register, 'r')} AND EXISTS (
        SELECT 1 FROM ${sql.id(register)} o WHERE o.${column} = r.${column} AND o.fid <> r.fid
          AND ${inForce(register, 'o')})`)?.n ?? 0
  );
};

/**
 * How many rows stand in the way of what a revert did, `setId` being the set that says what it did: rows that name what is
 * gone now, and rows that came back to a code that was given anew.
 */
export const leftHanging = (db: ReadableDb, setId: string): number =>
  stepsOf(db, setId)
    .filter(({ kind, tbl }) => kind === 'bulk' && registerOf(tbl) !== undefined)
    .reduce((sum, { action, tbl, first_fid: first, last_fid: last, before_image: before }) => {
      if (action === 'delete' && before) return sum + naming(db, tbl, rowsOf(before));
      if (action === 'insert') return sum + twice(db, tbl, first ?? 0, last ?? -1);
      return sum;
    }, 0);
