import { SMALLEST_SHOWN } from '../../../../shared/domain/suppression.ts';
import type { Geos } from '../../geometry/index.ts';
import { assignAreas } from '../assign-areas.ts';
import type { FeatureSet, Progress } from '../feature-set.ts';
import { positionsOf } from '../positions.ts';
import type { AreaBreakdown } from './atoms.ts';
import { HOUSEHOLD_DISTANCES_M, ladderRings } from './ladder.ts';
import { type AskedLadder, type Withheld, withheldOf } from './stages.ts';

/** A distance of the ladder, from what. */
export interface Condition {
  readonly of: FeatureSet;
  readonly distanceM: number;
}

/** Those that were chosen and those that were not, as a ladder of one rung: neither may be told where they are few. */
const chosenFrom = ({ features }: FeatureSet, all: FeatureSet['features']): AskedLadder => {
  const chosen = new Set(features);
  return { rings: Uint8Array.from(all, (row) => (chosen.has(row) ? 0 : 1)), rungs: 1, limit: 0 };
};

/**
 * What of an answer about households must be withheld, from where they are.
 *
 * @param households as steps kept them
 * @param condition the distance by which they were kept; null without one, also where some of them were chosen by what they are
 * @param layers every layer of areas that households may be asked by; the answer's own is among them
 * @param asked the key of the answer's own layer: its table
 */
export function withheldFrom(
  households: FeatureSet,
  condition: Condition | null,
  layers: readonly FeatureSet[],
  asked: string,
  geos: Geos,
  progress: Progress,
): Withheld {
  const all = households.filteredFrom ?? households.features;
  const { xy } = positionsOf(households, all, geos);
  const parts = layers.length + (condition === null ? 0 : 1);
  const share =
    (part: number): Progress =>
    (fraction) =>
      progress((part + fraction) / parts);
  const breakdowns = layers.map(
    ({ origin, features }, i): AreaBreakdown => ({
      key: origin,
      fids: features.map(({ fid }) => fid),
      owners: assignAreas(features, xy, geos, share(i)).owners,
    }),
  );
  const chosen = condition === null && households.filteredFrom !== null;
  const ladder: AskedLadder | null = chosen
    ? chosenFrom(households, all)
    : condition && {
        rings: ladderRings(households, all, condition.of, geos, share(layers.length)),
        rungs: HOUSEHOLD_DISTANCES_M.length,
        limit: HOUSEHOLD_DISTANCES_M.indexOf(condition.distanceM),
      };
  const placed = all.map((_, i) => !Number.isNaN(xy[i * 2]));
  return withheldOf({ breakdowns, placed }, ladder, SMALLEST_SHOWN)(asked);
}
