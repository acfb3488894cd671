export { GeometryError } from './geometry-error.ts';
export { type Geos, loadGeos, type PreparedShape } from './geos.ts';
export type { HeldShape } from './geos-shapes.ts';
export { dividedByLines, dividedByPoints } from './partition.ts';
