import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import { drawnStyle } from '../../../../shared/domain/style-rows.ts';
import { columnsOf, inForce, type ReadableDb, sql, tableExists, type WritableDb } from '../../db/index.ts';
import { qmlOf } from './qml.ts';
import { sldOf } from './sld.ts';

/** The table in which QGIS keeps styles inside a GeoPackage, as QGIS itself makes it, known to GDAL as attributes. */
const LAYER_STYLES = `
CREATE TABLE IF NOT EXISTS layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description)
  VALUES ('layer_styles', 'attributes', 'layer_styles', '');
`;

/** What marks the rows that are ours: styles that somebody saved from QGIS stay as they are. */
const OWNER = 'changwat';

/**
 * What a layer's rows say, as far as its QML depends on it.
 *
 * @param rows only those from one fid to another
 */
export const rowFacts = (
  db: ReadableDb,
  layer: LayerSummary,
  rows?: readonly [first: number, last: number],
): { hasMissing: boolean; allListed: boolean } => {
  const { kind, field, categories } = drawnStyle(layer);
  const table = layer.name;
  if (field === null || (kind !== 'classes' && kind !== 'categories'))
    return { hasMissing: false, allListed: false };
  if (!columnsOf(db, table).some(({ name }) => name === field)) return { hasMissing: true, allListed: false };
  const column = sql.id(field);
  const asked = rows === undefined ? sql`1` : sql`fid BETWEEN ${rows[0]} AND ${rows[1]}`;
  const from = sql`FROM ${sql.id(table)} WHERE ${inForce(table)} AND ${asked}`;
  const hasMissing = db.get(sql`SELECT 1 ${from} AND ${column} IS NULL LIMIT 1`) !== undefined;
  const listed = JSON.stringify(categories.map(({ value }) => String(value)));
  const other = sql`SELECT 1 ${from} AND ${column} NOTNULL
    AND CAST(${column} AS TEXT) NOT IN (SELECT value FROM json_each(${listed})) LIMIT 1`;
  return { hasMissing, allListed: kind === 'categories' && db.get(other) === undefined };
};

/** Writes how a layer is drawn where QGIS looks for it, unless it stands there already. `table` is its name in this file. */
export const writeLayerStyle = (
  db: WritableDb,
  layer: LayerSummary,
  facts: { readonly hasMissing: boolean; readonly allListed: boolean },
  table = layer.name,
): void => {
  if (!tableExists(db, 'layer_styles')) db.exec(LAYER_STYLES);
  const [qml, sld] = [qmlOf(layer, facts), sldOf(layer)];
  const ours = sql`f_table_name = ${table} AND owner = ${OWNER}`;
  const known = db.get<{ styleQML: string; styleSLD: string }>(
    sql`SELECT styleQML, styleSLD FROM layer_styles WHERE ${ours}`,
  );
  if (known?.styleQML === qml && known.styleSLD === sld) return;
  db.run(sql`DELETE FROM layer_styles WHERE ${ours}`);
  db.run(sql`INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,
      styleQML, styleSLD, useAsDefault, description, owner)
    VALUES ('', '', ${table}, 'geom', 'Changwat', ${qml}, ${sld}, 1, ${layer.title}, ${OWNER})`);
};

/** Takes out our styles of layers that are there no more. */
export const dropStrayStyles = (db: WritableDb, names: readonly string[]): void => {
  if (!tableExists(db, 'layer_styles')) return;
  db.run(sql`DELETE FROM layer_styles WHERE owner = ${OWNER}
    AND f_table_name NOT IN (SELECT value FROM json_each(${JSON.stringify(names)}))`);
};
