import type { Position } from '../../../shared/geo/geometry.ts';
import type { Geos } from '../geometry/index.ts';
import type { AnalysisFeature, FeatureSet } from './feature-set.ts';
import { placeOf } from './place-in-areas.ts';

/** Where the rows of a layer count: longitude and latitude in turn, NaN for a row without a place. */
export interface Positions {
  /** The layer's table, or the restricted register. */
  readonly origin: string;
  readonly xy: Float64Array;
  /** The fids of those that stand at these places in the list, lowest first; not for rows of the restricted store. */
  fidsAt?(places: readonly number[]): number[];
}

/** The positions of rows that are read already, in their order. */
export function positionsOf(
  { origin, restricted, own = false }: Pick<FeatureSet, 'origin' | 'restricted' | 'own'>,
  rows: readonly AnalysisFeature[],
  geos: Geos,
): Positions {
  const xy = new Float64Array(rows.length * 2).fill(Number.NaN);
  rows.forEach((row, i) => {
    const place = placeOf(row, geos);
    if (place) xy.set([place[0], place[1]], i * 2);
  });
  const fidsAt = (places: readonly number[]): number[] => places.flatMap((at) => rows[at]?.fid ?? []);
  return { origin, xy, ...(restricted || own ? {} : { fidsAt }) };
}

/** Gathers positions of which it is not known how many there will be. */
export class PositionList {
  private xy = new Float64Array(8192);
  private length = 0;

  add(place: Position | null): void {
    this.addXY(place?.[0] ?? Number.NaN, place?.[1] ?? Number.NaN);
  }

  addXY(x: number, y: number): void {
    const placed = Number.isFinite(x) && Number.isFinite(y);
    if (this.length === this.xy.length) {
      const wider = new Float64Array(this.length * 2);
      wider.set(this.xy);
      this.xy = wider;
    }
    this.xy[this.length] = placed ? x : Number.NaN;
    this.xy[this.length + 1] = placed ? y : Number.NaN;
    this.length += 2;
  }

  done(): Float64Array {
    return this.xy.subarray(0, this.length);
  }
}
