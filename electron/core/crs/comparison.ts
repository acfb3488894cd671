import type { PlacedSamples } from './candidates.ts';
import { type Measure, measure, type Pair } from './compare.ts';
import type { CrsEvidence } from './evidence.ts';
import { codePairs, placePairs } from './pairs.ts';

/** With what of the workspace the places of a file were compared. */
export interface ComparedWith {
  readonly kind: 'codes' | 'names' | 'place';
  /** Features that were compared. */
  readonly count: number;
  readonly register: string;
}

export interface Comparison {
  readonly comparedWith: ComparedWith;
  /** True when features were held against themselves and not only against the areas they lie in. */
  readonly exact: boolean;
  readonly of: (placed: PlacedSamples) => Measure | null;
}

/** Farther than this from everything in every system, what was compared was not the same. */
const ELSEWHERE = 2000;
const ALIKE = 500;
const FEWEST = 3;

/**
 * Compares with what is known: features with the areas of their codes, then of their names, then with rows that are
 * as large and lie alike, then with the areas that they only lie in. Null when nothing can be compared.
 *
 * @param likely the candidates among which rows that lie alike are looked for
 */
export function compareWithKnown(
  evidence: CrsEvidence,
  codes: readonly (string | null)[],
  named: readonly (string | null)[],
  placed: readonly PlacedSamples[],
  likely: readonly PlacedSamples[],
): Comparison | null {
  const byCode = codePairs(evidence.samples, codes, evidence.known);
  const byName = codePairs(evidence.samples, named, evidence.known);
  const make = (kind: ComparedWith['kind'], pairs: readonly Pair[], register: string): Comparison | null =>
    pairs.length < Math.min(FEWEST, evidence.samples.length)
      ? null
      : {
          comparedWith: { kind, count: pairs.length, register },
          exact: pairs[0]!.exact,
          of: (one) => measure(one, evidence.samples, pairs),
        };
  const place = (): Comparison | null => {
    const found = placePairs(evidence, likely);
    return found && make('place', found.pairs, found.register);
  };
  const attempts = [
    () => make('codes', byCode.exact, byCode.register),
    () => make('names', byName.exact, byName.register),
    place,
    () => make('codes', byCode.inside, byCode.register),
    () => make('names', byName.inside, byName.register),
  ];
  let last: Comparison | null = null;
  for (const attempt of attempts) {
    const comparison = attempt();
    if (comparison && placed.some((one) => agrees(comparison.of(one)))) return comparison;
    last ??= comparison;
  }
  return last;
}

const agrees = (found: Measure | null): boolean =>
  found !== null && found.metres <= ELSEWHERE && found.spread <= ALIKE;
