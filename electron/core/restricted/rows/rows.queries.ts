import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { quoteName, sql } from '../../db/sql.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../../db/types.ts';
import { uuidv7 } from '../../db/uuid.ts';

type Cells = Readonly<Record<string, SqlValue>>;

const PROGRESS_ROWS = 1000;

const NOW = `strftime('%Y-%m-%dT%H:%M:%fZ','now')`;

/** Writes one row, inside a change. `wkb` is kept as it is: the store holds plain WKB. */
export function insertCells(
  db: WritableDb,
  table: string,
  about: { readonly cells: Cells; readonly wkb: Uint8Array | null; readonly who: string },
): { fid: number; id: string } {
  const id = uuidv7();
  const placed = (registerOf(table)?.geometryType ?? 'None') !== 'None';
  const all: Cells = { id, ...about.cells, created_by: about.who, ...(placed ? { geom: about.wkb } : {}) };
  const names = Object.keys(all);
  const { lastInsertRowid } = db.run({
    text: `INSERT INTO ${quoteName(table)} (${names.map(quoteName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    values: Object.values(all),
  });
  return { fid: lastInsertRowid, id };
}

/** Changes cells of one row, inside a change; `wkb` replaces its place when given. */
export function updateCells(
  db: WritableDb,
  table: string,
  fid: number,
  about: { readonly cells: Cells; readonly wkb?: Uint8Array | null; readonly who: string },
): void {
  const all: Cells = {
    ...about.cells,
    ...(about.wkb === undefined ? {} : { geom: about.wkb }),
    updated_by: about.who,
  };
  const set = Object.keys(all).map((name) => `${quoteName(name)} = ?`);
  db.run({
    text: `UPDATE ${quoteName(table)} SET ${set.join(', ')}, updated_at = ${NOW}, row_version = row_version + 1 WHERE fid = ?`,
    values: [...Object.values(all), fid],
  });
}

/** Changes the same cells of many rows, inside a change, with one statement; `values` follow `columns`. */
export function updateManyCells(
  db: WritableDb,
  table: string,
  columns: readonly string[],
  rows: readonly { readonly fid: number; readonly values: readonly SqlValue[] }[],
  about: { readonly who: string; readonly onProgress?: ((rows: number) => void) | undefined },
): void {
  const set = [...columns, 'updated_by'].map((name) => `${quoteName(name)} = ?`);
  const update = db.statement(
    `UPDATE ${quoteName(table)} SET ${set.join(', ')}, updated_at = ${NOW}, row_version = row_version + 1 WHERE fid = ?`,
  );
  for (const [i, { fid, values }] of rows.entries()) {
    update.run(...values, about.who, fid);
    if (i % PROGRESS_ROWS === 0) about.onProgress?.(i);
  }
}

/** The first of some values that more than one row bears, or null. */
export const borneTwice = (
  db: ReadableDb,
  table: string,
  column: string,
  values: readonly SqlValue[],
): string | null =>
  db.get<{ value: string }>(sql`SELECT ${sql.id(column)} AS value FROM ${sql.id(table)}
    WHERE ${sql.id(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))
    GROUP BY ${sql.id(column)} HAVING count(*) > 1 LIMIT 1`)?.value ?? null;

/** Which of the rows are there. */
export const existing = (db: ReadableDb, table: string, fids: readonly number[]): number[] =>
  db
    .all<{ fid: number }>(
      sql`SELECT fid FROM ${sql.id(table)} WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(fids)}))`,
    )
    .map(({ fid }) => fid);

/** True when another row bears the value. */
export const borneByAnother = (
  db: ReadableDb,
  table: string,
  column: string,
  value: SqlValue,
  fid: number,
): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${value} AND fid <> ${fid} LIMIT 1`) !==
  undefined;

/** What goes with a row of a register: the rows that are nothing without it, and those that only name it. */
const GOES_WITH: Readonly<Record<string, { with: [string, string][]; unlinks: [string, string][] }>> = {
  household: {
    with: [
      ['hh_member', 'household_id'],
      ['recheck', 'household_id'],
    ],
    unlinks: [['housing_unit', 'household_id']],
  },
  person: { with: [['role_assignment', 'person_id']], unlinks: [['app_user', 'person_id']] },
};

/** Removes rows with what is nothing without them, inside a change. Returns how many of the rows themselves went. */
export function deleteRows(db: WritableDb, table: string, fids: readonly number[]): number {
  const chosen = sql`(SELECT value FROM json_each(${JSON.stringify(fids)}))`;
  const ids = sql`(SELECT id FROM ${sql.id(table)} WHERE fid IN ${chosen})`;
  const { with: gone, unlinks } = GOES_WITH[table] ?? { with: [], unlinks: [] };
  for (const [other, column] of unlinks)
    db.run(sql`UPDATE ${sql.id(other)} SET ${sql.id(column)} = NULL WHERE ${sql.id(column)} IN ${ids}`);
  for (const [other, column] of gone)
    db.run(sql`DELETE FROM ${sql.id(other)} WHERE ${sql.id(column)} IN ${ids}`);
  return db.run(sql`DELETE FROM ${sql.id(table)} WHERE fid IN ${chosen}`).changes;
}
