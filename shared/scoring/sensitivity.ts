import { SeededRandom } from '../stats/seeded-random.ts';
import { isAmongFirst, ranked, Scorer, type ScoringGround, UNRANKED, weightShares } from './score.ts';

export interface SensitivityOptions {
  /** How far each weight is moved at most, as a share of all (0.1: ten points of a hundred). */
  readonly reach: number;
  readonly draws: number;
  readonly seed: number;
  /** «Among the first so many.» */
  readonly top: number;
  /** So many of the first areas are looked at. */
  readonly watched: number;
}

/** How firmly an area stands where it does. */
export interface Firmness {
  readonly area: number;
  readonly rank: number;
  /** The share of the weightings in which it was ranked that have it among the first `top`, 0 to 1. */
  readonly inTop: number;
  /** In so many of the weightings tried it was ranked: others may leave too little known of it. */
  readonly runs: number;
  readonly best: number;
  readonly worst: number;
}

export interface Sensitivity {
  readonly firmness: readonly Firmness[];
  readonly draws: number;
  readonly reach: number;
  readonly top: number;
}

/** Each share moved by chance within `reach`, none below nothing, brought back to 1 together. What weighs nothing is left out
 * of the question, and stays so. */
const moved = (shares: Float64Array, reach: number, random: SeededRandom): Float64Array =>
  weightShares(
    [...shares].map((share) => (share > 0 ? Math.max(0, share + random.between(-reach, reach)) : 0)),
  );

/** How many areas stand before an area: one more is its rank. The same nearness counts as a tie as in `ranked`. */
const countAbove = (scores: Float64Array, own: number): number => {
  let above = 0;
  for (let i = 0; i < scores.length; i++) if ((scores[i] as number) > own + 1e-6) above++;
  return above;
};

/**
 * How the first areas fare when the weights are not quite those: the weights are moved at random, again and again, and the
 * ranks looked at. The same seed gives the same answer.
 */
export function sensitivity(
  ground: ScoringGround,
  weights: readonly number[],
  options: SensitivityOptions,
): Sensitivity {
  const { reach, draws, seed, top } = options;
  const shares = weightShares(weights);
  const scorer = new Scorer(ground);
  const { order, ranks } = ranked(scorer.score(shares));
  const watched = [...order.subarray(0, options.watched)];
  const found = watched.map((area) => {
    const rank = ranks[area] ?? UNRANKED;
    return { area, rank, hits: 0, runs: 0, best: rank, worst: rank };
  });
  const random = new SeededRandom(seed);
  for (let turn = 0; turn < draws; turn++) {
    const scores = scorer.score(moved(shares, reach, random));
    for (const one of found) {
      const own = scores[one.area] ?? Number.NaN;
      // Other weights may leave too little known of it to be ranked at all.
      if (Number.isNaN(own)) continue;
      one.runs++;
      const rank = countAbove(scores, own) + 1;
      if (rank <= top && isAmongFirst(scores, own, top)) one.hits++;
      one.best = Math.min(one.best, rank);
      one.worst = Math.max(one.worst, rank);
    }
  }
  const firmness = found.map(({ hits, ...one }) => ({ ...one, inTop: one.runs > 0 ? hits / one.runs : 0 }));
  return { firmness, draws, reach, top };
}
