import type { Extent, GeometryType } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type LayerStyle, layerStyle } from '../../../shared/contract/style.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import { columnsOf, countRows, inForce, isDated, type ReadableDb, sql } from '../db/index.ts';
import { type OwnLists, ownLists } from './code-lists.queries.ts';
import { fieldsOf } from './fields.ts';
import { shownExtent } from './shown-extent.queries.ts';

interface CatalogueRow {
  readonly name: string;
  readonly title: string;
  readonly title_en: string;
  readonly kind: LayerSummary['kind'];
  readonly register: string | null;
  readonly grp: LayerSummary['group'];
  readonly geometry_type: GeometryType;
  readonly label_field: string | null;
  readonly style: string | null;
  readonly visible: number;
  readonly z_order: number;
  readonly opacity: number;
  readonly version: number;
  readonly source: string | null;
  readonly as_of: string | null;
  readonly fields: string | null;
  readonly zone_scheme_id: string | null;
  readonly feature_count: number | null;
  readonly min_x: number | null;
  readonly min_y: number | null;
  readonly max_x: number | null;
  readonly max_y: number | null;
  /** How many layers that are no register were made before it: what its colour is chosen by. */
  readonly ordinal: number;
}

const CATALOGUE = sql`SELECT l.*, o.feature_count, c.min_x, c.min_y, c.max_x, c.max_y,
    (SELECT count(*) FROM layer e WHERE e.kind <> 'register' AND (e.created_at, e.name) < (l.created_at, l.name)) AS ordinal
  FROM layer l LEFT JOIN gpkg_contents c ON c.table_name = l.name LEFT JOIN gpkg_ogr_contents o ON o.table_name = l.name`;

const extentOfRow = (db: ReadableDb, row: CatalogueRow): Extent | null =>
  row.min_x === null || row.min_y === null || row.max_x === null || row.max_y === null
    ? null
    : shownExtent(db, row.name, [row.min_x, row.min_y, row.max_x, row.max_y]);

/** The zones of a scheme as categories of its layer: their colours stand with the zones and nowhere else. */
const withZoneColors = (db: ReadableDb, view: string, style: LayerStyle): LayerStyle => {
  if (style.kind !== 'categories' || style.field !== 'name_th') return style;
  const zones = db.all<{ name_th: string | null; color: string | null }>(
    sql`SELECT name_th, color FROM ${sql.id(view)} ORDER BY CAST(code AS INTEGER), fid`,
  );
  return {
    ...style,
    categories: zones.flatMap(({ name_th: name, color }) =>
      name !== null && color !== null && /^#[0-9a-fA-F]{6}$/.test(color)
        ? [{ value: name, label: name, color }]
        : [],
    ),
  };
};

const styleOf = (db: ReadableDb, row: CatalogueRow): LayerStyle => {
  const own = row.style === null ? null : layerStyle.safeParse(JSON.parse(row.style));
  const style = own?.success
    ? own.data
    : defaultStyle(row.register, row.geometry_type, row.label_field, row.ordinal);
  return row.zone_scheme_id === null ? style : withZoneColors(db, row.name, style);
};

/** How many rows a layer shows: of areas those that are in force. */
const featureCount = (db: ReadableDb, { name, feature_count: stated }: CatalogueRow): number => {
  if (!isDated(name)) return stated ?? countRows(db, name);
  const counted = sql`SELECT count(*) AS n FROM ${sql.id(name)} WHERE ${inForce(name)}`;
  return db.get<{ n: number }>(counted)?.n ?? 0;
};

const summaryOf = (db: ReadableDb, row: CatalogueRow, order: number, lists: OwnLists): LayerSummary => ({
  name: row.name,
  title: row.title,
  titleEn: row.title_en === '' ? row.title : row.title_en,
  group: row.grp,
  kind: row.kind,
  register: row.register,
  geometryType: row.geometry_type,
  featureCount: featureCount(db, row),
  extent: extentOfRow(db, row),
  version: row.version,
  visible: row.visible === 1,
  order,
  opacity: row.opacity,
  style: styleOf(db, row),
  fields: fieldsOf(row, columnsOf(db, row.name), row.fields, lists),
  labelField: row.label_field,
  source: row.source,
  asOf: row.as_of,
  zoneSchemeId: row.zone_scheme_id,
});

/** Every layer of the workspace, lowest first. */
export const listLayers = (db: ReadableDb): LayerSummary[] => {
  const lists = ownLists(db);
  return db
    .all<CatalogueRow>(sql`${CATALOGUE} ORDER BY l.z_order, l.created_at, l.name`)
    .map((row, order) => summaryOf(db, row, order, lists));
};

/** True when the catalogue has a layer of that name. */
export const isLayer = (db: ReadableDb, name: string): boolean =>
  db.get(sql`SELECT 1 FROM layer WHERE name = ${name}`) !== undefined;

/** One layer. Refuses `layer-not-found`. */
export const readLayer = (db: ReadableDb, name: string): LayerSummary => {
  const row = db.get<CatalogueRow>(sql`${CATALOGUE} WHERE l.name = ${name}`);
  if (!row) throw new Refusal('layer-not-found', { layer: name });
  const below = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM layer
    WHERE (z_order, created_at, name) < (SELECT z_order, created_at, name FROM layer WHERE name = ${name})`);
  return summaryOf(db, row, below?.n ?? 0, ownLists(db));
};

/** What is needed to read a layer's rows, without the cost of a whole summary. */
export interface LayerTable {
  readonly name: string;
  /** The table that is written: the layer's own, or `zone` for the view of a scheme. */
  readonly base: string;
  readonly register: string | null;
  readonly geometryType: GeometryType;
  readonly version: number;
  /** Told which rows were read, where that has to be noted. */
  readonly seen?: (fids: readonly number[]) => void;
}

/** The table behind a layer. Refuses `layer-not-found`. */
export const layerTable = (db: ReadableDb, name: string): LayerTable => {
  const row = db.get<{ register: string | null; type: GeometryType; scheme: string | null; version: number }>(
    sql`SELECT register, geometry_type AS type, zone_scheme_id AS scheme, version FROM layer WHERE name = ${name}`,
  );
  if (!row) throw new Refusal('layer-not-found', { layer: name });
  const base = row.scheme === null ? name : 'zone';
  return { name, base, register: row.register, geometryType: row.type, version: row.version };
};

/** The places of all layers, lowest first. */
export const layerOrder = (db: ReadableDb): { name: string; z: number }[] =>
  db.all<{ name: string; z: number }>(
    sql`SELECT name, z_order AS z FROM layer ORDER BY z_order, created_at, name`,
  );
