import type { Extent } from '../contract/base.ts';
import { boxesMeet, extentOf, type Geometry, type Position } from '../geo/geometry.ts';
import { edgesIn, nearestOnEdge } from './edges.ts';
import { pathsOf, placeKey, samePlace, withPaths } from './paths.ts';

/** A tenth of a millimetre: a place that was put on an edge is off it by its rounding only. */
const ON_EDGE = 1e-9;

/** Where a position lies on an edge of a geometry without being a vertex of it. */
export interface OnEdge {
  readonly a: Position;
  readonly b: Position;
  readonly at: Position;
}

const around = ([x, y]: Position): Extent => [x - ON_EDGE, y - ON_EDGE, x + ON_EDGE, y + ON_EDGE];

/** The edges of a geometry on which a position lies; none when it is one of its vertices. */
export const edgesUnder = (geometry: Geometry, at: Position): OnEdge[] => {
  const found: OnEdge[] = [];
  let vertex = false;
  edgesIn(geometry, around(at), (a, b) => {
    if (samePlace(a, at) || samePlace(b, at)) vertex = true;
    else if (!samePlace(a, b)) {
      const near = nearestOnEdge(at, a, b);
      if (near.share > 0 && near.share < 1 && near.distance <= ON_EDGE) found.push({ a, b, at });
    }
  });
  return vertex ? [] : found;
};

/**
 * The geometry with a vertex wherever one of the positions lies on an edge of it: afterwards both have the place bit by
 * bit. The very same object when there was nothing to do.
 */
export const withNodes = (geometry: Geometry, positions: Iterable<Position>): Geometry => {
  const box = extentOf(geometry);
  if (box === null) return geometry;
  const wanted = new Map<string, Position[]>();
  for (const at of positions) {
    if (!boxesMeet(box, around(at))) continue;
    for (const { a, b } of edgesUnder(geometry, at)) {
      const key = `${placeKey(a)} ${placeKey(b)}`;
      const list = wanted.get(key) ?? [];
      if (!list.some((other) => samePlace(other, at))) wanted.set(key, [...list, at]);
    }
  }
  return wanted.size === 0 ? geometry : noded(geometry, wanted);
};

const noded = (geometry: Geometry, wanted: ReadonlyMap<string, readonly Position[]>): Geometry =>
  withPaths(geometry, ({ positions }) => {
    const next: Position[] = [];
    positions.forEach((position, i) => {
      const before = positions[i - 1];
      const on = before === undefined ? undefined : wanted.get(`${placeKey(before)} ${placeKey(position)}`);
      if (before !== undefined && on !== undefined)
        next.push(
          ...[...on].sort(
            (a, b) => nearestOnEdge(a, before, position).share - nearestOnEdge(b, before, position).share,
          ),
        );
      next.push(position);
    });
    return next.length === positions.length ? positions : next;
  }) ?? geometry;

/** Every vertex of a geometry once, by its key. */
export const placesOf = (geometry: Geometry): Map<string, Position> => {
  const places = new Map<string, Position>();
  for (const { positions } of pathsOf(geometry)) for (const at of positions) places.set(placeKey(at), at);
  return places;
};

/** The vertices that a geometry has and another has not. */
export const newPlaces = (before: Geometry | null, after: Geometry): Position[] => {
  const old = before === null ? new Map<string, Position>() : placesOf(before);
  return [...placesOf(after)].filter(([key]) => !old.has(key)).map(([, at]) => at);
};
