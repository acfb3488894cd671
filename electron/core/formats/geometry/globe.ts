/** A little beyond the edges: a position on the antimeridian may be rounded outward. */
const EDGE = 1e-7;

/** True for a box in degrees that lies on the globe. */
export const isGlobeBox = (minX: number, minY: number, maxX: number, maxY: number): boolean =>
  minX >= -180 - EDGE && maxX <= 180 + EDGE && minY >= -90 - EDGE && maxY <= 90 + EDGE;

/** True when all positions `x, y, x, y …` of the first `count` numbers are degrees on the globe. */
export function isOnGlobe(xy: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i += 2) {
    const [x, y] = [xy[i] as number, xy[i + 1] as number];
    if (!isGlobeBox(x, y, x, y)) return false;
  }
  return true;
}
