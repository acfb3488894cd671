import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf, firstPosition } from './outline-paths.ts';

/** The same corner of the same shape in two coordinate systems, degrees, and the metres between. */
export interface Offset {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly metres: number;
  /** Which of the shapes. */
  readonly shape: number;
}

const METRES_PER_DEGREE = 111_195;

const metresBetween = (from: readonly [number, number], to: readonly [number, number]): number => {
  const east = (to[0] - from[0]) * Math.cos((((from[1] + to[1]) / 2) * Math.PI) / 180);
  return Math.hypot(east, to[1] - from[1]) * METRES_PER_DEGREE;
};

/** How far the two readings lie apart, at a shape in the middle of the list; null where no shape is in both. */
export const offsetOf = (chosen: readonly unknown[], other: readonly unknown[]): Offset | null => {
  const count = Math.min(chosen.length, other.length);
  for (let step = 0; step < count; step += 1) {
    const shape = (Math.floor(count / 2) + step) % count;
    const [from, to] = [firstPosition(chosen[shape]), firstPosition(other[shape])];
    if (from !== null && to !== null) return { from, to, metres: metresBetween(from, to), shape };
  }
  return null;
};

/** How many offsets wide a close view is: it is seen well, and so is the shape. */
const TIMES = 9;

/** Around the offset, and as much of its shape as leaves the offset to be seen. */
export const closeView = (chosen: readonly unknown[], offset: Offset): Extent => {
  const span = (Math.max(offset.metres, 20) * TIMES) / METRES_PER_DEGREE;
  const own = extentOf([chosen[offset.shape]]);
  const small = own !== null && own[2] - own[0] < span && own[3] - own[1] < span;
  const [lon, lat] = small
    ? [(own[0] + own[2]) / 2, (own[1] + own[3]) / 2]
    : [(offset.from[0] + offset.to[0]) / 2, (offset.from[1] + offset.to[1]) / 2];
  return [lon - span / 2, lat - span / 2, lon + span / 2, lat + span / 2];
};

/** True where the two readings would fall on one line of the whole picture. */
export const offsetIsSmall = (chosen: readonly unknown[], other: readonly unknown[]): boolean => {
  const offset = offsetOf(chosen, other);
  const extent = extentOf(chosen);
  if (offset === null || extent === null || offset.metres < 1) return false;
  const span = Math.max(extent[2] - extent[0], extent[3] - extent[1]) * METRES_PER_DEGREE;
  return offset.metres < span / 12;
};
