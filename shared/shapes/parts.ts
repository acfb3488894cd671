import type { Geometry, Position } from '../geo/geometry.ts';
import { type Path, pathsOf, withPaths } from './paths.ts';

/** Moves a whole geometry by degrees. */
export const moveBy = (geometry: Geometry, dx: number, dy: number): Geometry =>
  dx === 0 && dy === 0
    ? geometry
    : (withPaths(geometry, ({ positions, closed }) => {
        const moved = positions.map(([x, y]): Position => [x + dx, y + dy]);
        return closed ? [...moved.slice(0, -1), moved[0] as Position] : moved;
      }) ?? geometry);

/** Takes one member out of a multi-geometry. Null when it was the only one. */
export const deletePart = (geometry: Geometry, part: number): Geometry | null =>
  withPaths(geometry, (path) => (path.part === part ? null : path.positions));

/** Fills a hole of a polygon. */
export const deleteHole = (geometry: Geometry, part: number, ring: number): Geometry | null =>
  withPaths(geometry, (path) =>
    ring > 0 && path.part === part && path.ring === ring ? null : path.positions,
  );

const KINDS = { Point: 'Point', LineString: 'LineString', Polygon: 'Polygon' } as const;
export type ShapeKind = keyof typeof KINDS;

/** Point, line or polygon, whether simple or multi. */
export const kindOf = (type: string): ShapeKind | null => {
  const simple = type.replace(/^Multi/, '');
  return simple in KINDS ? (simple as ShapeKind) : null;
};

/** The members of a geometry, each as a simple geometry. */
export const partsOf = (geometry: Geometry): Geometry[] => {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      return [geometry];
  }
};

/** Several geometries of one kind as one multi-geometry; of one alone the multi-geometry too. Null for none or mixed. */
export const together = (geometries: readonly Geometry[]): Geometry | null => {
  const parts = geometries.flatMap(partsOf);
  const [first] = parts;
  if (first === undefined || parts.some(({ type }) => type !== first.type)) return null;
  const coordinates = parts.map((part) => part.coordinates);
  return { type: `Multi${first.type}`, coordinates } as Geometry;
};

/**
 * A geometry as a layer of the given type keeps it: multi where the layer is, simple where it has one member. Null when
 * the layer has no place for it.
 */
export const asLayerType = (geometry: Geometry, layerType: string): Geometry | null => {
  if (layerType === 'Mixed') return geometry;
  if (kindOf(layerType) !== kindOf(geometry.type)) return null;
  if (layerType.startsWith('Multi')) return together([geometry]);
  const [only, ...more] = partsOf(geometry);
  return only === undefined || more.length > 0 ? null : only;
};

/** Closed rings from drawn corners. */
export const ringOf = (corners: readonly Position[]): Position[] => [...corners, corners[0] as Position];

const twiceArea = (ring: readonly Position[]): number => {
  const [ox, oy] = ring[0] as Position;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
};

/** True when a closed ring runs counter-clockwise. */
export const runsLeft = (ring: readonly Position[]): boolean => twiceArea(ring) > 0;

/** Shells counter-clockwise, holes clockwise, as GeoJSON and GeoPackage want them. */
export const wellWound = (geometry: Geometry): Geometry =>
  withPaths(geometry, ({ positions, closed, ring }) =>
    closed && runsLeft(positions) !== (ring === 0) ? [...positions].reverse() : positions,
  ) ?? geometry;

const crosses = (positions: readonly Position[], x: number, y: number): boolean => {
  let inside = false;
  for (let i = 1; i < positions.length; i++) {
    const [ax, ay] = positions[i - 1] as Position;
    const [bx, by] = positions[i] as Position;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
};

/** The ring of a polygon whose inside a place lies in: a hole before the shell around it. Null outside of all. */
export const ringAround = (geometry: Geometry, [x, y]: Position): Path | null => {
  const around = pathsOf(geometry).filter((path) => path.closed && crosses(path.positions, x, y));
  return around.find((path) => path.ring > 0) ?? around[0] ?? null;
};
