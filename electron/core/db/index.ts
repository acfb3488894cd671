export { BoxList } from './box-list.ts';
export type { Connection } from './connection.ts';
export {
  countRows,
  hasRtree,
  refreshContents,
  rtreeTableOf,
  tableExists,
} from './contents.ts';
export {
  createAttributeTable,
  createFeatureTable,
  createZoneView,
  dropTable,
  RESERVED_COLUMNS,
  setContentsTitle,
} from './feature-table.ts';
export { inForce, isDated } from './in-force.ts';
export { migrate, schemaVersion } from './migrate.ts';
export { openDb, openForeign, openReadOnly } from './open-db.ts';
export {
  columnsOf,
  dropRowTriggers,
  ensureRowTriggers,
  GEOMETRY_COLUMN,
  rtreeOf,
} from './row-triggers.ts';
export { packRtree } from './rtree-pack.ts';
export { quoteName, quoteText, sql } from './sql.ts';
export { boundsOfBlob } from './st-functions.ts';
export { addColumn, columnOf, dropColumn, SQL_TYPES, type StoredColumn } from './table-columns.ts';
export type { ReadableDb, Sql, SqlValue, Statement, WritableDb } from './types.ts';
export { uuidv7 } from './uuid.ts';
