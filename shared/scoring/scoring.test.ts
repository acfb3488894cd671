import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../stats/seeded-random.ts';
import { compared, knownShare, moveClass, partsOf, possibleScores, unknownOf } from './explain.ts';
import { normalised } from './normalise.ts';
import {
  firstAreas,
  isAmongFirst,
  ranked,
  Scorer,
  type ScoringGround,
  UNRANKED,
  weightShares,
} from './score.ts';
import { sensitivity } from './sensitivity.ts';

const NONE = Number.NaN;
const all = (n: number): Uint8Array => new Uint8Array(n);
const ground = (columns: number[][], more: Partial<ScoringGround> = {}): ScoringGround => ({
  areas: columns[0]?.length ?? 0,
  columns: columns.map((column) => Float64Array.from(column)),
  excluded: all(columns[0]?.length ?? 0),
  minShare: 0.5,
  ...more,
});
const scoredBy = (on: ScoringGround, ...weights: number[]) =>
  ranked(new Scorer(on).score(weightShares(weights)));

describe('bringing an indicator to one scale', () => {
  const values = Float64Array.of(10, 30, NONE, 20, 20);

  it('by range, by rank with ties sharing theirs, by standard deviations', () => {
    expect([...normalised(values, 'minmax', 'more', all(5))]).toEqual([0, 1, NONE, 0.5, 0.5]);
    expect([...normalised(values, 'rank', 'more', all(5))]).toEqual([0, 1, NONE, 0.5, 0.5]);
    // The deviation of 10 30 20 20 is √50: z = ±√2, a √2 / 6 from the middle.
    const z = normalised(values, 'z', 'more', all(5));
    expect(z[0]).toBeCloseTo(0.5 - Math.SQRT2 / 6, 12);
    expect(z[3]).toBe(0.5);
  });

  it('turns round where less is urgent, and keeps what is not known', () => {
    expect([...normalised(values, 'minmax', 'less', all(5))]).toEqual([1, 0, NONE, 0.5, 0.5]);
  });

  it('leaves excluded areas out of what is least and greatest', () => {
    const excluded = Uint8Array.of(0, 1, 0, 0, 0);
    expect([...normalised(values, 'minmax', 'more', excluded)]).toEqual([0, NONE, NONE, 1, 1]);
  });

  it('does not let one area far out press the others together, and tells none apart by what is alike', () => {
    const out = normalised(Float64Array.of(...new Array(50).fill(0), 1000), 'z', 'more', all(51));
    expect(out[50]).toBe(1);
    for (const way of ['minmax', 'rank', 'z'] as const)
      expect([...normalised(Float64Array.of(0.1, 0.1, 0.1), way, 'less', all(3))]).toEqual([0.5, 0.5, 0.5]);
  });
});

describe('scores and ranks', () => {
  it('weighs, ranks from most to least, and gives ties one rank', () => {
    const { scores, ranks, order } = scoredBy(
      ground([
        [1, 0, 0.5, 0.5],
        [0, 1, 0.5, 0.5],
      ]),
      3,
      1,
    );
    expect([...scores]).toEqual([75, 25, 50, 50]);
    expect([...ranks]).toEqual([1, 4, 2, 2]);
    expect([...order]).toEqual([0, 2, 3, 1]);
  });

  it('scores over what is known, never a zero in its stead, and ranks no area of which too little is known', () => {
    const on = ground([
      [1, NONE, 0],
      [NONE, 0.4, 1],
    ]);
    const { scores, ranks } = scoredBy(on, 2, 1);
    expect([...scores]).toEqual([expect.closeTo(100, 9), NONE, expect.closeTo(100 / 3, 9)]);
    expect([...ranks]).toEqual([1, UNRANKED, 2]);
    expect(knownShare(on, weightShares([2, 1]), 1)).toBeCloseTo(1 / 3, 12);
  });

  it('ranks the area of which just the wanted share is known', () => {
    const columns = Array.from({ length: 10 }, (_, j) => [j < 7 ? 1 : NONE]);
    const { ranks } = scoredBy(ground(columns, { minShare: 0.7 }), ...new Array(10).fill(0.1));
    expect([...ranks]).toEqual([1]);
  });

  it('passes over excluded areas', () => {
    const excluded = Uint8Array.of(1, 0, 0);
    const { ranks, scores } = scoredBy(
      ground(
        [
          [1, 0.5, 0],
          [1, 0, 0.2],
        ],
        { excluded },
      ),
      50,
      50,
    );
    expect([...ranks]).toEqual([UNRANKED, 1, 2]);
    expect(scores[1]).toBe(25);
  });

  it('ranks nothing where no weight is given', () => {
    const { order, scores } = scoredBy(ground([[1, 0.5, 0]]), 0);
    expect([[...order], [...scores]]).toEqual([[], [NONE, NONE, NONE]]);
  });

  it('has no more than the first ten among the first ten: a tie across the line is left out', () => {
    const scored = scoredBy(ground([[1, 0.9, 0.5, 0.5, 0.5, 0]]), 1);
    expect([1, 2, 3, 4, 5, 6, 9].map((top) => firstAreas(scored, top).length)).toEqual([1, 2, 2, 2, 5, 6, 6]);
    expect(isAmongFirst(scored.scores, 50, 4)).toBe(false);
    expect(isAmongFirst(scored.scores, 50, 5)).toBe(true);
  });

  it('ranks seven thousand areas as sorting by a comparing function does', () => {
    const random = new SeededRandom(7);
    const n = 7255;
    const columns = Array.from({ length: 12 }, () =>
      Array.from({ length: n }, () => (random.chance(0.05) ? NONE : Math.round(random.unit() * 1e3) / 1e3)),
    );
    const { scores, order, ranks } = scoredBy(ground(columns), ...columns.map((_, j) => j + 1));
    const plain = [...scores.keys()].filter((i) => !Number.isNaN(scores[i]));
    plain.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    expect([...order].map((i) => scores[i]?.toFixed(7))).toEqual(plain.map((i) => scores[i]?.toFixed(7)));
    for (const i of [plain[0], plain[999], plain.at(-1)] as number[])
      expect(ranks[i]).toBe(1 + plain.filter((j) => (scores[j] ?? 0) > (scores[i] ?? 0) + 1e-6).length);
  });
});

