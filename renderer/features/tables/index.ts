export { DataPlace } from './data-place.tsx';
export { exportSeen } from './export-seen.ts';
export { FilterFields, useFilterDraft } from './filter-form.tsx';
export { FilterWords } from './filter-menu.tsx';
export { MapFilters, useMapRows } from './map-filter.tsx';
export { RegisterList } from './register-list.tsx';
export { openSet } from './table-dialogs.ts';
export { TableDrawer } from './table-drawer.tsx';
