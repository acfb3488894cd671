import { sql } from '../sql.ts';
import type { WritableDb } from '../types.ts';

/**
 * The tables of GeoPackage's schema extension (OGC 12-128r17, annex F.9), in which other programs find the labels of
 * columns and the words of code lists. They are derived: written anew from the catalogue whenever it differs.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS gpkg_data_columns (
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
CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
`;

/** Labels of fields and words of lists for QGIS. A file that QGIS gave such tables itself keeps them. */
export function fieldLabels(db: WritableDb): void {
  db.exec(TABLES);
  for (const table of ['gpkg_data_columns', 'gpkg_data_column_constraints'])
    db.run(sql`INSERT OR IGNORE INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
      SELECT ${table}, NULL, 'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'
      WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = ${table})`);
}
