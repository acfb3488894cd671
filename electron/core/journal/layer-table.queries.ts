import type { FieldType, GeometryType } from '../../../shared/contract/base.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { defaultRank } from '../../../shared/domain/styles.ts';
import type { ColumnDefinition, NewLayer } from '../context.ts';
import {
  createAttributeTable,
  createFeatureTable,
  createZoneView,
  dropTable,
  ensureRowTriggers,
  quoteName,
  type ReadableDb,
  rtreeOf,
  type SqlValue,
  setContentsTitle,
  sql,
  tableExists,
  type WritableDb,
} from '../db/index.ts';

type Row = Record<string, SqlValue>;

/** All that makes a layer besides its rows: enough to make it again, column for column. */
interface LayerImage {
  readonly ddl: string;
  readonly indexes: readonly string[];
  readonly entries: Readonly<Record<string, readonly Row[]>>;
}

/** The tables that name a layer, with the column that does, in the order in which their keys allow writing. */
const ENTRY_TABLES = [
  ['gpkg_contents', 'table_name'],
  ['gpkg_geometry_columns', 'table_name'],
  ['gpkg_extensions', 'table_name'],
  ['gpkg_ogr_contents', 'table_name'],
  ['layer', 'name'],
] as const;

/** Takes the picture of a layer's definition and catalogue entries, as bytes for the journal. */
export const layerImage = (db: ReadableDb, name: string): Uint8Array => {
  const made = db.get<{ sql: string }>(
    sql`SELECT sql FROM sqlite_schema WHERE name = ${name} AND type IN ('table', 'view')`,
  );
  if (!made) throw new Error(`no table ${name}`);
  const indexes = db
    .all<{ sql: string }>(
      sql`SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${name} AND sql NOT NULL`,
    )
    .map((index) => index.sql);
  const entries: Record<string, Row[]> = {};
  for (const [table, key] of ENTRY_TABLES)
    entries[table] = db.all<Row>(sql`SELECT * FROM ${sql.id(table)} WHERE ${sql.id(key)} = ${name}`);
  const image: LayerImage = { ddl: made.sql, indexes, entries };
  return new TextEncoder().encode(JSON.stringify(image));
};

const insertEntry = (db: WritableDb, table: string, row: Row): void => {
  const columns = Object.keys(row);
  db.run(sql`INSERT INTO ${sql.id(table)} (${sql.join(columns.map((column) => sql.id(column)))})
    VALUES (${sql.join(columns.map((column) => row[column] ?? null))})`);
};

/** Makes a layer again from its picture, without rows. */
export const restoreLayer = (db: WritableDb, name: string, bytes: Uint8Array): void => {
  const image = JSON.parse(new TextDecoder().decode(bytes)) as LayerImage;
  // `run` compiles exactly one statement: a picture can bring one table or view, and no more.
  db.run({ text: image.ddl, values: [] });
  for (const index of image.indexes) db.run({ text: index, values: [] });
  for (const [table] of ENTRY_TABLES)
    for (const row of image.entries[table] ?? [])
      insertEntry(db, table, table === 'gpkg_contents' ? { ...row, identifier: null } : row);
  // Another layer may bear the title by now, and identifiers differ: it is found anew.
  setContentsTitle(db, name, String(image.entries.gpkg_contents?.[0]?.description ?? name));
  if ((image.entries.gpkg_extensions ?? []).length > 0)
    db.exec(`CREATE VIRTUAL TABLE ${quoteName(rtreeOf(name))} USING rtree(id, minx, maxx, miny, maxy)`);
  if (!isView(db, name)) {
    db.run(sql`UPDATE gpkg_ogr_contents SET feature_count = 0 WHERE table_name = ${name}`);
    ensureRowTriggers(db, name);
  }
};

/** Drops a layer's table or view with all its entries. */
export const dropLayer = (db: WritableDb, name: string): void => {
  db.run(sql`DELETE FROM layer WHERE name = ${name}`);
  dropTable(db, name);
};

export const isView = (db: ReadableDb, name: string): boolean =>
  db.get(sql`SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = ${name}`) !== undefined;

/** Registers of the restricted store are known by their keys: no other rows bear them. */
const APART = new Set(REGISTERS.filter(({ store }) => store === 'restricted').map(({ key }) => key));

