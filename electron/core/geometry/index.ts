export { GeometryError } from './geometry-error.ts';
export { type Geos, loadGeos, type PreparedShape } from './geos.ts';
export { dividedByLines, dividedByPoints } from './partition.ts';
