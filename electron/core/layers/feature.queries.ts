import type { Extent } from '../../../shared/contract/base.ts';
import type { Feature, LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { lengthM } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, eachWkbPosition, wkbExtent } from '../../../shared/geo/wkb.ts';
import { inForce, type ReadableDb, rtreeOf, rtreeTableOf, type SqlValue, sql } from '../db/index.ts';
import type { LayerTable } from './catalogue.queries.ts';
import { contains, pointInside } from './inside.ts';
import { readRows } from './rows.queries.ts';
import { shownExtent } from './shown-extent.queries.ts';
import type { RowSource } from './source.ts';

const GPKG_MAGIC = 0x47;

/** WKB of a stored shape: GeoPackage's blob, or plain WKB as the restricted store keeps it. Null for none and for empty ones. */
const wkbOf = (blob: SqlValue | undefined): Uint8Array | null => {
  if (!(blob instanceof Uint8Array)) return null;
  if (blob[0] !== GPKG_MAGIC) return blob;
  const { wkb, empty } = decodeGpkg(blob);
  return empty ? null : wkb;
};

/** The geometry of a row, or null. */
export const geometryOf = (db: ReadableDb, table: string, fid: number): Uint8Array | null =>
  wkbOf(db.get<{ geom: Uint8Array | null }>(sql`SELECT geom FROM ${sql.id(table)} WHERE fid = ${fid}`)?.geom);

/**
 * The bounding box of chosen rows, for showing; from the R-tree, so rounded outward by less than 2 m. Where they lie over the
 * 180th meridian its east is more than 180.
 */
export const extentOfRows = (db: ReadableDb, table: LayerTable, fids: readonly number[]): Extent | null => {
  const tree = rtreeTableOf(db, table.name);
  if (tree === null || fids.length === 0) return null;
  const among = sql`id IN (SELECT value FROM json_each(${JSON.stringify(fids)}))`;
  const box = db.get<{ a: number | null; b: number; c: number; d: number }>(
    sql`SELECT min(minx) AS a, min(miny) AS b, max(maxx) AS c, max(maxy) AS d FROM ${sql.id(tree)} WHERE ${among}`,
  );
  return box && box.a !== null ? shownExtent(db, table.name, [box.a, box.b, box.c, box.d], among) : null;
};

/** The geometries of chosen rows in GeoJSON's shape; rows without one are left out. */
export const geometriesOf = (
  db: ReadableDb,
  table: LayerTable,
  fids: readonly number[],
): { fid: number; geometry: Geometry }[] => {
  if (table.geometryType === 'None') return [];
  return fids.flatMap((fid) => {
    const wkb = geometryOf(db, table.base, fid);
    return wkb ? [{ fid, geometry: decodeWkb(wkb) }] : [];
  });
};

/** Boxes narrower than this, in degrees, are measured on the shape: the R-tree rounds them outward by up to 2 m. */
const ROUNDED = 0.001;

/** The box of each of some rows of a layer, those without a place left out. Large shapes are not read for it. */
export const boxesOf = (
  db: ReadableDb,
  table: LayerTable,
  fids: readonly number[],
): { fid: number; box: Extent }[] => {
  if (table.geometryType === 'None') return [];
  const tree = rtreeTableOf(db, table.name);
  return fids.flatMap((fid) => {
    const rough = tree === null ? null : roughBox(db, tree, fid);
    const large = rough !== null && Math.max(rough[2] - rough[0], rough[3] - rough[1]) > ROUNDED;
    const wkb = large ? null : geometryOf(db, table.base, fid);
    const box = large ? rough : wkb && wkbExtent(wkb);
    return box ? [{ fid, box }] : [];
  });
};

const roughBox = (db: ReadableDb, tree: string, fid: number): Extent | null => {
  const box = db.get<{ a: number; b: number; c: number; d: number }>(
    sql`SELECT minx AS a, miny AS b, maxx AS c, maxy AS d FROM ${sql.id(tree)} WHERE id = ${fid}`,
  );
  return box ? [box.a, box.b, box.c, box.d] : null;
};

interface AreaHit {
  readonly fid: number;
  readonly name_th: string | null;
  readonly geom: Uint8Array;
}