describe('why a place stands where it does', () => {
  it('parts sum up to the score, also where something is not known', () => {
    const on = ground([
      [1, 0.2],
      [0.5, NONE],
      [0, 0.9],
    ]);
    const shares = weightShares([5, 2, 3]);
    const { scores } = ranked(new Scorer(on).score(shares));
    for (const area of [0, 1]) {
      const parts = [...partsOf(on, shares, area)].filter((part) => !Number.isNaN(part));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(scores[area] ?? NONE, 10);
    }
    expect(partsOf(on, shares, 1)[1]).toBeNaN();
  });

  it('tells between which scores an area lies of which not all is known', () => {
    const on = ground([
      [1, 0.5],
      [0.5, NONE],
    ]);
    const shares = weightShares([60, 40]);
    expect(possibleScores(on, shares, 0)).toEqual([80, 80]);
    expect(possibleScores(on, shares, 1)).toEqual([30, 70]);
    expect([unknownOf(on, shares, 0), unknownOf(on, shares, 1)]).toEqual([[], [1]]);
    expect(unknownOf(on, weightShares([1, 0]), 1)).toEqual([]);
  });

  it('tells how far an area moves', () => {
    expect([moveClass(9, 2), moveClass(3, 2), moveClass(4, 4), moveClass(1, 6), moveClass(1, 7)]).toEqual([
      ...[0, 1, 2, 3, 4],
    ]);
    expect([moveClass(UNRANKED, 2), moveClass(2, UNRANKED)]).toEqual([null, null]);
  });

  it('counts no tie across the tenth rank among ten that are kept or lost', () => {
    // Thirty places of nothing share rank 9 in the first, and none do in the second.
    const rising = Array.from({ length: 38 }, (_, i) => i / 38);
    const on = ground([[...new Array(8).fill(1), ...new Array(30).fill(0)], rising]);
    const { kept, entering, leaving } = compared(scoredBy(on, 1, 0), scoredBy(on, 0, 1), 10);
    expect([kept, entering.length, leaving.length]).toEqual([0, 10, 8]);
  });

  it('sets two weightings side by side', () => {
    const on = ground([
      [1, 0.8, 0.1, 0],
      [0, 0.7, 0.1, 1],
    ]);
    const comparison = compared(scoredBy(on, 1, 0), scoredBy(on, 0, 1), 2);
    expect(comparison.moves[0]).toEqual({ area: 3, before: 4, after: 1 });
    expect([comparison.kept, comparison.entering, comparison.leaving]).toEqual([1, [3], [0]]);
  });
});

describe('sensitivity', () => {
  const on = ground([
    [1, 0.62, 0.6, 0.1],
    [1, 0.5, 0.55, 0.1],
  ]);
  const options = { reach: 0.1, draws: 400, seed: 3, top: 2, watched: 3 };

  it('tells what stands firm from what changes places, the same on every run', () => {
    const { firmness } = sensitivity(on, [70, 30], options);
    expect(firmness[0]).toMatchObject({ area: 0, rank: 1, inTop: 1, best: 1, worst: 1 });
    const [, second, third] = firmness;
    expect([second?.best, second?.worst, third?.best, third?.worst]).toEqual([2, 3, 2, 3]);
    // Of these two one is always second: ties aside their shares are all.
    expect((second?.inTop ?? 0) + (third?.inTop ?? 0)).toBeCloseTo(1, 10);
    expect(sensitivity(on, [70, 30], options)).toEqual(sensitivity(on, [70, 30], options));
  });

  it('is of the weightings in which an area is ranked, and says of how many', () => {
    // The second is known of half of the weights: moved weights leave too little of it now and then.
    const half = ground(
      [
        [0.2, 1, 0],
        [0.2, NONE, 0],
      ],
      { minShare: 0.5 },
    );
    const found = sensitivity(half, [50, 50], { ...options, top: 1 }).firmness.find(({ area }) => area === 1);
    expect(found?.runs).toBeGreaterThan(0);
    expect(found?.runs).toBeLessThan(400);
    expect(found?.inTop).toBe(1);
  });

  it('finds nothing to change where weights are not moved', () => {
    const { firmness } = sensitivity(on, [70, 30], { ...options, reach: 0 });
    expect(firmness.map(({ best, worst }) => worst - best)).toEqual([0, 0, 0]);
  });
});
