import type { AnalysisFeature } from '../feature-set.ts';

/** A row of another layer, and how far it is. */
export interface Neighbour {
  readonly row: AnalysisFeature;
  readonly metres: number;
}

/** One way of measuring: straight, or along roads. */
export interface Measuring {
  /** What share of the work is done when the rows are asked, one after another. */
  readonly before: number;
  /** Tells up to `k` of these that are nearest to a row, nearest first; further ones than are asked for may be among them. */
  among(others: readonly AnalysisFeature[]): (row: AnalysisFeature) => readonly Neighbour[];
  /** Why a row has none at all; null where that is told already. */
  whyNone(row: AnalysisFeature): 'none-in-reach' | 'no-road-in-reach' | 'no-way' | null;
  free(): void;
}
