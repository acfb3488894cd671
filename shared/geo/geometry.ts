import type { Extent } from '../contract/base.ts';

/** `[longitude, latitude]` in degrees, or `[x, y]` in a projected system's metres. */
export type Position = [number, number];
export type Ring = Position[];

/** Two-dimensional geometries in GeoJSON's shape; no Z, no M. */
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint'; coordinates: Position[] }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Ring[] }
  | { type: 'MultiPolygon'; coordinates: Ring[][] };

/** Calls `visit` for every position. */
export function eachPosition(geometry: Geometry, visit: (x: number, y: number) => void): void {
  const walk = (node: unknown): void => {
    const list = node as unknown[];
    if (typeof list[0] === 'number') visit(list[0], list[1] as number);
    else for (const child of list) walk(child);
  };
  walk(geometry.coordinates);
}

/** The bounding box, or null for an empty geometry. */
export function extentOf(geometry: Geometry): Extent | null {
  const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry, (x, y) => {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  });
  return box[0] === Infinity ? null : box;
}

/** True when two boxes share a place. */
export const boxesMeet = (a: Extent, b: Extent): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** The smallest box around both; null counts for nothing. */
export function unionExtent(a: Extent | null, b: Extent | null): Extent | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** All polygons of a geometry as lists of rings; empty for points and lines. */
export function polygonsOf(geometry: Geometry): Ring[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}
