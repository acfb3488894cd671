import type { Position, Ring } from '../../../shared/geo/geometry.ts';

/**
 * The plane the province is drawn on: kilometres east and north of its middle. Somewhere in the lower Northeast, dry
 * land in every direction and well inside UTM zone 48N. Only the shapes are drawn here; every stated area is geodesic.
 */
const MIDDLE = { lon: 103.02, lat: 14.92 } as const;
const KM_PER_DEGREE_LAT = 110.65;
const KM_PER_DEGREE_LON = 111.32 * Math.cos((MIDDLE.lat * Math.PI) / 180);
/** Seven decimals are a centimetre: what a file of boundaries carries. */
const DECIMALS = 1e7;

/** Kilometres on the plane to `[lon, lat]` degrees, rounded to 1e-7. The same point gives the same bits. */
export function toDegrees([x, y]: Position): Position {
  return [
    Math.round((MIDDLE.lon + x / KM_PER_DEGREE_LON) * DECIMALS) / DECIMALS,
    Math.round((MIDDLE.lat + y / KM_PER_DEGREE_LAT) * DECIMALS) / DECIMALS,
  ];
}

/** The signed area of a ring, positive when counter-clockwise, in the square of its unit. */
export function signedArea(ring: Ring): number {
  const [ox, oy] = ring[0] as Position;
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Position;
    const [bx, by] = ring[i] as Position;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum / 2;
}

/** The middle of a polygon's shell. */
export function centroid(ring: Ring): Position {
  const [ox, oy] = ring[0] as Position;
  let x = 0;
  let y = 0;
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Position;
    const [bx, by] = ring[i] as Position;
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
    x += (ax - ox + bx - ox) * cross;
    y += (ay - oy + by - oy) * cross;
    twice += cross;
  }
  return [ox + x / (3 * twice), oy + y / (3 * twice)];
}

/** Whether a point lies inside a ring (even–odd rule). */
export function insideRing(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Position;
    const [bx, by] = ring[i] as Position;
    if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
  }
  return inside;
}

export const distance = (a: Position, b: Position): number =>
  Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);

/** The distance from a point to the nearest edge of a ring. */
export function distanceToRing(ring: Ring, [x, y]: Position): number {
  let best = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Position;
    const [bx, by] = ring[i] as Position;
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const t =
      length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
    const d2 = (x - ax - t * (bx - ax)) ** 2 + (y - ay - t * (by - ay)) ** 2;
    if (d2 < best) best = d2;
  }
  return Math.sqrt(best);
}

/** Points in square bins, so that those near a place are found without looking at all. */
export class Bins {
  private readonly size: number;
  private readonly bins = new Map<string, { id: number; point: Position }[]>();

  /** @param size the farthest that `near` is asked for. */
  constructor(size: number) {
    this.size = size;
  }

  add(id: number, point: Position): void {
    const key = `${Math.floor(point[0] / this.size)},${Math.floor(point[1] / this.size)}`;
    const bin = this.bins.get(key);
    if (bin) bin.push({ id, point });
    else this.bins.set(key, [{ id, point }]);
  }

  /** Every point within `size` of a place, and some that are farther. */
  near([x, y]: Position): { readonly id: number; readonly point: Position }[] {
    const [i, j] = [Math.floor(x / this.size), Math.floor(y / this.size)];
    const found: { id: number; point: Position }[] = [];
    for (let di = -1; di <= 1; di++)
      for (let dj = -1; dj <= 1; dj++) found.push(...(this.bins.get(`${i + di},${j + dj}`) ?? []));
    return found;
  }
}
