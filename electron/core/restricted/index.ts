export { RESTRICTED_COLUMNS } from './column-classes.ts';
export { firstBrokenAudit, openRestrictedDb } from './restricted.queries.ts';
export { createRestrictedStore, type ManagedRestrictedStore } from './restricted-store.ts';
export { isStoreFileBroken, keyRecordForCopy } from './store-file.ts';
