import type { PlacedSamples } from './candidates.ts';
import type { Measure } from './compare.ts';
import type { Comparison } from './comparison.ts';
import type { CrsDefinition } from './definitions.ts';
import { type Expectation, insideShare } from './expectation.ts';

/** How well a system fits what is known. */
export interface Score {
  readonly definition: CrsDefinition;
  /** Share of the samples that fall where they should, 0 to 1. */
  readonly inside: number;
  readonly measure: Measure | null;
}

export const scoreOf = (
  placed: PlacedSamples,
  expectation: Expectation,
  comparison: Comparison | null,
): Score => ({
  definition: placed.definition,
  inside: insideShare(placed, expectation),
  measure: comparison?.of(placed) ?? null,
});

/** A file belongs where most of its features fall; codes and digitising are never perfect. */
export const MOST = 0.8;
export const FEW = 0.3;
const rank = ({ inside }: Score): number => (inside >= MOST ? 0 : inside >= FEW ? 1 : 2);

/** The likelier first: by place in the large, then by metres, then by the share inside; ties stay as they are. */
export const byLikelihood = (a: Score, b: Score): number =>
  rank(a) - rank(b) ||
  (a.measure?.metres ?? Number.MAX_VALUE) - (b.measure?.metres ?? Number.MAX_VALUE) ||
  b.inside - a.inside;

/** Metres within which the same area drawn by two offices lies, and from which it is another datum. */
const SAME_PLACE = 100;
const OTHER_PLACE = 3;
const ALIKE = 300;

/** The one system that puts the features where they are known to lie, or null. */
export function pickByKnown(scores: readonly Score[]): Score | null {
  const metres = (score: Score): number => score.measure?.metres ?? Number.MAX_VALUE;
  const [best, next] = scores.filter((score) => score.measure !== null).sort((a, b) => metres(a) - metres(b));
  if (!best || metres(best) > SAME_PLACE || best.measure!.spread > ALIKE) return null;
  return !next || metres(next) > Math.max(metres(best) * OTHER_PLACE, SAME_PLACE) ? best : null;
}
