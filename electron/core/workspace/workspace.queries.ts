import type { Extent } from '../../../shared/contract/base.ts';
import { type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { ATTRIBUTE_TABLES } from '../db/attribute-tables.ts';
import { countRows, statedExtent, tableExists } from '../db/contents.ts';
import { inForce } from '../db/in-force.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** What the workspace says of itself; keys of `workspace_meta`. */
export type MetaKey =
  | 'title'
  | 'province_code'
  | 'sample'
  | 'created_at'
  | 'saved_at'
  | 'workspace_id'
  | 'audit_head'
  | 'area_counts';

/** A fact of the workspace, or null. */
export function readMeta(db: ReadableDb, key: MetaKey): string | null {
  return (
    db.get<{ value: string | null }>(sql`SELECT value FROM workspace_meta WHERE key = ${key}`)?.value ?? null
  );
}

/** Sets a fact of the workspace. */
export function writeMeta(db: WritableDb, key: MetaKey, value: string | null): void {
  db.run(sql`INSERT INTO workspace_meta (key, value) VALUES (${key}, ${value})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

/** The instant of the last change of rows, title or settings. */
export function savedAt(db: ReadableDb): string {
  const last =
    db.get<{ at: string }>(sql`SELECT at FROM journal_change_set ORDER BY seq DESC LIMIT 1`)?.at ?? '';
  const meta = readMeta(db, 'saved_at') ?? readMeta(db, 'created_at') ?? '';
  return [last, meta].sort().at(-1) ?? '';
}

/** The newest clock reading that a replica wrote, or null. */
export function lastClockOf(db: ReadableDb, replica: string): string | null {
  const row = db.get<{ clock: string | null }>(
    sql`SELECT max(clock) AS clock FROM journal_change_set WHERE replica = ${replica}`,
  );
  return row?.clock ?? null;
}

/** The Thai name of the province in the register, or null. */
export function provinceName(db: ReadableDb, code: string | null): string | null {
  const row = db.get<{ name_th: string | null }>(
    sql`SELECT name_th FROM province WHERE ${code} IS NULL OR code = ${code} ORDER BY fid LIMIT 1`,
  );
  return row?.name_th ?? null;
}

/** The province's code in the register when there is exactly one province. */
export function onlyProvinceCode(db: ReadableDb): string | null {
  const rows = db.all<{ code: string | null }>(sql`SELECT code FROM province LIMIT 2`);
  return rows.length === 1 ? (rows[0]?.code ?? null) : null;
}

/** What the map shows at first: the areas' extent where there are areas, else that of everything. */
export function workspaceExtent(db: ReadableDb): Extent | null {
  for (const areas of ['province', 'district', 'subdistrict']) {
    const extent = statedExtent(db, areas);
    if (extent) return extent;
  }
  const names = db.all<{ name: string }>(sql`SELECT name FROM layer`);
  return names.reduce<Extent | null>((box, { name }) => unionExtent(box, statedExtent(db, name)), null);
}

/** Every table that holds the user's rows: what a backup is counted by. Views and system tables are left out. */
export function userTables(db: ReadableDb): string[] {
  const rows = db.all<{ table_name: string }>(
    sql`SELECT c.table_name FROM gpkg_contents c JOIN sqlite_schema s ON s.name = c.table_name AND s.type = 'table'
      ORDER BY c.table_name`,
  );
  return rows.map((row) => row.table_name);
}

/** Rows by table, of the user's tables and of the journal. */
export function rowCounts(db: ReadableDb): Record<string, number> {
  const tables = [...userTables(db), 'layer', 'journal_change_set', 'journal_operation'];
  return Object.fromEntries(
    tables.filter((name) => tableExists(db, name)).map((name) => [name, countRows(db, name)]),
  );
}

/** Our own tables among them: those of the catalogue and the journalled attribute tables. */
export function ownTables(db: ReadableDb): string[] {
  const rows = db.all<{ name: string }>(
    sql`SELECT name FROM layer WHERE zone_scheme_id IS NULL
      UNION SELECT table_name FROM gpkg_contents WHERE table_name = 'zone'
        OR table_name IN (${sql.join([...ATTRIBUTE_TABLES])})`,
  );
  return rows.map((row) => row.name);
}

/** Rows that another program wrote since we last looked. */
export function outsideChanges(db: ReadableDb): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM outside_change`)?.n ?? 0;
}

/** The shapes of a workspace's picture: districts with their zone's colour, else sub-districts, else the province. */
export function pictureShapes(db: ReadableDb): { geometry: Geometry; color: string | null }[] {
  const rows = db.all<{ geom: Uint8Array; color: string | null }>(
    sql`SELECT d.geom AS geom, (
        SELECT z.color FROM zone_district zd JOIN zone z ON z.id = zd.zone_id JOIN zone_scheme s ON s.id = zd.scheme_id
        WHERE zd.district_code = d.code ORDER BY s.position LIMIT 1
      ) AS color FROM district d WHERE d.geom NOTNULL AND ${inForce('district', 'd')} ORDER BY d.code`,
  );
  const plain = (table: string): typeof rows =>
    db.all<{ geom: Uint8Array; color: null }>(
      sql`SELECT geom, NULL AS color FROM ${sql.id(table)} WHERE geom NOTNULL AND ${inForce(table)}
        ORDER BY fid LIMIT 400`,
    );
  const found = [() => rows, () => plain('subdistrict'), () => plain('province')]
    .map((shapes) => shapes())
    .find((shapes) => shapes.length > 0);
  return (found ?? []).map((row) => ({ geometry: decodeWkb(decodeGpkg(row.geom).wkb), color: row.color }));
}
