import type { Geometry, Position } from '../geo/geometry.ts';

/** A run of positions within a geometry: a ring of a polygon, a line, or a single point. */
export interface Path {
  /** Which member of a multi-geometry; 0 of a simple one. */
  readonly part: number;
  /** Which ring of a polygon: 0 is the shell, the others are holes. 0 of lines and points. */
  readonly ring: number;
  /** A ring: its last position repeats the first. */
  readonly closed: boolean;
  readonly positions: readonly Position[];
}

/** A vertex by its place in a geometry. */
export interface VertexAt {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
}

/** The same place bit by bit: what is shared between neighbours is shared exactly or not at all. */
export const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** A position as a key of maps: numbers are written so that different ones never read the same. */
export const placeKey = ([x, y]: Position): string => `${x} ${y}`;

const polygonPaths = (rings: readonly Position[][], part: number): Path[] =>
  rings.map((positions, ring) => ({ part, ring, closed: true, positions }));

/** An edge as a key, whichever way it is walked. */
export const edgeKey = (a: Position, b: Position): string =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
    ? `${placeKey(a)} ${placeKey(b)}`
    : `${placeKey(b)} ${placeKey(a)}`;

/** All paths of a geometry, in its own order. */
export function pathsOf(geometry: Geometry): Path[] {
  switch (geometry.type) {
    case 'Point':
      return [{ part: 0, ring: 0, closed: false, positions: [geometry.coordinates] }];
    case 'MultiPoint':
      return geometry.coordinates.map((at, part) => ({ part, ring: 0, closed: false, positions: [at] }));
    case 'LineString':
      return [{ part: 0, ring: 0, closed: false, positions: geometry.coordinates }];
    case 'MultiLineString':
      return geometry.coordinates.map((positions, part) => ({ part, ring: 0, closed: false, positions }));
    case 'Polygon':
      return polygonPaths(geometry.coordinates, 0);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(polygonPaths);
  }
}

/** The path at a place, or undefined where there is none. */
export const pathAt = (geometry: Geometry, part: number, ring: number): Path | undefined =>
  pathsOf(geometry).find((path) => path.part === part && path.ring === ring);

/** The position of a vertex, or null where there is none. */
export const vertexAt = (geometry: Geometry, { part, ring, index }: VertexAt): Position | null =>
  pathAt(geometry, part, ring)?.positions[index] ?? null;

/** The vertices of a path, a ring's closing one left out. */
export const verticesOf = ({ positions, closed }: Path): readonly Position[] =>
  closed ? positions.slice(0, -1) : positions;

/** How many vertices a geometry has; a ring's closing position is none of its own. */
export const countVertices = (geometry: Geometry): number =>
  pathsOf(geometry).reduce((sum, { positions, closed }) => sum + positions.length - (closed ? 1 : 0), 0);

/** All edges of a geometry, by their keys. */
export const edgeKeys = (geometry: Geometry): Set<string> => {
  const keys = new Set<string>();
  for (const { positions } of pathsOf(geometry))
    for (let i = 1; i < positions.length; i++)
      keys.add(edgeKey(positions[i - 1] as Position, positions[i] as Position));
  return keys;
};

/** How many members a geometry has: polygons, lines or points. */
export const countParts = (geometry: Geometry): number =>
  geometry.type.startsWith('Multi') ? geometry.coordinates.length : 1;

/** What becomes of a path: other positions, or null to leave it out. */
export type PathChange = (path: Path) => readonly Position[] | null;

const polygonWith = (rings: Position[][], part: number, change: PathChange): Position[][] | null => {
  const next: Position[][] = [];
  for (const [ring, positions] of rings.entries()) {
    const made = change({ part, ring, closed: true, positions });
    if (made === null && ring === 0) return null;
    if (made !== null) next.push(made as Position[]);
  }
  return next.length === rings.length && next.every((ring, i) => ring === rings[i]) ? rings : next;
};

const membersWith = <T>(members: T[], change: (member: T, part: number) => T | null): T[] | null => {
  const next = members.map(change);
  if (next.every((member, i) => member === members[i])) return members;
  const kept = next.filter((member): member is Awaited<T> & T => member !== null);
  return kept.length === 0 ? null : kept;
};

const lineWith = (positions: Position[], part: number, change: PathChange): Position[] | null =>
  change({ part, ring: 0, closed: false, positions }) as Position[] | null;

const same = <G extends Geometry>(
  geometry: G,
  coordinates: G['coordinates'] | null | undefined,
): Geometry | null =>
  coordinates === null || coordinates === undefined
    ? null
    : coordinates === geometry.coordinates
      ? geometry
      : ({ type: geometry.type, coordinates } as Geometry);

/**
 * The geometry with its paths changed; the very same object when none was. Null when nothing is left. A polygon goes
 * with its shell.
 */
export function withPaths(geometry: Geometry, change: PathChange): Geometry | null {
  switch (geometry.type) {
    case 'Point': {
      const made = lineWith([geometry.coordinates], 0, change);
      return same(geometry, made?.[0]);
    }
    case 'MultiPoint':
      return same(
        geometry,
        membersWith(geometry.coordinates, (at, part) => {
          const made = lineWith([at], part, change);
          return made?.[0] ?? null;
        }),
      );
    case 'LineString':
      return same(geometry, lineWith(geometry.coordinates, 0, change));
    case 'MultiLineString':
      return same(
        geometry,
        membersWith(geometry.coordinates, (line, part) => lineWith(line, part, change)),
      );
    case 'Polygon':
      return same(geometry, polygonWith(geometry.coordinates, 0, change));
    case 'MultiPolygon':
      return same(
        geometry,
        membersWith(geometry.coordinates, (rings, part) => polygonWith(rings, part, change)),
      );
  }
}
