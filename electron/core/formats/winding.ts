import type { Position, Ring } from '../../../shared/geo/geometry.ts';

/** True when a closed ring runs counter-clockwise. */
export function runsCounterClockwise(ring: Ring): boolean {
  const [ox, oy] = ring[0] as Position;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position;
    const [bx, by] = ring[i] as Position;
    twice += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return twice > 0;
}
