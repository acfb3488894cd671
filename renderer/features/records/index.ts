export { cellText, fieldTitle, isSuppressed, MISSING } from './cell-text.ts';
export { Inspector } from './inspector.tsx';
export { useSelectionArea } from './selection-area.ts';
