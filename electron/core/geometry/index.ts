export { GeometryError } from './geometry-error.ts';
export { type Geos, loadGeos, type PreparedShape } from './geos.ts';
