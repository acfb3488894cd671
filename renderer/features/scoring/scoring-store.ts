import { create } from 'zustand';
import type { OfferedIndicator, ScoringLevel, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { comparisonCount } from '../../../shared/scoring/pairwise.ts';

/** Which of two options is looked at and changed; `change` sets them side by side. */
export type ShownOption = 'first' | 'second' | 'change';

interface ScoringDesk {
  /** Null until a level was chosen: then the widest that there are areas of. */
  readonly plan: ScoringPlan | null;
  readonly option: ShownOption;
  /** Earlier plans of this sitting, the last one behind. */
  readonly steps: readonly ScoringPlan[];
  /** What the last change was about: a slider that goes on moving is one step. */
  readonly about: string;
  /** The name that the plan was kept by. */
  readonly title: string | null;
}

const START: ScoringDesk = { plan: null, option: 'first', steps: [], about: '', title: null };
const MOST_STEPS = 100;

/** What lies on the page of priorities; outlives a walk to another place, not the workspace. */
export const useScoringDesk = create<ScoringDesk>(() => START);

export const emptyPlan = (level: ScoringLevel): ScoringPlan => ({
  ...{ version: 1, level, indicators: [], normalisation: 'minmax', comparisons: null, second: null },
  ...{ minShare: 1, excluded: [], rules: [], within: null },
});

/** Changes the plan; changes about the same thing one after another are one step back. */
export const changePlan = (about: string, change: (plan: ScoringPlan) => ScoringPlan): void =>
  useScoringDesk.setState(({ plan, steps, about: before }) => {
    if (plan === null) return {};
    const goesOn = before === about && about !== '';
    return {
      plan: change(plan),
      about,
      steps: goesOn ? steps : [...steps, plan].slice(-MOST_STEPS),
    };
  });

/** Takes the last change of this sitting back. */
export const stepBack = (): void =>
  useScoringDesk.setState(({ steps, option }) => {
    const plan = steps.at(-1);
    if (plan === undefined) return {};
    return { plan, steps: steps.slice(0, -1), about: '', option: plan.second === null ? 'first' : option };
  });

/** Begins with a plan: a new one, or one that was kept. */
export const beginWith = (plan: ScoringPlan, title: string | null = null): void =>
  useScoringDesk.setState({ ...START, plan, title });

/** Another level has other areas and other figures: what can be kept is how it is reckoned. */
export const chooseLevel = (level: ScoringLevel): void =>
  useScoringDesk.setState(({ plan }) =>
    plan?.level === level
      ? {}
      : {
          ...START,
          plan: {
            ...emptyPlan(level),
            ...(plan === null ? {} : { normalisation: plan.normalisation, minShare: plan.minShare }),
          },
        },
  );

export const showOption = (option: ShownOption): void => useScoringDesk.setState({ option });

/** A new comparison says «alike» until somebody says otherwise. */
const alike = (count: number): number[] => new Array(comparisonCount(count)).fill(1);

/** Adds an indicator with the mean of the weights that are there. */
export const addIndicator = ({ id, title, direction }: OfferedIndicator): void =>
  changePlan('', (plan) => {
    const weights = plan.indicators.map(({ weight }) => weight);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const weight = Number.isNaN(mean) ? 50 : Math.round(mean);
    return {
      ...plan,
      indicators: [...plan.indicators, { id, title, per: null, direction, weight }],
      comparisons: plan.comparisons === null ? null : alike(plan.indicators.length + 1),
      second: plan.second === null ? null : [...plan.second, weight],
    };
  });

export const removeIndicator = (id: string): void =>
  changePlan('', (plan) => {
    const at = plan.indicators.findIndex((one) => one.id === id);
    return {
      ...plan,
      indicators: plan.indicators.filter((one) => one.id !== id),
      comparisons: plan.comparisons === null ? null : alike(plan.indicators.length - 1),
      second: plan.second === null ? null : plan.second.filter((_, j) => j !== at),
      rules: plan.rules.filter(({ indicator }) => indicator !== id),
    };
  });

/** Sets the weight of an indicator in the option that is looked at. */
export const setWeight = (at: number, weight: number): void => {
  const { option } = useScoringDesk.getState();
  changePlan(`weight ${option} ${at}`, (plan) =>
    option === 'second' && plan.second !== null
      ? { ...plan, second: plan.second.with(at, weight) }
      : {
          ...plan,
          indicators: plan.indicators.map((one, j) => (j === at ? { ...one, weight } : one)),
        },
  );
};

export const setIndicator = (
  id: string,
  change: Partial<Pick<ScoringPlan['indicators'][number], 'per' | 'direction'>>,
): void =>
  changePlan('', (plan) => ({
    ...plan,
    indicators: plan.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));

/** Weights by sliders, or by comparing two by two. */
export const weighBy = (way: 'sliders' | 'pairs'): void =>
  changePlan('', (plan) => ({
    ...plan,
    comparisons: way === 'pairs' ? alike(plan.indicators.length) : null,
  }));

export const setComparison = (at: number, value: number): void =>
  changePlan(`pair ${at}`, (plan) => ({
    ...plan,
    comparisons: plan.comparisons?.with(at, value) ?? null,
  }));

/** Puts a second option beside the first, with the same weights to begin with; or takes it away. */
export const compareOptions = (on: boolean, weights: readonly number[]): void => {
  changePlan('', (plan) => ({ ...plan, second: on ? [...weights] : null }));
  showOption(on ? 'second' : 'first');
};
