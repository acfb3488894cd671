import type { Extent } from '../../../../shared/contract/base.ts';
import { polygonsOf } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb, wkbExtent } from '../../../../shared/geo/wkb.ts';
import type { Geos } from '../../geometry/index.ts';
import { type Measures, measure } from './coverage-plane.ts';

/** Metres and square metres: what is thinner or smaller is rounding of coordinates, and nothing. */
const NOISE_WIDTH = 0.02;
const NOISE_AREA = 1;
/** An overlap that is no wider than this and at least so many times as long is a border drawn twice: a sliver. */
const SLIVER_WIDTH = 10;
const SLIVER_RATIO = 20;
/** The widest gap that is taken for a mistake: a lane between two plots is wider. */
export const GAP_WIDTH = 5;
/** Closing a gap also rounds corners off; these pieces are shorter. */
const GAP_LENGTH = 20;
const GAP_NOISE_WIDTH = 0.05;
/** How near a gap comes to a shape that it lies beside. */
const TOUCH = 0.01;
/** Straight pieces of a quarter circle: the rounding of corners is dropped, its fineness does not matter. */
const COARSE = 2;

/** One of the shapes that are compared, in metres. */
export interface PlaneShape {
  readonly wkb: Uint8Array;
  readonly box: Extent;
}
export type ConflictKind = 'overlap' | 'sliver' | 'gap';
/** A multi-polygon in metres. */
export interface FoundConflict {
  readonly kind: ConflictKind;
  readonly wkb: Uint8Array;
}

const parts = (wkb: Uint8Array): { rings: [number, number][][]; measures: Measures }[] =>
  polygonsOf(decodeWkb(wkb)).map((rings) => ({ rings, measures: measure(rings) }));

const joined = (list: readonly { rings: [number, number][][] }[]): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: list.map(({ rings }) => rings) });

const isSliver = ({ width, length }: Measures): boolean =>
  width <= SLIVER_WIDTH && length >= SLIVER_RATIO * width;

/** Where two valid shapes share area: pieces that are thin strips apart from the others. */
export function overlapsOf(a: PlaneShape, b: PlaneShape, geos: Geos): FoundConflict[] {
  const pieces = parts(geos.intersection(a.wkb, b.wkb)).filter(
    ({ measures }) => measures.width >= NOISE_WIDTH && measures.area >= NOISE_AREA,
  );
  const thin = pieces.filter(({ measures }) => isSliver(measures));
  const broad = pieces.filter(({ measures }) => !isSliver(measures));
  const found: FoundConflict[] = [];
  if (broad.length > 0) found.push({ kind: 'overlap', wkb: joined(broad) });
  if (thin.length > 0) found.push({ kind: 'sliver', wkb: joined(thin) });
  return found;
}

/**
 * Strips of up to `GAP_WIDTH` that lie between two shapes and in none of the `others`. The shapes near the misfit are
 * widened by half the width and narrowed again: a gap has closed, the rest stands as it stood.
 */
export function gapOf(
  a: PlaneShape,
  b: PlaneShape,
  misfit: Extent,
  others: (box: Extent) => readonly Uint8Array[],
  geos: Geos,
): FoundConflict | null {
  const near = common(grown(misfit, 2 * GAP_WIDTH), common(grown(a.box, GAP_WIDTH), grown(b.box, GAP_WIDTH)));
  if (near[0] >= near[2] || near[1] >= near[3]) return null;
  const ends = [geos.clip(a.wkb, near), geos.clip(b.wkb, near)];
  if (ends.some(isEmpty)) return null;
  const both = geos.union(ends);
  const closed = geos.buffer(geos.buffer(both, GAP_WIDTH / 2, COARSE), -GAP_WIDTH / 2, COARSE);
  let gap = geos.difference(closed, both);
  const box = wkbExtent(gap);
  if (!box) return null;
  for (const other of others(box)) gap = geos.difference(gap, other);
  const strips = parts(gap).filter(
    ({ rings, measures }) =>
      measures.area >= NOISE_AREA &&
      measures.width >= GAP_NOISE_WIDTH &&
      measures.length >= GAP_LENGTH &&
      ends.every((end) => geos.distance(end, joined([{ rings }])) <= TOUCH),
  );
  return strips.length > 0 ? { kind: 'gap', wkb: joined(strips) } : null;
}

const isEmpty = (wkb: Uint8Array): boolean => wkbExtent(wkb) === null;

export const grown = ([minX, minY, maxX, maxY]: Extent, by: number): Extent => [
  minX - by,
  minY - by,
  maxX + by,
  maxY + by,
];

const common = (a: Extent, b: Extent): Extent => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];