/** The area of a register in which a point lies; of several, the one with the lowest fid. */
export const areaAt = (db: ReadableDb, register: string, [x, y]: Position): AreaHit | undefined => {
  const candidates = db.all<AreaHit>(sql`SELECT a.fid, a.name_th, a.geom FROM ${sql.id(rtreeOf(register))} r
    JOIN ${sql.id(register)} a ON a.fid = r.id
    WHERE r.minx <= ${x} AND r.maxx >= ${x} AND r.miny <= ${y} AND r.maxy >= ${y} AND ${inForce(register, 'a')}
    ORDER BY a.fid`);
  return candidates.find((candidate) => contains(decodeWkb(decodeGpkg(candidate.geom).wkb), [x, y]));
};

type Parent = Feature['parents'][number];

const byCode = (db: ReadableDb, register: string, code: SqlValue): Parent | null => {
  if (typeof code !== 'string' || code === '') return null;
  const row = db.get<{ fid: number; name_th: string | null; code: string }>(
    sql`SELECT fid, name_th, code FROM ${sql.id(register)} WHERE code = ${code} ORDER BY fid LIMIT 1`,
  );
  return row ? { register, layer: register, title: row.name_th ?? row.code, fid: row.fid } : null;
};

/** Above each register, from large to small: the register and the code of the row that names it. */
const codesAbove = (
  register: string,
  row: Record<string, SqlValue>,
): [register: string, code: SqlValue][] => {
  const code = String(row.code ?? '');
  const cut = (digits: number): SqlValue =>
    /^\d+$/.test(code) && code.length > digits ? code.slice(0, digits) : null;
  const subdistrict = row.subdistrict_code ?? (register === 'village' ? cut(6) : null);
  const district = row.district_code ?? (typeof subdistrict === 'string' ? subdistrict.slice(0, 4) : null);
  const province = row.province_code ?? (typeof district === 'string' ? district.slice(0, 2) : null);
  return [
    ['province', province],
    ['district', district],
    ['subdistrict', subdistrict],
  ];
};

/** The zone of a district in each scheme that has it. */
const zonesOf = (db: ReadableDb, districtFid: number): Parent[] =>
  db
    .all<{ fid: number; name_th: string | null; layer: string }>(
      sql`SELECT z.fid, z.name_th, l.name AS layer FROM district d JOIN zone_district m ON m.district_code = d.code
        JOIN zone z ON z.id = m.zone_id JOIN layer l ON l.zone_scheme_id = m.scheme_id
        WHERE d.fid = ${districtFid} ORDER BY l.z_order`,
    )
    .map((row) => ({ register: 'zone', layer: row.layer, title: row.name_th ?? '', fid: row.fid }));

const RANK = ['province', 'zone', 'district', 'council_area', 'subdistrict'];

/** The areas that a row lies in, smallest last: by its codes where it has them, else by the place of a point inside. */
const parentsOf = (
  db: ReadableDb,
  table: LayerTable,
  row: Record<string, SqlValue>,
  geometry: Geometry | null,
): Parent[] => {
  const own = table.register ?? '';
  const above = ['province', 'district', 'subdistrict'].filter(
    (register) => own === '' || !RANK.includes(own) || RANK.indexOf(register) < RANK.indexOf(own),
  );
  const codes = new Map(own === '' ? [] : codesAbove(own, row));
  const point = geometry === null ? null : pointInside(geometry);
  const parents = above.flatMap((register): Parent[] => {
    const coded = byCode(db, register, codes.get(register) ?? null);
    if (coded) return [coded];
    const hit = point === null ? undefined : areaAt(db, register, point);
    return hit ? [{ register, layer: register, title: hit.name_th ?? '', fid: hit.fid }] : [];
  });
  const district = own === 'district' ? Number(row.fid) : parents.find((p) => p.register === 'district')?.fid;
  const zones = district === undefined || own === 'zone' ? [] : zonesOf(db, district);
  return [...parents, ...zones].sort((a, b) => RANK.indexOf(a.register) - RANK.indexOf(b.register));
};

/** The areas at a place, largest first: what a photo's place is called. */
export const areasAt = (db: ReadableDb, point: Position): Parent[] =>
  ['province', 'district', 'subdistrict'].flatMap((register) => {
    const hit = areaAt(db, register, point);
    return hit ? [{ register, layer: register, title: hit.name_th ?? '', fid: hit.fid }] : [];
  });

