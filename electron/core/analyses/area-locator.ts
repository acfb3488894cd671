import type { Extent } from '../../../shared/contract/base.ts';
import type { AnalysisFeature } from './feature-set.ts';
import { eachPath } from './wkb-paths.ts';

/** Edges in a band of latitude, on the average. */
const PER_BAND = 4;
const MOST_BANDS = 2048;
/** Of the terms of an orientation: what rounding may have made of nothing (Shewchuk's bound, with room). */
const ROUNDING = 1e-15;

/** Where a position lies; `border` also where rounding leaves it open, so that it must be asked exactly. */
export type Side = 'inside' | 'outside' | 'border';

/**
 * A polygon that is asked for very many positions: its edges lie in bands of latitude. Quicker than any call into GEOS, and
 * it says by itself when the border is too near for plain arithmetic.
 */
export class AreaLocator {
  /** `x0, y0, x1, y1` an edge, those of a band one after the other. */
  private readonly edges: Float64Array;
  /** Where each band begins among the edges, and where the last one ends. */
  private readonly starts: Uint32Array;
  private readonly south: number;
  private readonly height: number;

  /** @param wkb a valid polygon or multipolygon, little-endian */
  constructor(wkb: Uint8Array, south: number, north: number) {
    const all = edgesOf(wkb);
    const bands = Math.max(1, Math.min(MOST_BANDS, Math.ceil(all.length / 4 / PER_BAND)));
    this.south = south;
    this.height = (north - south) / bands || 1;
    this.starts = new Uint32Array(bands + 1);
    this.edges = this.sorted(all, bands);
  }

  private sorted(all: Float64Array, bands: number): Float64Array {
    const counts = new Uint32Array(bands);
    const each = (visit: (edge: number, band: number) => void): void => {
      for (let at = 0; at < all.length; at += 4) {
        const y0 = all[at + 1] as number;
        const y1 = all[at + 3] as number;
        const to = this.band(Math.max(y0, y1), bands);
        for (let band = this.band(Math.min(y0, y1), bands); band <= to; band++) visit(at, band);
      }
    };
    each((_, band) => {
      counts[band] = (counts[band] ?? 0) + 1;
    });
    for (let band = 0; band < bands; band++)
      this.starts[band + 1] = (this.starts[band] ?? 0) + (counts[band] ?? 0);
    const next = this.starts.slice(0, bands);
    const edges = new Float64Array((this.starts[bands] ?? 0) * 4);
    each((edge, band) => {
      const place = next[band] ?? 0;
      next[band] = place + 1;
      for (let i = 0; i < 4; i++) edges[place * 4 + i] = all[edge + i] as number;
    });
    return edges;
  }

  private band(y: number, bands: number): number {
    return Math.max(0, Math.min(bands - 1, Math.floor((y - this.south) / this.height)));
  }

  /** True when no edge comes near a box: then what lies in the box lies on one side, whole. */
  clearOf([west, south, east, north]: Extent): boolean {
    const { edges, starts } = this;
    const bands = starts.length - 1;
    const end = (starts[this.band(north, bands) + 1] as number) * 4;
    for (let at = (starts[this.band(south, bands)] as number) * 4; at < end; at += 4) {
      const x0 = edges[at] as number;
      const x1 = edges[at + 2] as number;
      if ((x0 < west && x1 < west) || (x0 > east && x1 > east)) continue;
      const y0 = edges[at + 1] as number;
      const y1 = edges[at + 3] as number;
      if ((y0 < south && y1 < south) || (y0 > north && y1 > north)) continue;
      return false;
    }
    return true;
  }

  /** By the even-odd rule. */
  side(x: number, y: number): Side {
    const { edges, starts } = this;
    const band = this.band(y, starts.length - 1);
    const end = (starts[band + 1] as number) * 4;
    let inside = false;
    for (let at = (starts[band] as number) * 4; at < end; at += 4) {
      const y0 = edges[at + 1] as number;
      const y1 = edges[at + 3] as number;
      if ((y0 > y && y1 > y) || (y0 < y && y1 < y)) continue;
      const x0 = edges[at] as number;
      const x1 = edges[at + 2] as number;
      if ((x0 < x && x1 < x) || (y0 === y1 && x0 > x && x1 > x)) continue;
      const one = (x1 - x0) * (y - y0);
      const two = (x - x0) * (y1 - y0);
      if (Math.abs(one - two) <= ROUNDING * (Math.abs(one) + Math.abs(two))) return 'border';
      if (y0 > y !== y1 > y && one > two === y1 > y0) inside = !inside;
    }
    return inside ? 'inside' : 'outside';
  }
}

/** `x0, y0, x1, y1` an edge, in the order of the rings. */
function edgesOf(wkb: Uint8Array): Float64Array {
  // No edge takes less than the 16 bytes of its second position.
  const all = new Float64Array(Math.ceil(wkb.length / 16) * 4);
  let to = 0;
  eachPath(wkb, (view, at, count) => {
    for (let i = 1; i < count; i++) {
      const here = at + i * 16;
      all[to] = view.getFloat64(here - 16, true);
      all[to + 1] = view.getFloat64(here - 8, true);
      all[to + 2] = view.getFloat64(here, true);
      all[to + 3] = view.getFloat64(here + 8, true);
      to += 4;
    }
  });
  return all.subarray(0, to);
}

/** The locators of rows, each made when it is first asked for and kept. */
export function locatorsOfRows(): (row: Pick<AnalysisFeature, 'wkb' | 'box'>) => AreaLocator {
  const locators = new Map<object, AreaLocator>();
  return (row) => {
    const [, south, , north] = row.box ?? [0, 0, 0, 0];
    const locator = locators.get(row) ?? new AreaLocator(row.wkb ?? new Uint8Array(9), south, north);
    locators.set(row, locator);
    return locator;
  };
}
