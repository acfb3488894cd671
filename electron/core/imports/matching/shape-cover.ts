import { polygonsOf, type Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';

/** Shapes that are kept decoded at most. */
const KEPT = 200;

const crosses = (ring: Ring, x: number, y: number): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    const [x1 = 0, y1 = 0] = ring[j] ?? [];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
};

/** True when the point lies inside the polygons, holes out (even-odd rule, W. R. Franklin). */
export const polygonsCover = (polygons: readonly Ring[][], x: number, y: number): boolean =>
  polygons.some((rings) => rings.filter((ring) => crosses(ring, x, y)).length % 2 === 1);

/** Shapes that are asked for again and again, kept decoded: a file goes through its areas one by one. */
export class ShapeCovers {
  private readonly kept = new Map<string, Ring[][]>();

  /** True when the shape of that key, which is read by `shape` where it is not kept, covers the place. */
  covers(key: string, shape: () => Uint8Array | null, lon: number, lat: number): boolean {
    let polygons = this.kept.get(key);
    if (!polygons) {
      const wkb = shape();
      polygons = wkb ? polygonsOf(decodeWkb(wkb)) : [];
      const [oldest] = this.kept.keys();
      if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
      this.kept.set(key, polygons);
    }
    return polygonsCover(polygons, lon, lat);
  }
}
