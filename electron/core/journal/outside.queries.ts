import { type ReadableDb, type SqlValue, sql, type WritableDb } from '../db/index.ts';

/** A row that another program touched, and what it was before. */
export interface OutsideRow {
  readonly table: string;
  readonly fid: number;
  /** What was done to it first. */
  readonly action: 'insert' | 'update' | 'delete';
  /** All columns; null for an inserted row, and for a picture that can't be read. */
  readonly before: Readonly<Record<string, SqlValue>> | null;
}

export const hasOutsideChanges = (db: ReadableDb): boolean =>
  db.get(sql`SELECT 1 FROM outside_change LIMIT 1`) !== undefined;

export const clearOutsideChanges = (db: WritableDb): void => {
  db.run(sql`DELETE FROM outside_change`);
};

/**
 * Reads a list of SQL literals as `quote()` writes them. Never given to SQLite to evaluate: the file comes from
 * elsewhere. Returns null for anything else.
 */
export const parseLiterals = (text: string): SqlValue[] | null => {
  const values: SqlValue[] = [];
  const literal = /(NULL)|X'([0-9A-Fa-f]*)'|'((?:[^']|'')*)'|([-+]?[0-9][0-9.eE+-]*|[-+]?Inf)/y;
  let at = 0;
  while (at < text.length) {
    literal.lastIndex = at;
    const found = literal.exec(text);
    if (!found) return null;
    at = literal.lastIndex;
    if (found[1] !== undefined) values.push(null);
    else if (found[2] !== undefined) values.push(Uint8Array.from(Buffer.from(found[2], 'hex')));
    else if (found[3] !== undefined) values.push(found[3].replaceAll("''", "'"));
    else values.push(Number(found[4]));
    if (at < text.length && text[at] !== ',') return null;
    at += 1;
  }
  return values;
};

const imageOf = (columns: string | null, before: string | null): Record<string, SqlValue> | null => {
  if (columns === null || before === null) return null;
  const names: unknown = JSON.parse(columns);
  const values = parseLiterals(before);
  if (!Array.isArray(names) || !values || names.length !== values.length) return null;
  return Object.fromEntries(names.map((name, i) => [String(name), values[i] ?? null]));
};

/** The rows that other programs touched, each once, with what it was before the first touch. */
export const outsideRows = (db: ReadableDb): OutsideRow[] => {
  const rows = new Map<string, OutsideRow>();
  const noted = db.iterate<{
    tbl: string;
    fid: number;
    action: OutsideRow['action'];
    columns: string | null;
    before: string | null;
  }>(sql`SELECT tbl, fid, action, columns, before FROM outside_change ORDER BY tbl, fid, seq`);
  for (const { tbl, fid, action, columns, before } of noted) {
    const key = `${tbl} ${fid}`;
    if (!rows.has(key)) rows.set(key, { table: tbl, fid, action, before: imageOf(columns, before) });
  }
  return [...rows.values()];
};
