import type { LeftOutRow } from '../../../shared/contract/analyses.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { inForce, isDated, type ReadableDb, type Sql, sql, tableExists } from '../db/index.ts';
import type { RowsOfLayer } from './left-out.ts';

/** A layer as the catalogue knows it. */
export interface CatalogueLayer {
  readonly name: string;
  readonly title: string;
  readonly title_en: string;
  readonly kind: string;
  readonly register: string | null;
  readonly geometry_type: string;
  readonly label_field: string | null;
  readonly version: number;
  readonly source: string | null;
  readonly as_of: string | null;
  readonly style: string | null;
  readonly zone_scheme_id: string | null;
}

/** All layers, lowest first. */
export function catalogueLayers(db: ReadableDb): CatalogueLayer[] {
  return db.all<CatalogueLayer>(sql`SELECT name, title, title_en, kind, register, geometry_type, label_field, version,
    source, as_of, style, zone_scheme_id FROM layer ORDER BY z_order, name`);
}

/** How many rows a layer has, of areas those in force; 0 for a table that is not there. */
export function layerRows(db: ReadableDb, name: string): number {
  if (!tableExists(db, name)) return 0;
  const counted = sql`SELECT count(*) AS n FROM ${sql.id(name)} WHERE ${inForce(name)}`;
  return db.get<{ n: number }>(counted)?.n ?? 0;
}

/** How many rows of a layer of areas are in force today; null for layers whose rows never retire. */
export const rowsInForce = (db: ReadableDb, name: string): number | null =>
  isDated(name) ? layerRows(db, name) : null;

/** The columns of a table or view. */
export function layerColumns(db: ReadableDb, name: string): string[] {
  return db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${name})`).map((row) => row.name);
}

export interface ResultSourceRow {
  readonly fid: number;
  readonly code: string;
  readonly name: string;
  readonly districtCode: string | null;
  readonly wkb: Uint8Array | null;
}

/** The rows in force that a result is made of: code, name, district and shape of each area or feature, by code. */
export function resultSource(
  db: ReadableDb,
  table: string,
  fields: { code: string | null; name: string | null; district: string | null },
): ResultSourceRow[] {
  const column = (name: string | null): Sql => (name === null ? sql`NULL` : sql.id(name));
  const rows = db.all<{
    fid: number;
    geom: Uint8Array | null;
    code: unknown;
    name: unknown;
    district: unknown;
  }>(sql`SELECT fid, geom, ${column(fields.code)} AS code, ${column(fields.name)} AS name,
      ${column(fields.district)} AS district FROM ${sql.id(table)} WHERE ${inForce(table)} ORDER BY code, fid`);
  return rows.map((row) => ({
    fid: row.fid,
    code: String(row.code ?? ''),
    name: String(row.name ?? ''),
    districtCode: typeof row.district === 'string' ? row.district : null,
    wkb: row.geom ? decodeGpkg(row.geom).wkb : null,
  }));
}

/** District names by code. */
export function districtNames(db: ReadableDb): Map<string, string> {
  const rows = db.all<{ code: string | null; name_th: string | null }>(
    sql`SELECT code, name_th FROM district`,
  );
  return new Map(rows.flatMap((row) => (row.code && row.name_th ? [[row.code, row.name_th] as const] : [])));
}

/** The evidence of every result layer, newest first. */
export function resultEvidence(db: ReadableDb): { name: string; evidence: string }[] {
  return db.all(
    sql`SELECT name, evidence FROM layer WHERE kind = 'result' AND evidence IS NOT NULL ORDER BY created_at DESC`,
  );
}

/** Rows of a layer with what they are called, in the order of fids; what is there no more is left out. */
export function namedRows(
  db: ReadableDb,
  { layer, fids }: RowsOfLayer,
  { label, code }: { readonly label: string | null; readonly code: string | null },
): LeftOutRow[] {
  const column = (name: string | null): Sql => (name === null ? sql`NULL` : sql.id(name));
  const spatial = layerColumns(db, layer).includes('geom');
  const rows = db.all<{ fid: number; name: unknown; code: unknown; placed: number }>(
    sql`SELECT fid, ${column(label)} AS name, ${column(code)} AS code, ${spatial ? sql`geom IS NOT NULL` : sql`0`} AS placed
      FROM ${sql.id(layer)} WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(fids)})) ORDER BY fid`,
  );
  return rows.map(({ fid, name, code: own, placed }) => ({
    ...{ fid, placed: placed === 1 },
    name: String(name ?? '') || String(own ?? '') || String(fid),
  }));
}

/** When each result layer was worked out, newest first; those that don't tell come last, the highest on the map first. */
export function resultTimes(db: ReadableDb): { layer: string; ranAt: string | null }[] {
  return db.all(sql`SELECT name AS layer, json_extract(evidence, '$.ranAt') AS ranAt FROM layer
    WHERE kind = 'result' ORDER BY ranAt DESC NULLS LAST, z_order DESC, name`);
}

/** The result layers that are on the map. */
export function shownResults(db: ReadableDb): string[] {
  const rows = db.all<{ name: string }>(sql`SELECT name FROM layer WHERE kind = 'result' AND visible = 1`);
  return rows.map(({ name }) => name);
}

/** The evidence that stands with one layer, or undefined when there is no such layer. */
export function evidenceOf(db: ReadableDb, name: string): { evidence: string | null } | undefined {
  return db.get(sql`SELECT evidence FROM layer WHERE name = ${name}`);
}
