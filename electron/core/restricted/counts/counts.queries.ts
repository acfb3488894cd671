import { sql } from '../../db/sql.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import type { AreaCount, CountKind } from './count-areas.ts';

/** Puts all counts in the place of those before. */
export function writeCounts(db: WritableDb, counts: readonly AreaCount[]): void {
  db.run(sql`DELETE FROM restricted_count`);
  const insert = db.statement(
    'INSERT INTO restricted_count (register, area_id, kind, value) VALUES (?, ?, ?, ?)',
  );
  for (const { register, areaId, kind, value } of counts) insert.run(register, areaId, kind, value);
}

/** The counts of one area by kind; empty for one that was not counted. */
export const countsOfArea = (
  db: ReadableDb,
  register: string,
  areaId: string,
): Map<CountKind, number | null> =>
  new Map(
    db
      .all<{ kind: CountKind; value: number | null }>(
        sql`SELECT kind, value FROM restricted_count WHERE register = ${register} AND area_id = ${areaId}`,
      )
      .map(({ kind, value }) => [kind, value]),
  );

/** True where anybody was counted at all: zeros of a store without households say nothing of the areas. */
export const anyCounted = (db: ReadableDb): boolean =>
  db.get(sql`SELECT 1 FROM restricted_count WHERE value IS NULL OR value > 0 LIMIT 1`) !== undefined;

/** The id of a row of the workspace. */
export const areaIdOf = (db: ReadableDb, table: string, fid: number): string | null =>
  db.get<{ id: string }>(sql`SELECT id FROM ${sql.id(table)} WHERE fid = ${fid}`)?.id ?? null;
