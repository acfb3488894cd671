export { RESTRICTED_COLUMNS } from './column-classes.ts';
export { rebuildHouseholdCounts } from './household-counts.queries.ts';
export { countHouseholds, firstBrokenAudit, openRestrictedDb, storeVersion } from './restricted.queries.ts';
export { createRestrictedStore, type ManagedRestrictedStore } from './restricted-store.ts';
