import type { FieldType, GeometryType } from '../../../shared/contract/base.ts';
import { dropRowTriggers, ensureRowTriggers, GEOMETRY_COLUMN, rtreeOf } from './row-triggers.ts';
import { quoteName, sql } from './sql.ts';
import { SQL_TYPES, zoneViewText } from './table-columns.ts';
import type { ReadableDb, WritableDb } from './types.ts';

export interface TableColumn {
  readonly name: string;
  readonly type: FieldType;
}

export interface TableDefinition {
  /** The table's name: ASCII. */
  readonly name: string;
  /** What QGIS shows as its description. */
  readonly title: string;
  /** Its own columns; the system columns come by themselves. */
  readonly columns: readonly TableColumn[];
}

export interface FeatureTableDefinition extends TableDefinition {
  readonly geometryType: Exclude<GeometryType, 'None'>;
}

/** Columns that a table has besides its own, after them; filled by the journal. */
const TRAIL_COLUMNS = [
  ['created_at', 'TEXT'],
  ['created_by', 'TEXT'],
  ['updated_at', 'TEXT'],
  ['updated_by', 'TEXT'],
  ['row_version', 'INTEGER NOT NULL DEFAULT 1'],
] as const;
const ORIGIN_COLUMNS = [
  ['source_id', 'TEXT'],
  ['import_id', 'TEXT'],
] as const;

/** Names that a column of an imported table can't have (compared without case). */
export const RESERVED_COLUMNS: readonly string[] = [
  'fid',
  'id',
  GEOMETRY_COLUMN,
  ...[...TRAIL_COLUMNS, ...ORIGIN_COLUMNS].map(([name]) => name),
  'rowid',
  'oid',
  '_rowid_',
  'ogc_fid',
  // Rows are read as objects, in which this name is no key.
  '__proto__',
];

const GEOMETRY_NAMES: Record<GeometryType, string> = {
  Point: 'POINT',
  MultiPoint: 'MULTIPOINT',
  LineString: 'LINESTRING',
  MultiLineString: 'MULTILINESTRING',
  Polygon: 'POLYGON',
  MultiPolygon: 'MULTIPOLYGON',
  Mixed: 'GEOMETRY',
  None: 'GEOMETRY',
};

/** Two tables may bear one title, GeoPackage's identifiers must differ: then the table's name is put behind. */
function identifierFor(db: ReadableDb, name: string, title: string): string {
  const taken = db.get(
    sql`SELECT 1 FROM gpkg_contents WHERE identifier = ${title} AND table_name <> ${name}`,
  );
  return taken ? `${title} (${name})` : title;
}

/** Sets a registered table's title, as QGIS shows it. */
export function setContentsTitle(db: WritableDb, name: string, title: string): void {
  db.run(
    sql`UPDATE gpkg_contents SET identifier = ${identifierFor(db, name, title)}, description = ${title} WHERE table_name = ${name}`,
  );
}

function createTable(
  db: WritableDb,
  definition: TableDefinition,
  geometry: string | null,
  origin: boolean,
): void {
  const columns = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    'id TEXT UNIQUE',
    ...(geometry ? [`${GEOMETRY_COLUMN} ${geometry}`] : []),
    ...definition.columns.map((column) => `${quoteName(column.name)} ${SQL_TYPES[column.type]}`),
    ...TRAIL_COLUMNS.map(([name, type]) => `${name} ${type}`),
    ...(origin ? ORIGIN_COLUMNS.map(([name, type]) => `${name} ${type}`) : []),
  ];
  db.exec(`CREATE TABLE ${quoteName(definition.name)} (${columns.join(', ')})`);
}

function register(db: WritableDb, definition: TableDefinition, dataType: 'features' | 'attributes'): void {
  const { name, title } = definition;
  db.run(sql`INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
    VALUES (${name}, ${dataType}, ${identifierFor(db, name, title)}, ${title}, ${dataType === 'features' ? 4326 : null})`);
}

function registerGeometry(db: WritableDb, name: string, geometryType: GeometryType): void {
  db.run(sql`INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
    VALUES (${name}, ${GEOMETRY_COLUMN}, ${GEOMETRY_NAMES[geometryType]}, 4326, 0, 0)`);
}

/**
 * Makes a feature table: GeoPackage's integer `fid` beside our UUID, geometry in WGS 84, own columns, system columns,
 * its R-tree and its triggers. With `withoutTriggers` a mass insert fills rows and R-tree itself and calls
 * `ensureRowTriggers` and `refreshContents` after. No column but `fid` and `row_version` is NOT NULL, so that a user of
 * QGIS can add rows; what they miss is filled when the edit is adopted.
 */
export function createFeatureTable(
  db: WritableDb,
  definition: FeatureTableDefinition,
  options: { withoutTriggers?: boolean } = {},
): void {
  const { name } = definition;
  createTable(db, definition, GEOMETRY_NAMES[definition.geometryType], true);
  register(db, definition, 'features');
  registerGeometry(db, name, definition.geometryType);
  db.exec(`CREATE VIRTUAL TABLE ${quoteName(rtreeOf(name))} USING rtree(id, minx, maxx, miny, maxy)`);
  db.run(sql`INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
    VALUES (${name}, ${GEOMETRY_COLUMN}, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`);
  db.run(sql`INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES (${name}, 0)`);
  if (!options.withoutTriggers) ensureRowTriggers(db, name);
}

/** Makes a table without geometry. `origin` adds `source_id` and `import_id`, as imported tables have. */
export function createAttributeTable(
  db: WritableDb,
  definition: TableDefinition,
  options: { origin?: boolean; withoutTriggers?: boolean } = {},
): void {
  createTable(db, definition, null, options.origin ?? false);
  register(db, definition, 'attributes');
  db.run(sql`INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES (${definition.name}, 0)`);
  if (!options.withoutTriggers) ensureRowTriggers(db, definition.name);
}

/**
 * Makes a view of `zone` with the zones of one scheme and registers it as a layer of its own. It shares the table's
 * fids and R-tree.
 */
export function createZoneView(db: WritableDb, name: string, title: string, schemeId: string): void {
  db.exec(zoneViewText(db, name, schemeId));
  register(db, { name, title, columns: [] }, 'features');
  registerGeometry(db, name, 'MultiPolygon');
}

/** True when a scheme's view is there and says word for word what we would say. */
export function zoneViewInOrder(db: ReadableDb, name: string, schemeId: string): boolean {
  const view = db.get<{ sql: string }>(
    sql`SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ${name}`,
  );
  return view?.sql === zoneViewText(db, name, schemeId);
}

/** Drops a table or a registered view with its R-tree, triggers and entries in GeoPackage's tables. */
export function dropTable(db: WritableDb, name: string): void {
  const kind = db.get<{ type: string }>(
    sql`SELECT type FROM sqlite_schema WHERE name = ${name} AND type IN ('table', 'view')`,
  );
  db.run(sql`DELETE FROM gpkg_extensions WHERE table_name = ${name}`);
  db.run(sql`DELETE FROM gpkg_ogr_contents WHERE table_name = ${name}`);
  db.run(sql`DELETE FROM gpkg_geometry_columns WHERE table_name = ${name}`);
  db.run(sql`DELETE FROM gpkg_contents WHERE table_name = ${name}`);
  if (kind?.type === 'view') db.exec(`DROP VIEW ${quoteName(name)}`);
  if (kind?.type !== 'table') return;
  dropRowTriggers(db, name);
  db.exec(`DROP TABLE IF EXISTS ${quoteName(rtreeOf(name))}; DROP TABLE ${quoteName(name)}`);
}
