export { firstBrokenAudit } from './audit/audit.queries.ts';
export { RESTRICTED_COLUMNS } from './column-classes.ts';
export { AreaCounter } from './counts/area-counts.ts';
export { backupsCleaned, eraseSubjects, formerKeys, waitingForBackups } from './erase/erase.queries.ts';
export { importOfSet } from './history/history.queries.ts';
export { redoRestricted, restrictedJournal, undoRestricted } from './history/history.ts';
export { restrictedGoBack, restrictedRowHistory } from './history/row-history.ts';
export { type HouseholdOrigin, insertImport, listImports } from './household-imports.queries.ts';
export {
  followHouseholds,
  HOUSEHOLD_IMPORT,
  undoHouseholdImport,
} from './household-imports.ts';
export { openRestrictedDb, readingOf } from './restricted.queries.ts';
export { createRestrictedStore, type ManagedRestrictedStore } from './restricted-store.ts';
export { personsByNumber } from './rows/persons.ts';
export { unseal } from './seal.ts';
export { isStoreFileBroken, keyRecordForCopy } from './store-file.ts';
export { currentSet } from './undo.queries.ts';
