import { useImport } from './import-store.ts';

/** True while the import page stands in the place of map and panels. */
export const useImportOpen = (): boolean => useImport((state) => state.phase !== 'none' && state.shown);
