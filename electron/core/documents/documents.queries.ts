import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';

/** A document as either store keeps it. */
export interface DocumentRow {
  readonly fid: number;
  readonly id: string;
  readonly owner_table: string;
  readonly owner_id: string;
  readonly title_th: string | null;
  readonly kind: string | null;
  /** Of the workspace: the content's hash. Of the restricted store: the file's own key. */
  readonly file: string;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly bytes: number | null;
  readonly taken_at: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly sensitivity: string | null;
  readonly note: string | null;
  readonly created_at: string | null;
  readonly created_by: string | null;
}

const COLUMNS = sql`fid, id, owner_table, owner_id, title_th, kind, file_name, media_type, bytes, taken_at, lon, lat,
  sensitivity, note, created_at, created_by`;
const PUBLIC = sql`SELECT ${COLUMNS}, file_hash AS file FROM document`;
const RESTRICTED = sql`SELECT ${COLUMNS}, file_key AS file FROM document`;
const of = (restricted: boolean) => (restricted ? RESTRICTED : PUBLIC);

/** The documents of a row, the newest first. */
export const documentsOf = (
  db: ReadableDb,
  restricted: boolean,
  table: string,
  ownerId: string,
): DocumentRow[] =>
  db.all<DocumentRow>(
    sql`${of(restricted)} WHERE owner_table = ${table} AND owner_id = ${ownerId} ORDER BY fid DESC`,
  );

/** How many documents a row has. */
export const countOf = (db: ReadableDb, table: string, ownerId: string): number =>
  db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM document WHERE owner_table = ${table} AND owner_id = ${ownerId}`,
  )?.n ?? 0;

/** One document, or undefined. */
export const documentRow = (db: ReadableDb, restricted: boolean, id: string): DocumentRow | undefined =>
  db.get<DocumentRow>(sql`${of(restricted)} WHERE id = ${id}`);

/** All documents of a table's rows, in the order of the rows. */
export const documentsIn = (db: ReadableDb, table: string): DocumentRow[] =>
  db.all<DocumentRow>(sql`${PUBLIC} WHERE owner_table = ${table} ORDER BY owner_id, fid`);

/** True while some document has this content. */
export const isHashUsed = (db: ReadableDb, hash: string): boolean =>
  db.get(sql`SELECT 1 FROM document WHERE file_hash = ${hash} LIMIT 1`) !== undefined;

export const usedHashes = (db: ReadableDb): string[] =>
  db
    .all<{ hash: string }>(sql`SELECT DISTINCT file_hash AS hash FROM document WHERE file_hash NOTNULL`)
    .map(({ hash }) => hash);

export const usedKeys = (db: ReadableDb): string[] =>
  db
    .all<{ key: string }>(sql`SELECT DISTINCT file_key AS key FROM document WHERE file_key NOTNULL`)
    .map(({ key }) => key);

/** A row's own id, or undefined for a row that is not there. */
export const rowIdOf = (db: ReadableDb, table: string, fid: number): string | undefined =>
  db.get<{ id: string | null }>(sql`SELECT id FROM ${sql.id(table)} WHERE fid = ${fid}`)?.id ?? undefined;

/** The number of a row by its own id, or undefined. */
export const rowFidOf = (db: ReadableDb, table: string, id: string): number | undefined =>
  db.get<{ fid: number }>(sql`SELECT fid FROM ${sql.id(table)} WHERE id = ${id}`)?.fid;

/** Ids and names of rows, for telling in an archive whose documents they are. */
export const rowTitles = (
  db: ReadableDb,
  table: string,
  label: string | null,
): Map<string, { fid: number; title: string | null }> => {
  const name = label === null ? sql`NULL` : sql`CAST(${sql.id(label)} AS TEXT)`;
  const rows = db.all<{ id: string; fid: number; title: string | null }>(
    sql`SELECT id, fid, ${name} AS title FROM ${sql.id(table)} WHERE id NOTNULL`,
  );
  return new Map(rows.map(({ id, fid, title }) => [id, { fid, title }]));
};

/** What is written of a new document, for either store. */
export type NewDocument = Readonly<Record<string, SqlValue>>;
