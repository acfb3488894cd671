import type { ScoringPlan } from '../contract/scoring.ts';
import { normalised } from './normalise.ts';
import { comparisonCount, type PairwiseWeights, pairwiseWeights } from './pairwise.ts';
import { type ScoringGround, weightShares } from './score.ts';

/** The figures of an indicator by area; `NaN` where not known. */
export type Figures = Float64Array;

/** Figures as they cross the wire. */
export const figuresOf = (values: readonly (number | null)[]): Figures =>
  Float64Array.from(values, (value) => value ?? Number.NaN);

type Rule = ScoringPlan['rules'][number];

const meets = ({ test, value }: Rule, figure: number): boolean => {
  if (test === 'missing') return Number.isNaN(figure);
  // A figure that is not known is neither below nor above.
  return test === 'below' ? figure < value : figure > value;
};

/**
 * Why areas take no part, by their place: the reason given for the area itself comes first, then the rules in their order.
 *
 * @param fids of the areas, by place
 * @param figures by indicator, in the plan's order
 */
export function exclusionsOf(
  plan: Pick<ScoringPlan, 'excluded' | 'rules' | 'indicators'>,
  fids: readonly number[],
  figures: readonly Figures[],
): Map<number, string> {
  const own = new Map(plan.excluded.map(({ area, reason }) => [area, reason]));
  const found = new Map<number, string>();
  const rules = plan.rules.flatMap((rule) => {
    const at = plan.indicators.findIndex(({ id }) => id === rule.indicator);
    const column = figures[at];
    return column === undefined ? [] : [{ rule, column }];
  });
  fids.forEach((fid, place) => {
    const reason =
      own.get(fid) ?? rules.find(({ rule, column }) => meets(rule, column[place] ?? Number.NaN))?.rule.reason;
    if (reason !== undefined) found.set(place, reason);
  });
  return found;
}

/** A plan's figures brought to one scale, ready for weights. */
export function groundOf(
  plan: ScoringPlan,
  fids: readonly number[],
  figures: readonly Figures[],
): { readonly ground: ScoringGround; readonly reasons: ReadonlyMap<number, string> } {
  const reasons = exclusionsOf(plan, fids, figures);
  const excluded = new Uint8Array(fids.length);
  for (const place of reasons.keys()) excluded[place] = 1;
  const columns = plan.indicators.map(({ direction }, j) =>
    normalised(
      figures[j] ?? new Float64Array(fids.length).fill(Number.NaN),
      plan.normalisation,
      direction,
      excluded,
    ),
  );
  return { ground: { areas: fids.length, columns, excluded, minShare: plan.minShare }, reasons };
}

/** What comparing two by two gives; null where the weights are set by sliders. */
export function pairwiseOf({
  comparisons,
  indicators,
}: Pick<ScoringPlan, 'comparisons' | 'indicators'>): PairwiseWeights | null {
  const n = indicators.length;
  // Comparisons of another number of indicators are none of these.
  return comparisons === null || n === 0 || comparisons.length !== comparisonCount(n)
    ? null
    : pairwiseWeights(n, comparisons);
}

/** The weights of a plan as shares of 1, by indicator. */
export const sharesOf = (plan: Pick<ScoringPlan, 'comparisons' | 'indicators'>): Float64Array =>
  pairwiseOf(plan)?.weights ?? weightShares(plan.indicators.map(({ weight }) => weight));

/** The weights of a plan's second option as shares of 1; null without one. */
export const secondShares = ({
  second,
  indicators,
}: Pick<ScoringPlan, 'second' | 'indicators'>): Float64Array | null =>
  second === null || second.length !== indicators.length ? null : weightShares(second);
