import type { ScoringColumn, ScoringPlan } from '../contract/scoring.ts';
import type { ScoringFacts } from '../text/scoring.ts';
import { unknownOf } from './explain.ts';
import { firstAreas, isSameScore, type Scored, type ScoringGround } from './score.ts';
import type { Sensitivity, SensitivityOptions } from './sensitivity.ts';

/** What the first areas are held to: a change of ten points of a hundred in each weight. */
export const TRIED: SensitivityOptions = { reach: 0.1, draws: 1000, seed: 2567, top: 10, watched: 12 };

/** So many ranks are named in a sentence, and no more than so many areas. */
const NAMED_RANKS = 3;
const NAMED_AREAS = 5;

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
  readonly columns: readonly Pick<ScoringColumn, 'unit'>[];
  readonly names: readonly string[];
  readonly ground: ScoringGround;
  readonly scored: Scored;
  readonly shares: Float64Array;
  readonly excluded: number;
  readonly sensitivity: Sensitivity | null;
}

/**
 * The areas to begin with: whole ranks up to the third, five areas at most; of a first rank that more share, the first five
 * and how many more. Never those at the bottom: what is as little urgent as any is not where to begin. None where all are
 * alike.
 */
function firstOf({
  scored: { order, ranks, scores },
  names,
}: FactsInput): Pick<ScoringFacts, 'first' | 'alsoFirst'> {
  const least = scores[order.at(-1) ?? 0] ?? 0;
  const above = [...order].filter((area) => order.length === 1 || !isSameScore(scores[area] ?? least, least));
  const byRank = [...Map.groupBy(above, (area) => ranks[area] ?? 0)].filter(([rank]) => rank <= NAMED_RANKS);
  const named: number[] = [];
  let alsoFirst = 0;
  for (const [, areas] of byRank) {
    if (named.length > 0 && named.length + areas.length > NAMED_AREAS) break;
    named.push(...areas.slice(0, NAMED_AREAS));
    alsoFirst = Math.max(0, areas.length - NAMED_AREAS);
    if (alsoFirst > 0) break;
  }
  return { first: named.map((area) => names[area] ?? ''), alsoFirst };
}

/** Of how many areas that take part an indicator is not known. */
const missingIn = ({ ground }: FactsInput, j: number): number =>
  ground.columns[j]?.reduce(
    (n, value, area) => (Number.isNaN(value) && ground.excluded[area] !== 1 ? n + 1 : n),
    0,
  ) ?? 0;

/** True where weights can be moved against each other: with one indicator every weighting is the same. */
export const canMove = (shares: Float64Array): boolean => shares.filter((share) => share > 0).length > 1;

/** Only where there is something to move, and the first is not one of more than the top can hold. */
const firmOf = ({ sensitivity, shares, scored }: FactsInput): ScoringFacts['firm'] => {
  const firm = sensitivity?.firmness[0];
  if (sensitivity === null || firm === undefined || scored.order.length <= sensitivity.top) return null;
  if (!canMove(shares) || !firstAreas(scored, sensitivity.top).includes(firm.area)) return null;
  return {
    top: sensitivity.top,
    percent: Math.round(firm.inTop * 100),
    points: Math.round(sensitivity.reach * 100),
    draws: firm.runs,
  };
};

/** What the sentence tells of a scoring. */
export function factsOf(input: FactsInput): ScoringFacts {
  const { plan, columns, names, ground, scored, shares } = input;
  const percent = percents(shares);
  const weights = plan.indicators
    .map(({ title, direction }, j) => ({
      ...{ title, direction, unit: columns[j]?.unit ?? { th: '', en: '' } },
      ...{ percent: percent[j] ?? 0, missing: missingIn(input, j) },
    }))
    .filter((weight) => weight.percent > 0)
    .sort((a, b) => b.percent - a.percent);
  const ranked = scored.order.length;
  return {
    level: plan.level,
    areas: names.length,
    ranked,
    excluded: input.excluded,
    unranked: names.length - ranked - input.excluded,
    incomplete: scored.order.reduce((n, area) => (unknownOf(ground, shares, area).length > 0 ? n + 1 : n), 0),
    ...firstOf(input),
    weights,
    firm: firmOf(input),
  };
}
