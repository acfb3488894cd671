export { FieldDialog } from './field-dialog.tsx';
export { openFieldSettings, openNewLayer } from './fields-store.ts';
export { ListDialog } from './list-dialog.tsx';
export { NewLayerDialog } from './new-layer-dialog.tsx';
