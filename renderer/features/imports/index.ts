export { fillSubdistricts, startImport } from './import-actions.ts';
export { setImportAside, useImportOpen } from './import-open.ts';
export { ImportPage } from './import-page.tsx';
export { pickAndImport } from './pick-files.ts';
export { RegisterOffer, WaitingImport } from './register-offer.tsx';
export { ShapesDialog } from './shapes-dialog.tsx';
