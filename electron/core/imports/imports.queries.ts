import type { GeometryType } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { inForce, RESERVED_COLUMNS, type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import { readLayer, storedFields } from '../layers/index.ts';

/** Names that a column of an imported table can't have, lower case. */
export const reservedColumns: readonly string[] = RESERVED_COLUMNS;

const AREA_TABLES = ['subdistrict', 'district', 'province'] as const;

/** The title of the layer that the same content was imported to before, or null. */
export function importedBefore(db: ReadableDb, contentHash: string): string | null {
  const row = db.get<{ title: string }>(
    sql`SELECT coalesce(l.title, j.layer) AS title FROM import_job j LEFT JOIN layer l ON l.name = j.layer
      WHERE json_extract(j.settings, '$.content') = ${contentHash} ORDER BY j.fid DESC LIMIT 1`,
  );
  return row?.title ?? null;
}

export interface AreaRecord {
  readonly fid: number;
  readonly code: string;
  readonly name_th: string;
  readonly name_en: string | null;
  /** The code of the area above, or null in provinces. */
  readonly parent: string | null;
  /** GeoPackage blob, or null. */
  readonly geom: Uint8Array | null;
}

type AreaTable = (typeof AREA_TABLES)[number];
const PARENT_COLUMN = { subdistrict: sql.id('district_code'), district: sql.id('province_code') } as const;

/** The rows of an area register that are in force, by their code. */
export function areaRecords(db: ReadableDb, table: AreaTable): Map<string, AreaRecord> {
  const parent = table === 'province' ? sql`NULL` : PARENT_COLUMN[table];
  const rows = db.all<AreaRecord>(
    sql`SELECT fid, code, name_th, name_en, ${parent} AS parent, geom FROM ${sql.id(table)} WHERE ${inForce(table)}`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** True where an area has others of today directly below it, with or without a shape. */
export const hasAreasBelow = (db: ReadableDb, table: 'subdistrict' | 'district', code: string): boolean =>
  db.get(
    sql`SELECT 1 FROM ${sql.id(table)} WHERE ${PARENT_COLUMN[table]} = ${code} AND ${inForce(table)} LIMIT 1`,
  ) !== undefined;

/** The shapes of the areas of today directly below an area, as GeoPackage blobs. */
export function shapesBelow(db: ReadableDb, table: 'subdistrict' | 'district', code: string): Uint8Array[] {
  return db
    .all<{ geom: Uint8Array }>(
      sql`SELECT geom FROM ${sql.id(table)} WHERE ${PARENT_COLUMN[table]} = ${code} AND geom IS NOT NULL
        AND ${inForce(table)} ORDER BY code`,
    )
    .map((row) => row.geom);
}

/** What the catalogue says of an imported layer: its columns with their titles, or null when there is no such layer. */
export function layerColumns(db: ReadableDb, layer: string): { name: string; title: string }[] | null {
  const row = db.get<{ fields: string | null }>(sql`SELECT fields FROM layer WHERE name = ${layer}`);
  if (!row) return null;
  return row.fields ? (JSON.parse(row.fields) as { name: string; title: string }[]) : [];
}

export interface ImportedLayer {
  readonly name: string;
  readonly title: string;
  readonly geometryType: GeometryType;
  readonly columns: readonly ImportedColumn[];
}

/** A column of an imported layer as its field is now, and its heading in the file where the label is another one. */
export interface ImportedColumn {
  readonly field: Field;
  readonly original: string | null;
}

/** An imported layer by its table's name, or null when there is none. */
export function importedLayer(db: ReadableDb, name: string): ImportedLayer | null {
  const row = db.get<{ fields: string | null }>(
    sql`SELECT fields FROM layer WHERE name = ${name} AND kind = 'imported'`,
  );
  if (!row) return null;
  const { title, geometryType, fields } = readLayer(db, name);
  const known = new Map(storedFields(row.fields).map((stored) => [stored.name, stored.original ?? null]));
  const columns = fields.map((field) => ({ field, original: known.get(field.name) ?? null }));
  return { name, title, geometryType, columns };
}

/** A layer's rows: the values of the columns in their order, and the shape as a GeoPackage blob. */
export function layerRows(
  db: ReadableDb,
  layer: string,
  columns: readonly string[],
): { fid: number; values: SqlValue[]; geom: Uint8Array | null }[] {
  const picked = columns.map((column, i) => sql`${sql.id(column)} AS ${sql.id(`c${i}`)}`);
  const rows = db.all<Record<string, SqlValue>>(
    sql`SELECT ${sql.join([sql.id('fid'), sql.id('geom'), ...picked])} FROM ${sql.id(layer)} ORDER BY fid`,
  );
  return rows.map((row) => ({
    fid: Number(row.fid),
    values: columns.map((_, i) => row[`c${i}`] ?? null),
    geom: row.geom instanceof Uint8Array ? row.geom : null,
  }));
}
