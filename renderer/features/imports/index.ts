export { fillSubdistricts, startImport } from './import-actions.ts';
export { setImportAside, useImportOpen } from './import-open.ts';
export { ImportPage, pickAndImport } from './import-page.tsx';
export { RegisterOffer, WaitingImport } from './register-offer.tsx';
