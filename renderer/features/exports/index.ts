export { ExportDialogs } from './export-dialogs.tsx';
export { openExport, openSheet } from './export-store.ts';
