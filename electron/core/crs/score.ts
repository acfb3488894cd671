import { familyOf, type PlacedSamples } from './candidates.ts';
import type { Measure } from './compare.ts';
import type { Comparison } from './comparison.ts';
import type { CrsDefinition } from './definitions.ts';
import { type Expectation, FEW, insideShare, MOST } from './expectation.ts';

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

/** Metres within which the same area drawn by two offices lies, and from which it is another datum. */
const SAME_PLACE = 100;
const OTHER_PLACE = 3;
/** Features that lie more unlike than this were not the known ones after all. */
const ALIKE = 300;

/** Metres off what was compared; as far as can be where it was not alike, since the figure then says nothing. */
const metresOf = ({ measure }: Score): number =>
  measure && measure.spread <= ALIKE ? measure.metres : Number.MAX_VALUE;

/**
 * The likelier first: by place in the large, then by metres, then by the share inside. Systems that differ by their
 * datum alone share the better one's: a few features at a border say nothing of a datum. Ties stay as they are.
 */
export function ranked(scores: readonly Score[]): Score[] {
  const families = new Map<string, number>();
  for (const { definition, inside } of scores) {
    const family = familyOf(definition.id);
    families.set(family, Math.max(inside, families.get(family) ?? 0));
  }
  const inside = ({ definition }: Score): number => families.get(familyOf(definition.id)) ?? 0;
  const large = (score: Score): number => (inside(score) >= MOST ? 0 : inside(score) >= FEW ? 1 : 2);
  const off = (score: Score): number => (metresOf(score) <= SAME_PLACE ? 0 : metresOf(score));
  return [...scores].sort((a, b) => large(a) - large(b) || off(a) - off(b) || inside(b) - inside(a));
}

/** The one system that puts the features where they are known to lie, or null. */
export function pickByKnown(scores: readonly Score[]): Score | null {
  const [best, next] = [...scores].sort((a, b) => metresOf(a) - metresOf(b));
  if (!best || metresOf(best) > SAME_PLACE) return null;
  return !next || metresOf(next) > Math.max(metresOf(best) * OTHER_PLACE, SAME_PLACE) ? best : null;
}
