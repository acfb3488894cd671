export { AttributeDialog } from './attribute-dialog.tsx';
export { CrosshairNote } from './crosshair-note.tsx';
export { FoundCard } from './found-card.tsx';
export { LocationDialog } from './location-dialog.tsx';
export { selectHere, selectInShape } from './select-actions.ts';
export { SelectionMenu } from './selection-menu.tsx';
export { closeFound, openSelect, useFoundIsOpen } from './selection-store.ts';
export { useSelectedBoxes } from './use-boxes.ts';
