import type { Geos } from '../../geometry/index.ts';
import type { AnalysisFeature, FeatureSet, Progress } from '../feature-set.ts';
import { near } from '../near.ts';

/** The distances that may be asked of households: two answers at nearly the same one would tell who lives between. */
export const HOUSEHOLD_DISTANCES_M: readonly number[] = [500, 1000, 2000, 3000, 5000, 10_000];

/** By row: between which two distances of the ladder it lies from the nearest of other rows; the last for beyond all. */
export function ladderRings(
  rows: FeatureSet,
  features: readonly AnalysisFeature[],
  of: FeatureSet,
  geos: Geos,
  progress: Progress,
): Uint8Array {
  const place = new Map(features.map((row, i) => [row, i]));
  const rings = new Uint8Array(features.length).fill(HOUSEHOLD_DISTANCES_M.length);
  let left = features;
  HOUSEHOLD_DISTANCES_M.forEach((distanceM, rung) => {
    const asked = { ...rows, features: left, filteredFrom: null };
    const share = (fraction: number): void => progress((rung + fraction) / HOUSEHOLD_DISTANCES_M.length);
    const found = new Set(near(asked, of, { distanceM, beyond: false }, geos, share).features);
    for (const row of found) rings[place.get(row) ?? 0] = rung;
    left = left.filter((row) => !found.has(row));
  });
  return rings;
}
