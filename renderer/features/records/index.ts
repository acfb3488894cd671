export { DataPlace, RegisterList } from './data-place.tsx';
export { Inspector } from './inspector.tsx';
export { useSelectionArea } from './selection-area.ts';
export { TableDrawer } from './table-drawer.tsx';
