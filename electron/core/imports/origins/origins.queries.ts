import { type ReadableDb, sql, tableExists } from '../../db/index.ts';

/** An import as it stands in the workspace, with its source and who made it. */
export interface OriginRow {
  readonly id: string;
  readonly layer: string | null;
  readonly register: string | null;
  readonly at: string;
  readonly who: string | null;
  readonly title: string | null;
  readonly agency: string | null;
  readonly asOf: string | null;
  readonly crs: string | null;
  readonly encoding: string | null;
  readonly fileName: string | null;
  readonly fileBytes: number | null;
  readonly sha256: string | null;
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly repaired: number | null;
  readonly issues: string | null;
  readonly settings: string | null;
  readonly originals: number;
}

/** Imports that are looked at in one place. */
const MOST = 200;

const ALL = sql`SELECT j.id, j.layer, j.register, coalesce(j.finished_at, j.started_at) AS at, s.name_th AS title,
    s.agency, s.as_of_date AS asOf, s.crs, s.encoding, s.file_name AS fileName, s.file_bytes AS fileBytes,
    s.file_sha256 AS sha256, j.read_rows AS read, j.inserted, j.updated, j.unchanged, j.skipped, j.repaired, j.issues,
    j.settings,
    (SELECT c.who FROM journal_operation o JOIN journal_change_set c ON c.id = o.change_set_id
      WHERE o.tbl = 'import_job' AND coalesce(o.fid, o.first_fid) = j.fid AND o.action = 'insert'
      ORDER BY o.id LIMIT 1) AS who,
    (SELECT count(*) FROM import_original i WHERE i.import_id = j.id) AS originals
  FROM import_job j LEFT JOIN dataset_source s ON s.id = j.source_id`;

/** The imports of a layer or register that stand, the newest first. */
export const originsOfLayer = (db: ReadableDb, layer: string): OriginRow[] =>
  db.all<OriginRow>(
    sql`${ALL} WHERE j.layer = ${layer} OR j.register = ${layer} ORDER BY j.fid DESC LIMIT ${MOST}`,
  );

/** The import that a row came with, or was last changed by. */
export function originsOfRow(db: ReadableDb, layer: string, fid: number): OriginRow[] {
  if (!tableExists(db, layer) || !hasImportId(db, layer)) return [];
  const row = db.get<{ id: string | null }>(
    sql`SELECT import_id AS id FROM ${sql.id(layer)} WHERE fid = ${fid}`,
  );
  return row?.id ? db.all<OriginRow>(sql`${ALL} WHERE j.id = ${row.id}`) : [];
}

const hasImportId = (db: ReadableDb, table: string): boolean =>
  db.get(sql`SELECT 1 FROM pragma_table_info(${table}) WHERE name = 'import_id'`) !== undefined;

/** The imports of a change set; none once it was undone. */
export const originsOfChange = (db: ReadableDb, changeSet: string): OriginRow[] =>
  db.all<OriginRow>(
    sql`${ALL} WHERE j.fid IN (SELECT coalesce(fid, first_fid) FROM journal_operation
      WHERE change_set_id = ${changeSet} AND tbl = 'import_job' AND action = 'insert') ORDER BY j.fid`,
  );

/** Shapes as they were read, by their rows. */
export const originalShapes = (
  db: ReadableDb,
  importId: string,
  most: number,
): { row: number; wkb: Uint8Array }[] =>
  db.all(
    sql`SELECT "row", wkb FROM import_original WHERE import_id = ${importId} ORDER BY "row" LIMIT ${most}`,
  );
