export { DataPlace, RegisterList } from './data-place.tsx';
export { DeleteDialog } from './delete-dialog.tsx';
export { DraftChip } from './draft-chip.tsx';
export { canAdd, openNewRecord } from './form-actions.ts';
export { Inspector } from './inspector.tsx';
export { PlacingNote } from './placing-note.tsx';
export { RecordPage } from './record-page.tsx';
export { useSelectionArea, useSelectionGone } from './selection-area.ts';
export { TableDrawer } from './table-drawer.tsx';
