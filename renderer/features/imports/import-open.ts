import { useImport } from './import-store.ts';

/** True while the import page stands in the place of map and panels. */
export const useImportOpen = (): boolean => useImport((state) => state.phase !== 'none' && state.shown);

/** Another place is wanted: the import waits beneath and is gone on with from there. */
export const setImportAside = (): void => useImport.setState({ shown: false });
