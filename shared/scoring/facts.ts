import type { ScoringPlan } from '../contract/scoring.ts';
import type { ScoringFacts } from '../text/scoring.ts';
import type { Scored } from './score.ts';
import type { Sensitivity, SensitivityOptions } from './sensitivity.ts';

/** What the first areas are held to: a change of ten points of a hundred in each weight. */
export const TRIED: SensitivityOptions = { reach: 0.1, draws: 1000, seed: 2567, top: 10, watched: 12 };

/** So many are named in a sentence. */
const NAMED = 3;

/** Whole per cent that sum up to 100: the largest rests are rounded up. */
export function percents(shares: Float64Array): number[] {
  const exact = [...shares].map((share) => share * 100);
  const whole = exact.map(Math.floor);
  const left =
    Math.round(exact.reduce((sum, value) => sum + value, 0)) - whole.reduce((sum, value) => sum + value, 0);
  const byRest = [...exact.keys()].sort((a, b) => rest(exact[b]) - rest(exact[a]) || a - b);
  for (const i of byRest.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

const rest = (value: number | undefined): number => (value ?? 0) - Math.floor(value ?? 0);

export interface FactsInput {
  readonly plan: ScoringPlan;
  readonly names: readonly string[];
  readonly scored: Scored;
  readonly shares: Float64Array;
  readonly excluded: number;
  readonly sensitivity: Sensitivity | null;
}

/** The first areas: three, and all that share the third's rank, five at most. */
const firstOf = ({ scored: { order, ranks }, names }: FactsInput): string[] => {
  const last = ranks[order[Math.min(NAMED, order.length) - 1] ?? 0] ?? 0;
  return [...order]
    .slice(0, NAMED + 2)
    .filter((area) => (ranks[area] ?? 0) <= last)
    .map((area) => names[area] ?? '');
};

/** What the sentence tells of a scoring. */
export function factsOf(input: FactsInput): ScoringFacts {
  const { plan, names, scored, shares, sensitivity } = input;
  const percent = percents(shares);
  const weights = plan.indicators
    .map(({ title }, j) => ({ title, percent: percent[j] ?? 0 }))
    .filter((weight) => weight.percent > 0)
    .sort((a, b) => b.percent - a.percent);
  const firm = sensitivity?.firmness[0];
  const ranked = scored.order.length;
  return {
    level: plan.level,
    areas: names.length,
    ranked,
    excluded: input.excluded,
    unranked: names.length - ranked - input.excluded,
    first: firstOf(input),
    weights,
    firm:
      sensitivity === null || firm === undefined || ranked <= sensitivity.top
        ? null
        : {
            top: sensitivity.top,
            percent: Math.round(firm.inTop * 100),
            points: Math.round(sensitivity.reach * 100),
            draws: sensitivity.draws,
          },
  };
}
