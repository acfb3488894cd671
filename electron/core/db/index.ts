export { type Connection, connect } from './connection.ts';
export {
  countRows,
  extentOfTable,
  hasRtree,
  rebuildRtree,
  refreshContents,
  rtreeTableOf,
  statedExtent,
  tableExists,
} from './contents.ts';
export {
  createAttributeTable,
  createFeatureTable,
  createZoneView,
  dropTable,
  type FeatureTableDefinition,
  RESERVED_COLUMNS,
  setContentsTitle,
  type TableColumn,
  type TableDefinition,
} from './feature-table.ts';
export { migrate, newestOf, schemaVersion } from './migrate.ts';
export { openDb, openReadOnly } from './open-db.ts';
export {
  columnsOf,
  dropRowTriggers,
  ensureRowTriggers,
  GEOMETRY_COLUMN,
  rtreeOf,
  triggersInOrder,
} from './row-triggers.ts';
export { type Boxes, packRtree } from './rtree-pack.ts';
export { quoteName, quoteText, sql } from './sql.ts';
export { boundsOfBlob } from './st-functions.ts';
export type { ReadableDb, Sql, SqlValue, Statement, WritableDb } from './types.ts';
export { uuidv7 } from './uuid.ts';