/** A name that no table has: the wished one, or with `_2`, `_3`, … behind. Letters that are not ASCII are not kept. */
export const freeName = (db: ReadableDb, wished: string): string => {
  const plain = wished
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 48);
  const reserved = plain === '' || /^(\d|gpkg|rtree|sqlite|journal|search)/.test(plain);
  const base = reserved ? `layer_${plain}`.replace(/_$/, '') : plain;
  const taken = (name: string): boolean =>
    APART.has(name) || tableExists(db, name) || tableExists(db, rtreeOf(name));
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}_${i}`;
    if (!taken(name)) return name;
  }
};

/** Where a new layer is drawn: right above the highest of those that belong no higher than itself. */
export const placeFor = (db: ReadableDb, rank: number): number => {
  const layers = db.all<{ register: string | null; type: GeometryType; z: number }>(
    sql`SELECT register, geometry_type AS type, z_order AS z FROM layer ORDER BY z_order`,
  );
  const below = layers.filter((layer) => defaultRank(layer.register, layer.type) <= rank).at(-1)?.z;
  const above = layers.find((layer) => below === undefined || layer.z > below)?.z;
  if (below === undefined) return above === undefined ? 0 : above - 1000;
  if (above === undefined) return below + 1000;
  return above - below > 1 ? below + 1 : (below + above) / 2;
};

const catalogueFields = (columns: readonly ColumnDefinition[]): string =>
  JSON.stringify(
    columns.map((column) => ({
      name: column.name,
      title: column.title,
      titleEn: column.titleEn ?? column.title,
      type: column.type,
      unit: column.unit ?? null,
      codeList: null,
      ...column.more,
    })),
  );

const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

/** Makes the empty table of a new layer and its catalogue entry. */
export const createLayerTable = (db: WritableDb, name: string, layer: NewLayer, at: string): void => {
  const columns = layer.columns.map((column) => ({ name: column.name, type: column.type as FieldType }));
  const { geometryType } = layer;
  if (geometryType === 'None')
    createAttributeTable(db, { name, title: layer.title, columns }, { origin: true });
  else createFeatureTable(db, { name, title: layer.title, geometryType, columns });
  db.run(sql`INSERT INTO layer (name, title, title_en, kind, register, grp, geometry_type, label_field, style, visible,
      z_order, opacity, version, source, as_of, fields, evidence, created_at)
    VALUES (${name}, ${layer.title}, ${layer.titleEn ?? layer.title}, ${layer.kind}, NULL, ${layer.group},
      ${geometryType}, ${layer.labelField}, ${json(layer.style)}, 1, ${placeFor(db, defaultRank(null, geometryType))},
      1, 1, ${layer.source ?? null}, ${layer.asOf ?? null}, ${catalogueFields(layer.columns)},
      ${json(layer.evidence)}, ${at})`);
};

/** Makes the layer of a zoning scheme: a view of `zone` and its catalogue entry; all schemes have the same fields. */
export const createZoneLayer = (db: WritableDb, schemeId: string, title: string, at: string): string => {
  const count =
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM layer WHERE zone_scheme_id NOT NULL`)?.n ?? 0;
  const name = freeName(db, `zone_scheme_${count + 1}`);
  createZoneView(db, name, title, schemeId);
  db.run(sql`INSERT INTO layer (name, title, title_en, kind, register, grp, geometry_type, label_field, visible, z_order,
      zone_scheme_id, fields, created_at)
    VALUES (${name}, ${title}, ${title}, 'register', 'zone', 'area', 'MultiPolygon', 'name_th', 1,
      ${placeFor(db, defaultRank('zone', 'MultiPolygon'))}, ${schemeId},
      (SELECT fields FROM layer WHERE zone_scheme_id NOTNULL ORDER BY created_at, name LIMIT 1), ${at})`);
  return name;
};

/** Cells of a catalogue entry. Returns the values before, or undefined when there is no such layer. */
export const catalogueRow = (db: ReadableDb, name: string): Row | undefined =>
  db.get<Row>(sql`SELECT * FROM layer WHERE name = ${name}`);

export const writeCatalogue = (db: WritableDb, name: string, column: string, value: SqlValue): void => {
  db.run(sql`UPDATE layer SET ${sql.id(column)} = ${value} WHERE name = ${name}`);
  if (column === 'title') setContentsTitle(db, name, String(value));
};

/**
 * Raises the version of layers to a number that no layer ever had. The counter is the workspace's, not the layer's: a
 * layer that is taken back and made anew under the same name must not meet tiles of its predecessor.
 */
export const raiseVersions = (db: WritableDb, names: readonly string[]): void => {
  if (names.length === 0) return;
  db.run(sql`INSERT INTO workspace_meta (key, value) VALUES ('layer_version', '2')
    ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`);
  for (const name of names)
    db.run(sql`UPDATE layer SET version = (SELECT CAST(value AS INTEGER) FROM workspace_meta WHERE key = 'layer_version')
      WHERE name = ${name}`);
};

/** The layers that show a table: itself, and for `zone` the views of all schemes. */
export const layersOf = (db: ReadableDb, table: string): string[] =>
  db
    .all<{ name: string }>(
      sql`SELECT name FROM layer WHERE name = ${table} OR (${table} = 'zone' AND zone_scheme_id NOT NULL)`,
    )
    .map((row) => row.name);
