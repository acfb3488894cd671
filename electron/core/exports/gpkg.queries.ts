import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { encodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbExtent } from '../../../shared/geo/wkb.ts';
import { GPKG_APPLICATION_ID, GPKG_TABLES, GPKG_USER_VERSION } from '../db/gpkg-schema.ts';
import { openDb, quoteName, quoteText, type SqlValue, sql, type WritableDb } from '../db/index.ts';
import { expectedTriggers, rtreeOf } from '../db/row-triggers.ts';
import type { OutField, OutTable, OutValue } from '../formats/out-table.ts';
import { prjOf } from '../formats/shapefile/write-prj.ts';
import { writeLayerStyle } from '../styles/index.ts';

/** Thai titles of columns stand in the table of GeoPackage's schema extension (OGC 12-128r17, annex F.9). */
const DATA_COLUMNS = `
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
  VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write');
`;

const SQL_TYPES: Record<OutField['type'], string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
};
const GEOMETRY_NAMES: Record<string, string> = { Mixed: 'GEOMETRY' };

const stored = (value: OutValue): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

function createTables(db: WritableDb, table: OutTable, srsId: number): void {
  const spatial = table.geometryType !== 'None';
  const kind = GEOMETRY_NAMES[table.geometryType] ?? table.geometryType.toUpperCase();
  db.exec(GPKG_TABLES + DATA_COLUMNS);
  if (srsId !== 4326) {
    db.run(sql`INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)
      VALUES (${table.crs}, ${srsId}, 'EPSG', ${srsId}, ${prjOf(table.crs) ?? 'undefined'})`);
  }
  const columns = table.fields.map((field) => `${quoteName(field.name)} ${SQL_TYPES[field.type]}`);
  const own = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    ...(spatial ? [`geom ${kind}`] : []),
    ...columns,
  ];
  db.exec(`CREATE TABLE ${quoteName(table.name)} (${own.join(', ')})`);
  const about = table.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  db.run(sql`INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
    VALUES (${table.name}, ${spatial ? 'features' : 'attributes'}, ${table.title}, ${about}, ${spatial ? srsId : null})`);
  if (spatial) {
    db.run(sql`INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
      VALUES (${table.name}, 'geom', ${kind}, ${srsId}, 0, 0)`);
    db.exec(`CREATE VIRTUAL TABLE ${quoteName(rtreeOf(table.name))} USING rtree(id, minx, maxx, miny, maxy)`);
    db.run(sql`INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
      VALUES (${table.name}, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`);
  }
  const titles = new Set<string>();
  for (const field of table.fields) {
    const unique = titles.has(field.title) ? `${field.title} (${field.name})` : field.title;
    titles.add(unique);
    db.run(sql`INSERT INTO gpkg_data_columns (table_name, column_name, name, title)
      VALUES (${table.name}, ${field.name}, ${unique}, ${field.title})`);
  }
}

/** Writes the counts and extent that readers look up, and the triggers that keep them and the R-tree right. */
function finish(db: WritableDb, table: OutTable, rows: number, extent: Extent | null): void {
  const [minX, minY, maxX, maxY] = extent ?? [null, null, null, null];
  db.run(sql`UPDATE gpkg_contents SET min_x = ${minX}, min_y = ${minY}, max_x = ${maxX}, max_y = ${maxY}
    WHERE table_name = ${table.name}`);
  db.run(sql`INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES (${table.name}, ${rows})`);
  // The triggers that note outside edits belong to the workspace's own file alone.
  for (const [name, text] of expectedTriggers(db, table.name))
    if (!name.startsWith('outside_')) db.exec(text);
}

/**
 * Writes a fresh GeoPackage of one table: geometry in the asked-for system, R-tree, Thai titles of table and columns,
 * the evidence as its description.
 */
export async function writeGpkg(path: string, table: OutTable): Promise<void> {
  const connection = openDb(path, { mustExist: false });
  const { db } = connection;
  try {
    db.exec(`PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA application_id = ${GPKG_APPLICATION_ID};
      PRAGMA user_version = ${GPKG_USER_VERSION};`);
    const srsId = Number(table.crs.slice('EPSG:'.length));
    const spatial = table.geometryType !== 'None';
    db.transaction(() => createTables(db, table, srsId));
    const names = [...(spatial ? ['geom'] : []), ...table.fields.map((field) => field.name)];
    const insert = db.statement(
      `INSERT INTO ${quoteName(table.name)} (${['fid', ...names].map(quoteName).join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
    );
    const tree = spatial
      ? db.statement(`INSERT INTO ${quoteName(rtreeOf(table.name))} VALUES (?, ?, ?, ?, ?)`)
      : null;
    let extent: Extent | null = null;
    let fid = 0;
    for await (const batch of table.batches())
      db.transaction(() => {
        for (const row of batch) {
          const box = row.wkb ? wkbExtent(row.wkb) : null;
          const blob = spatial ? [row.wkb ? encodeGpkg(row.wkb, box, srsId) : null] : [];
          insert.run(++fid, ...blob, ...row.values.map(stored));
          if (box) tree?.run(fid, box[0], box[2], box[1], box[3]);
          if (box) extent = grown(extent, box);
        }
      });
    db.transaction(() => finish(db, table, fid, extent));
    db.exec(`PRAGMA synchronous = FULL; ANALYZE ${quoteText(table.name)};`);
  } finally {
    connection.close();
  }
}

/** Puts how a layer is drawn into a GeoPackage, where QGIS looks for it. */
export function styleGpkg(
  path: string,
  layer: LayerSummary,
  facts: { readonly hasMissing: boolean; readonly allListed: boolean },
): void {
  const connection = openDb(path, { mustExist: true });
  try {
    connection.db.transaction(() => writeLayerStyle(connection.db, layer, facts));
  } finally {
    connection.close();
  }
}

const grown = (a: Extent | null, b: Extent): Extent =>
  a === null ? b : [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