const sameNames = (db: ReadableDb, layer: LayerSummary, row: Record<string, SqlValue>): number => {
  const name = layer.labelField === null ? null : (row[layer.labelField] ?? null);
  if (layer.labelField === null || name === null || name === '') return 0;
  const column = sql.id(layer.labelField);
  const found = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${sql.id(layer.name)} WHERE ${column} = ${name} AND ${inForce(layer.name)}
      AND fid <> ${row.fid ?? null}`,
  );
  return found?.n ?? 0;
};

interface Origin {
  readonly source: string | null;
  readonly asOf: string | null;
  readonly importedAt: string | null;
}

const originOf = (db: ReadableDb, layer: LayerSummary, row: Record<string, SqlValue>): Origin => {
  const source = db.get<{ name: string | null; as_of: string | null }>(
    sql`SELECT coalesce(agency, name_th) AS name, as_of_date AS as_of FROM dataset_source WHERE id = ${row.source_id ?? null}`,
  );
  const job = db.get<{ at: string | null }>(
    sql`SELECT finished_at AS at FROM import_job WHERE id = ${row.import_id ?? null}`,
  );
  const made = row.created_at;
  return {
    source: source?.name ?? layer.source,
    asOf: source?.as_of ?? layer.asOf,
    importedAt: job?.at ?? (layer.kind === 'imported' && typeof made === 'string' ? made : null),
  };
};

/** What a row is called: by its label, of several fields where one is not enough, else by its layer and number. */
const titleOf = (layer: LayerSummary, row: Record<string, SqlValue>): string => {
  const register = layer.register === null ? undefined : registerOf(layer.register);
  const fields = register?.labelFields ?? (layer.labelField === null ? [] : [layer.labelField]);
  const words = fields
    .map((field) => row[field])
    .filter((word) => word !== null && word !== undefined && word !== '');
  return words.length === 0 ? `${layer.title} ${row.fid}` : words.map(String).join(' ');
};

/** The shape of a row as far as it may be seen; of what is masked nothing but the areas in which it lies. */
const shapeOf = (row: Record<string, SqlValue>) => {
  const wkb = wkbOf(row.geom);
  let vertices = 0;
  if (wkb) eachWkbPosition(wkb, () => void vertices++);
  return {
    extent: wkb === null ? null : wkbExtent(wkb),
    lengthM: wkb === null ? null : lengthM(decodeWkb(wkb)),
    vertices,
  };
};

/** A row that names its village lies where the village does. */
const withVillage = (areas: ReadableDb, row: Record<string, SqlValue>): Record<string, SqlValue> => {
  const { village_id: village } = row;
  if (typeof village !== 'string') return row;
  const found = areas.get<{ code: string | null }>(
    sql`SELECT subdistrict_code AS code FROM village WHERE id = ${village}`,
  );
  return found ? { ...row, subdistrict_code: found.code } : row;
};

/** Everything that the inspector shows of one row. Refuses `row-not-found`. */
export const readFeature = ({ db, layer, table, areas }: RowSource, fid: number): Feature => {
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(table.name)} WHERE fid = ${fid}`);
  const shown = readRows(db, table, layer.fields, [fid])[0];
  if (!row || !shown) throw new Refusal('row-not-found', { row: fid });
  const place = table.geometryType === 'None' ? null : geometryOf(db, table.base, fid);
  return {
    ...shown,
    layer: layer.name,
    title: titleOf(layer, row),
    ...shapeOf(row),
    parents: parentsOf(areas, table, withVillage(areas, row), place === null ? null : decodeWkb(place)),
    // Namesakes in a register of persons are a matter of its own page.
    sameName: db === areas ? sameNames(db, layer, row) : 0,
    ...originOf(areas, layer, row),
  };
};

/** The areas that a row lies in, for telling namesakes apart. Empty for a row that is not there. */
export const parentsOfRow = (db: ReadableDb, table: LayerTable, fid: number): Feature['parents'] => {
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(table.name)} WHERE fid = ${fid}`);
  if (!row) return [];
  const wkb = row.geom instanceof Uint8Array ? geometryOf(db, table.base, fid) : null;
  return parentsOf(db, table, row, wkb === null ? null : decodeWkb(wkb));
};
