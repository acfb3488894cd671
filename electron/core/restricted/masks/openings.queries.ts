import { sql } from '../../db/sql.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';

/** Opens a row in the masked views. In memory: it ends with the connection. */
export const openRow = (db: WritableDb, register: string, fid: number): void => {
  db.run(sql`INSERT OR IGNORE INTO temp.opened_row (register, fid) VALUES (${register}, ${fid})`);
};

export const closeRow = (db: WritableDb, register: string, fid: number): void => {
  db.run(sql`DELETE FROM temp.opened_row WHERE register = ${register} AND fid = ${fid}`);
};

/** The ids of rows by fid; of rows that are gone none. */
export const idsOfRows = (
  db: ReadableDb,
  register: string,
  fids: readonly number[],
): { fid: number; id: string }[] =>
  db.all(sql`SELECT fid, id FROM ${sql.id('main', register)}
    WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(fids)})) ORDER BY fid`);
