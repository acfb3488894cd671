import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ScoringAreas, ScoringColumn, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { scoreBreaks } from '../../../shared/scoring/classes.ts';
import { figuresOf, groundOf, secondShares, sharesOf } from '../../../shared/scoring/plan-ground.ts';
import { ranked, type Scored, Scorer, type ScoringGround } from '../../../shared/scoring/score.ts';
import { orpc } from '../../api/index.ts';
import { askedArea, useDesk } from '../../app/desk.ts';
import { beginWith, emptyPlan, type ShownOption, useScoringDesk } from './scoring-store.ts';

const NO_COLUMNS: readonly (ScoringColumn | undefined)[] = [];

/**
 * The plan that lies on the page, narrowed to the area that the desk is narrowed to; begins with the first level that there
 * are areas of.
 */
export const usePlan = (): ScoringPlan | null => {
  const plan = useScoringDesk((state) => state.plan);
  const { data } = useQuery(orpc.scoring.levels.queryOptions());
  const first = data?.[0]?.level;
  useEffect(() => {
    if (plan === null && first !== undefined) beginWith(emptyPlan(first));
  }, [plan, first]);
  const area = useDesk((state) => state.area);
  return useMemo(() => (plan === null ? null : { ...plan, within: askedArea(area) }), [plan, area]);
};

/** The areas of the plan's level. */
export const useAreas = (plan: ScoringPlan | null): ScoringAreas | null => {
  const input = { level: plan?.level ?? 'subdistrict', within: plan?.within ?? null };
  const { data } = useQuery({ ...orpc.scoring.areas.queryOptions({ input }), enabled: plan !== null });
  return plan === null ? null : (data ?? null);
};

/** The figures of the plan's indicators, in its order, as far as they have come; and which of them are gone. */
export const useColumns = (
  plan: ScoringPlan | null,
): { readonly columns: readonly (ScoringColumn | undefined)[]; readonly gone: ReadonlySet<string> } =>
  useQueries({
    queries: (plan?.indicators ?? []).map(({ id, per }) =>
      orpc.scoring.column.queryOptions({
        input: { level: plan?.level ?? 'subdistrict', within: plan?.within ?? null, id, per },
      }),
    ),
    combine: (answers) => ({
      columns: answers.length === 0 ? NO_COLUMNS : answers.map(({ data }) => data),
      gone: new Set(answers.flatMap(({ isError }, j) => (isError ? [plan?.indicators[j]?.id ?? ''] : []))),
    }),
  });

/** A plan worked out: all that the page shows of it. */
export interface WorkedOut {
  readonly plan: ScoringPlan;
  readonly areas: ScoringAreas;
  readonly columns: readonly ScoringColumn[];
  readonly ground: ScoringGround;
  readonly reasons: ReadonlyMap<number, string>;
  readonly shares: Float64Array;
  readonly scored: Scored;
  readonly breaks: readonly number[];
  /** The other option, where there are two. */
  readonly other: { readonly shares: Float64Array; readonly scored: Scored } | null;
  /** True where the two options are set side by side: then what is looked at is what `other` changes. */
  readonly comparing: boolean;
}
/** What figures and exclusions make: heavier than weights, and not touched by a slider. */
const useGround = (
  plan: ScoringPlan | null,
  areas: ScoringAreas | null,
  columns: readonly (ScoringColumn | undefined)[],
) => {
  const { normalisation, minShare, excluded, rules } = plan ?? {};
  const directions = plan?.indicators.map(({ id, direction, per }) => `${id} ${direction} ${per}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the plan all but its weights, so that a slider's move is light
  return useMemo(() => {
    const known = columns.filter((column) => column !== undefined);
    if (plan === null || areas === null || known.length === 0 || known.length < plan.indicators.length)
      return null;
    // Figures that came before the areas changed don't fit them.
    if (known.some(({ values }) => values.length !== areas.fids.length)) return null;
    const figures = known.map(({ values }) => figuresOf(values));
    const made = groundOf(plan, areas.fids, figures);
    return { ...made, areas, columns: known, scorer: new Scorer(made.ground) };
  }, [areas, columns, normalisation, minShare, excluded, rules, directions]);
};

/** The plan of the page under its weights; null until all of its figures are there. */
export const useWorkedOut = (): WorkedOut | null => {
  const plan = usePlan();
  const areas = useAreas(plan);
  const { columns } = useColumns(plan);
  const ground = useGround(plan, areas, columns);
  const option = useScoringDesk((state) => state.option);
  return useMemo(() => {
    if (plan === null || ground === null || ground.columns.length !== plan.indicators.length) return null;
    return underWeights(plan, ground, option);
  }, [plan, ground, option]);
};

type Grounded = NonNullable<ReturnType<typeof useGround>>;

const underWeights = (plan: ScoringPlan, made: Grounded, option: ShownOption): WorkedOut => {
  const under = (shares: Float64Array) => ({ shares, scored: ranked(made.scorer.score(shares)) });
  const first = under(sharesOf(plan));
  const weights = secondShares(plan);
  const second = weights === null ? null : under(weights);
  const shown = option === 'second' && second !== null ? second : first;
  const { ground, reasons, areas, columns } = made;
  return {
    ...{ plan, areas, columns, ground, reasons, ...shown },
    breaks: scoreBreaks(shown.scored.scores),
    other: second === null ? null : shown === second ? first : second,
    comparing: second !== null && option === 'change',
  };
};
