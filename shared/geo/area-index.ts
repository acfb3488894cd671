import { type Geometry, type Position, polygonsOf } from './geometry.ts';

/** Edges in one band on the average. */
const PER_BAND = 4;
const MOST_BANDS = 4096;

/**
 * A polygon that is asked for many points: its edges lie in bands of latitude, so that a point is held against those of
 * its own band only.
 */
export class AreaIndex {
  /** `x0, y0, x1, y1` an edge, band by band. */
  private readonly bands: Float64Array[] = [];
  private readonly south: number;
  private readonly height: number;

  /** @param geometry a polygon or multipolygon in degrees; of others nothing lies inside */
  constructor(geometry: Geometry) {
    const edges: number[] = [];
    let south = Number.POSITIVE_INFINITY;
    let north = Number.NEGATIVE_INFINITY;
    for (const ring of polygonsOf(geometry).flat())
      for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = ring[i - 1] as Position;
        const [x1, y1] = ring[i] as Position;
        south = Math.min(south, y0, y1);
        north = Math.max(north, y0, y1);
        if (y0 !== y1) edges.push(x0, y0, x1, y1);
      }
    const count = Math.max(1, Math.min(MOST_BANDS, Math.ceil(edges.length / 4 / PER_BAND)));
    this.south = south;
    this.height = (north - south) / count || 1;
    this.sort(edges, count);
  }

  private sort(edges: readonly number[], count: number): void {
    const lists: number[][] = Array.from({ length: count }, () => []);
    for (let at = 0; at < edges.length; at += 4) {
      const [y0 = 0, y1 = 0] = [edges[at + 1], edges[at + 3]];
      const from = this.band(Math.min(y0, y1), count);
      const to = this.band(Math.max(y0, y1), count);
      for (let band = from; band <= to; band++) lists[band]?.push(edges[at] ?? 0, y0, edges[at + 2] ?? 0, y1);
    }
    for (const list of lists) this.bands.push(Float64Array.from(list));
  }

  private band(y: number, count: number): number {
    return Math.max(0, Math.min(count - 1, Math.floor((y - this.south) / this.height)));
  }

  /** True when the point lies inside, holes out (even-odd rule). */
  contains([x, y]: Position): boolean {
    const edges = this.bands[this.band(y, this.bands.length)];
    if (edges === undefined) return false;
    let inside = false;
    for (let at = 0; at < edges.length; at += 4) {
      const y0 = edges[at + 1] ?? 0;
      const y1 = edges[at + 3] ?? 0;
      if (y0 > y === y1 > y) continue;
      const x0 = edges[at] ?? 0;
      if (x0 + ((y - y0) / (y1 - y0)) * ((edges[at + 2] ?? 0) - x0) > x) inside = !inside;
    }
    return inside;
  }
}
