import {
  LINK_TABLES,
  type LinkEnd,
  type LinkTable,
  type Referrer,
} from '../../../shared/domain/registers/index.ts';
import { type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';

/** What other rows may hold of rows. */
export interface RowKeys {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
}

/** Ids and codes of rows; rows that are not there are left out. */
export const keysOf = (
  db: ReadableDb,
  table: string,
  codeField: string | null,
  fids: readonly number[],
): RowKeys => {
  const code = codeField === null ? sql`NULL` : sql.id('r', codeField);
  const rows = db.all<{ id: string; code: SqlValue }>(sql`SELECT r.id, ${code} AS code
    FROM json_each(${JSON.stringify(fids)}) k CROSS JOIN ${sql.id(table)} r ON r.fid = k.value`);
  return {
    ids: rows.map(({ id }) => id),
    codes: rows.flatMap(({ code: value }) => (value === null || value === '' ? [] : [String(value)])),
  };
};

const among = (column: Sql, keys: readonly string[]): Sql =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`;

const naming = ({ field, by, level }: Referrer, keys: RowKeys): Sql => {
  const names = among(sql.id(field.name), by === 'id' ? keys.ids : keys.codes);
  return level === null ? names : sql`${names} AND ${sql.id(level.field)} = ${level.value}`;
};

/** How many rows of a register name one of the rows. */
export const countNaming = (db: ReadableDb, referrer: Referrer, keys: RowKeys): number =>
  db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${sql.id(referrer.register.key)} WHERE ${naming(referrer, keys)}`,
  )?.n ?? 0;

/** The fids of the rows that name one of the rows, at most `limit`. */
export const fidsNaming = (
  db: ReadableDb,
  referrer: Referrer,
  keys: RowKeys,
  limit = Number.MAX_SAFE_INTEGER,
): number[] =>
  db
    .all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(referrer.register.key)}
      WHERE ${naming(referrer, keys)} ORDER BY fid LIMIT ${limit}`)
    .map(({ fid }) => fid);

/** A table of links as it is seen from one of its ends. */
export interface LinkSide {
  readonly link: LinkTable;
  readonly own: LinkEnd;
  readonly other: LinkEnd;
}

/** The tables of links that hold rows of a register. */
export const linksOf = (register: string): LinkSide[] =>
  LINK_TABLES.flatMap((link) => {
    const [a, b] = link.ends;
    if (a.register === register) return [{ link, own: a, other: b }];
    return b.register === register ? [{ link, own: b, other: a }] : [];
  });

const keysFor = (end: LinkEnd, keys: RowKeys): readonly string[] => (end.by === 'id' ? keys.ids : keys.codes);

/** The links of rows: the links' own fids. */
export const linkFids = (db: ReadableDb, { link, own }: LinkSide, keys: RowKeys): number[] =>
  db
    .all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(link.table)}
      WHERE ${among(sql.id(own.column), keysFor(own, keys))} ORDER BY fid`)
    .map(({ fid }) => fid);

/**
 * Links that would say the same as another if they named the row of `key` instead: as one that is there, or as one of
 * them that comes first. Where a link stands once for each value of a column (a district once in a zoning scheme), that
 * column decides, else the other end.
 */
export const linksDoubledBy = (
  db: ReadableDb,
  { link, own, other }: LinkSide,
  fids: readonly number[],
  key: string,
): number[] => {
  const decides = sql.id(link.once?.per === own.column ? link.once.within : other.column);
  const taken = new Set(
    db
      .all<{ v: SqlValue }>(
        sql`SELECT ${decides} AS v FROM ${sql.id(link.table)} WHERE ${sql.id(own.column)} = ${key}`,
      )
      .map(({ v }) => v),
  );
  return db
    .all<{ fid: number; v: SqlValue }>(
      sql`SELECT fid, ${decides} AS v FROM ${sql.id(link.table)} WHERE ${amongFids(fids)} ORDER BY fid`,
    )
    .filter(({ v }) => {
      const doubled = taken.has(v);
      taken.add(v);
      return doubled;
    })
    .map(({ fid }) => fid);
};

const amongFids = (fids: readonly number[]): Sql =>
  sql`fid IN (SELECT value FROM json_each(${JSON.stringify(fids)}))`;

/** The rows at the other end of a row's links, by fid. */
export const linkedFids = (db: ReadableDb, { link, own, other }: LinkSide, keys: RowKeys): number[] =>
  db
    .all<{ fid: number }>(sql`SELECT DISTINCT r.fid FROM ${sql.id(link.table)} l
      JOIN ${sql.id(other.register)} r ON ${sql.id('r', other.by === 'id' ? 'id' : 'code')} = ${sql.id('l', other.column)}
      WHERE ${among(sql.id('l', own.column), keysFor(own, keys))} ORDER BY r.fid`)
    .map(({ fid }) => fid);

/** The papers attached to rows, by fid. */
export const documentFids = (db: ReadableDb, table: string, ids: readonly string[]): number[] =>
  db
    .all<{ fid: number }>(
      sql`SELECT fid FROM document WHERE owner_table = ${table} AND ${among(sql`owner_id`, ids)} ORDER BY fid`,
    )
    .map(({ fid }) => fid);
