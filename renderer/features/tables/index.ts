export { DataPlace } from './data-place.tsx';
export { MapFilters } from './map-filter.tsx';
export { RegisterList } from './register-list.tsx';
export { TableDrawer } from './table-drawer.tsx';
