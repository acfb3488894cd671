import type { Extent } from '../contract/base.ts';
import { eachWkbPosition } from './wkb.ts';

/**
 * Degrees to be added to a longitude so that it follows the one before by the shorter way: over the 180th meridian, not
 * round the world. A step of the whole world is an edge of the map, as in boxes around it and in Antarctica.
 */
export const shorterWay = (before: number, lon: number): number => {
  const step = Math.abs(lon - before);
  return step > 180 && step < 359 ? (lon < before ? 360 : -360) : 0;
};

/** A longitude as it is on the globe, -180 to 180, of one that was counted on over the 180th meridian. */
export const onGlobe = (lon: number): number =>
  Math.abs(lon) > 180 ? lon - 360 * Math.round(lon / 360) : lon;

/**
 * The shortest stretch of longitudes that holds all of some, `[west, east]` each with `west <= east`. Where it lies over the
 * 180th meridian its east is more than 180. Null without any.
 */
export const shortestStretch = (
  stretches: readonly (readonly [west: number, east: number])[],
): [west: number, east: number] | null => {
  const sorted = [...stretches].sort((a, b) => a[0] - b[0]);
  const [first] = sorted;
  if (first === undefined) return null;
  let reached = first[1];
  let widest = { gap: Number.NEGATIVE_INFINITY, from: first[0], to: reached };
  for (const [west, east] of sorted.slice(1)) {
    if (west - reached > widest.gap) widest = { gap: west - reached, from: west, to: reached };
    reached = Math.max(reached, east);
  }
  const around = first[0] + 360 - reached;
  return around >= widest.gap ? [first[0], reached] : [widest.from, Math.max(widest.to + 360, reached)];
};

/** A box with its copies on the globe: one that reaches beyond the 180th meridian lies at the other edge of the map as well. */
export const onBothEdges = (box: Extent): Extent[] => {
  const [west, south, east, north] = box;
  const turned = (by: number): Extent => [west + by, south, east + by, north];
  return [box, ...(east > 180 ? [turned(-360)] : []), ...(west < -180 ? [turned(360)] : [])];
};

/** The longitudes of a shape as one stretch, counted on over the 180th meridian where it lies there; null for an empty one. */
export const stretchOf = (wkb: Uint8Array): [west: number, east: number] | null => {
  let [west, east] = [Infinity, -Infinity];
  let last = Number.NaN;
  let turn = 0;
  eachWkbPosition(wkb, (lon) => {
    turn += shorterWay(last, lon + turn);
    last = lon + turn;
    west = Math.min(west, last);
    east = Math.max(east, last);
  });
  return west > east ? null : [west, east];
};
