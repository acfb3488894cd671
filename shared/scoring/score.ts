/** Scores closer than this are one rank. */
const SAME = 1e-6;

/** True for scores that are one rank. */
export const isSameScore = (a: number, b: number): boolean => Math.abs(a - b) < SAME;

/** What stands for an area that has no rank. */
export const UNRANKED = 0;

/** Indicators by area, brought to 0 to 1: what a weighting is laid over. */
export interface ScoringGround {
  readonly areas: number;
  readonly columns: readonly Float64Array[];
  /** 1 for areas that take no part. */
  readonly excluded: Uint8Array;
  /** Areas of which less than this share of the weights is known (0 to 1) are not ranked. */
  readonly minShare: number;
}

/** A weighting laid over the areas. */
export interface Scored {
  /** 0 to 100 by area; `NaN` where it is not ranked. */
  readonly scores: Float64Array;
  /** 1 for the most urgent, ties sharing theirs; `UNRANKED` where there is no score. */
  readonly ranks: Uint32Array;
  /** The ranked areas, the most urgent first; ties in the order of the areas. */
  readonly order: Uint32Array;
}

/** Weights as shares of 1; all nothing where none weighs anything: no place comes first by no weights. */
export function weightShares(weights: readonly number[]): Float64Array {
  const positive = Float64Array.from(weights, (weight) => Math.max(0, weight));
  const sum = positive.reduce((total, weight) => total + weight, 0);
  return positive.map((weight) => (sum > 0 ? weight / sum : 0));
}

/** Whether so few stand at an area's score or above it: ties that reach beyond the first `top` are none of them. */
export function isAmongFirst(scores: Float64Array, own: number, top: number): boolean {
  let count = 0;
  for (let i = 0; i < scores.length; i++) if ((scores[i] as number) > own - SAME) count++;
  return count <= top;
}

/** The areas among the first `top`, the most urgent first; never more than `top`, as ties across the line are left out. */
export function firstAreas({ order, ranks }: Scored, top: number): readonly number[] {
  const next = order[top];
  const cut = next === undefined ? UNRANKED : (ranks[next] ?? UNRANKED);
  return [...order.subarray(0, top)].filter((area) => cut === UNRANKED || (ranks[area] ?? 0) < cut);
}

/** The room that scoring again and again needs, so that a slider's move makes no garbage. */
export class Scorer {
  readonly ground: ScoringGround;
  private readonly known: Float64Array;
  private readonly scores: Float64Array;

  constructor(ground: ScoringGround) {
    this.ground = ground;
    this.known = new Float64Array(ground.areas);
    this.scores = new Float64Array(ground.areas);
  }

  /**
   * The score of each area: the mean of its indicators by their weights, over those that are known. The array is
   * written anew by the next call.
   *
   * @param shares of 1, by indicator
   */
  score(shares: Float64Array): Float64Array {
    const { known, scores, ground } = this;
    known.fill(0);
    scores.fill(0);
    ground.columns.forEach((column, j) => {
      const share = shares[j] ?? 0;
      if (share > 0) addColumn(column, share, scores, known);
    });
    // A share that was summed up need not be whole to the last digit.
    const least = ground.minShare - 1e-9;
    for (let i = 0; i < scores.length; i++) {
      const whole = known[i] ?? 0;
      const told = whole > 0 && whole >= least && ground.excluded[i] !== 1;
      scores[i] = told ? (100 * (scores[i] ?? 0)) / whole : Number.NaN;
    }
    return scores;
  }
}

/** Column by column, so that each is read in one go. */
const addColumn = (column: Float64Array, share: number, scores: Float64Array, known: Float64Array): void => {
  for (let i = 0; i < column.length; i++) {
    const value = column[i] as number;
    if (Number.isNaN(value)) continue;
    scores[i] = (scores[i] as number) + share * value;
    known[i] = (known[i] as number) + share;
  }
};

/** The ranks of scores: competition ranking, 1 2 2 4. */
export function ranked(scores: Float64Array): Scored {
  const order = descending(scores);
  const ranks = new Uint32Array(scores.length).fill(UNRANKED);
  let rank = 0;
  let leader = Number.NaN;
  for (let place = 0; place < order.length; place++) {
    const at = order[place] as number;
    const score = scores[at] as number;
    if (!(leader - score < SAME)) {
      rank = place + 1;
      leader = score;
    }
    ranks[at] = rank;
  }
  return { scores: scores.slice(), ranks, order };
}

/**
 * The areas with a score, highest first, equal ones in their own order. Sorted as plain numbers, three times as fast as by
 * a comparing function: each holds the score, to a hundred-millionth or finer, and behind it the area's place.
 */
function descending(scores: Float64Array): Uint32Array {
  const places = 2 ** Math.ceil(Math.log2(Math.max(2, scores.length)));
  const steps = 2 ** 52 / places / 100;
  const keys = new Float64Array(scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (!Number.isNaN(score)) keys[count++] = Math.round((100 - score) * steps) * places + i;
  }
  const sorted = keys.subarray(0, count).sort();
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k++) order[k] = (sorted[k] as number) % places;
  return order;
}
