import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import {
  CERTAIN,
  type Cluster,
  clusterClasses,
  HOT_SPOT_CLUSTERS,
  hotSpotCluster,
  OUTLIER_CLUSTERS,
} from '../../../../shared/domain/clusters.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import { numberOf } from '../../../../shared/formula/functions.ts';
import { hotSpots as giStar } from '../../../../shared/stats/hot-spots.ts';
import { localMoran, QUADRANTS } from '../../../../shared/stats/local-moran.ts';
import { knownOnly, type SpatialWeights } from '../../../../shared/stats/spatial-weights.ts';
import { clusterText } from '../../../../shared/text/cluster-text.ts';
import { type NotedRows, notedRows } from '../feature-set.ts';
import { madeField } from './columns.ts';
import { neighbourhoodOf, neighbourWeights } from './neighbours.ts';
import {
  extended,
  fieldAt,
  fieldOf,
  isPlaced,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
  withValues,
} from './rows.ts';

type PatternStep = StepOf<'hot-spots'> | StepOf<'outliers'>;

/** What is known of each row before anything is reckoned. */
interface Asked {
  readonly set: RowSet;
  readonly weights: SpatialWeights;
  /** `NaN` where not known, withheld, or without a place. */
  readonly values: Float64Array;
  /** Why a row has no value. */
  readonly states: readonly ('missing' | 'suppressed' | null)[];
  /** How many known rows each has for neighbours. */
  readonly counts: Uint32Array;
}

/** One row's answer, in the order of the columns that are made. */
interface Told {
  readonly cluster: Cluster | null;
  readonly score: number;
  readonly p: number;
  readonly adjusted: number;
}

/** As in PySAL's own examples there are many more shuffles than rows, since the least p-value is one in so many. */
const SHUFFLES = 9999;
const SEED = 2568;

/** Where high and low values gather: each row with its class, Gi* score and p-values. */
export function hotSpots(step: StepOf<'hot-spots'>, tools: Tools): Outcome {
  const asked = ask(step, tools);
  const { z, p, adjusted } = giStar(asked.weights, asked.values);
  return outcomeOf(step, asked, HOT_SPOT_CLUSTERS, (i) => ({
    cluster: hotSpotCluster(z[i] ?? Number.NaN, adjusted[i] ?? Number.NaN),
    ...{ score: z[i] ?? Number.NaN, p: p[i] ?? Number.NaN, adjusted: adjusted[i] ?? Number.NaN },
  }));
}

const OF_QUADRANT: Readonly<Record<number, Cluster>> = {
  [QUADRANTS.highHigh]: 'highHigh',
  [QUADRANTS.highLow]: 'highLow',
  [QUADRANTS.lowHigh]: 'lowHigh',
  [QUADRANTS.lowLow]: 'lowLow',
};

/** Which rows are like their neighbours and which stand out: each with its quadrant, local I and p-values. */
export function outliers(step: StepOf<'outliers'>, tools: Tools): Outcome {
  const asked = ask(step, tools);
  const progress = (fraction: number): void => tools.progress(0.5 + fraction / 2);
  const told = localMoran(asked.weights, asked.values, { permutations: SHUFFLES, seed: SEED, progress });
  return outcomeOf(step, asked, OUTLIER_CLUSTERS, (i) => {
    const adjusted = told.adjusted[i] ?? Number.NaN;
    const quadrant = OF_QUADRANT[told.quadrant[i] ?? QUADRANTS.none] ?? 'nothing';
    const cluster = adjusted <= CERTAIN.much ? quadrant : 'nothing';
    return { cluster, score: told.local[i] ?? Number.NaN, p: told.p[i] ?? Number.NaN, adjusted };
  });
}

/** Reads the values and finds the neighbours, and tells of the rows of which nothing can be said. */
function ask(step: PatternStep, tools: Tools): Asked {
  const set = tools.take(step.input);
  tellNowhere(tools, set);
  const at = fieldAt(set, step.value);
  const stateAt = set.fields.findIndex(({ name }) => name === `${set.fields[at]?.name}_state`);
  const placed = set.features.map(isPlaced);
  const known = set.features.map((row) => numberOf(row.values[at] ?? null));
  const states = set.features.map((row, i) => {
    if (row.values[stateAt] === 'suppressed') return 'suppressed';
    return known[i] === null ? 'missing' : null;
  });
  const values = Float64Array.from(known, (value, i) =>
    value === null || states[i] !== null || !placed[i] ? Number.NaN : value,
  );
  // «None gathers» would be read as a finding, where nothing is known.
  if (set.features.length > 0 && states.every((state) => state === 'missing'))
    throw new Refusal('recipe-invalid', {
      problem: 'value-none',
      ...namedInBoth('field', fieldOf(set, step.value).title),
    });
  const weights = neighbourWeights(set, step, tools);
  const counts = new Uint32Array(values.length);
  const { rows, weights: among } = knownOnly(weights, values);
  rows.forEach((row, i) => {
    counts[row] = (among.starts[i + 1] ?? 0) - (among.starts[i] ?? 0);
  });
  const { origin } = set;
  const rowsWhere = (fits: (i: number) => boolean): NotedRows =>
    notedRows(
      set,
      set.features.filter((_, i) => fits(i)),
    );
  const held = (state: string): NotedRows => rowsWhere((i) => states[i] === state && placed[i] === true);
  const asked = new Set(rows);
  tools.note('value-missing', origin, held('missing'));
  tools.note('value-suppressed', origin, held('suppressed'));
  tools.note(
    'no-neighbours',
    origin,
    rowsWhere((i) => asked.has(i) && counts[i] === 0),
  );
  if (neighbourhoodOf(set, step) !== step.neighbours) tools.note('border-of-points', origin, rows.length);
  return { set, weights, values, states, counts };
}

const cell = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A name that is free together with that of its state, which is found by it: `cluster`, or `cluster_2` of a second one. */
function freeWithState({ fields }: RowSet, wished: string): string {
  const taken = new Set(fields.map(({ name }) => name.toLowerCase()));
  const free = (name: string): boolean => !taken.has(name) && !taken.has(`${name}_state`);
  let [name, n] = [wished, 1];
  while (!free(name)) name = `${wished}_${++n}`;
  return name;
}

function outcomeOf(
  step: PatternStep,
  { set, values, states, counts }: Asked,
  clusters: readonly Cluster[],
  tell: (row: number) => Told,
): Outcome {
  const field = freeWithState(set, 'cluster');
  const made = [
    { ...madeField('cluster', 'text'), name: field },
    { ...madeField('cluster_state', 'text'), name: `${field}_state` },
    madeField(step.op === 'hot-spots' ? 'z_score' : 'local_i'),
    madeField('p_value'),
    madeField('p_adjusted'),
    madeField('neighbours', 'integer'),
  ];
  const parts: Record<string, number> = {};
  const rows = set.features.map((row, i) => {
    const unknown = Number.isNaN(values[i]);
    const told = tell(i);
    const cluster = unknown ? null : counts[i] === 0 ? 'alone' : told.cluster;
    const part = cluster ?? states[i] ?? 'missing';
    parts[part] = (parts[part] ?? 0) + 1;
    const found: CellValue[] = [cell(told.score), cell(told.p), cell(told.adjusted), counts[i] ?? 0];
    const said: CellValue[] = cluster === null ? [null, part] : [clusterText[cluster].th, null];
    return withValues(row, [...row.values, ...said, ...(unknown ? [null, null, null, null] : found)]);
  });
  const asked = set.fields[fieldAt(set, step.value)]?.name ?? step.value;
  return {
    set: extended(set, made, rows),
    value: asked,
    classes: { field, of: clusterClasses(clusters) },
    facts: { of: set.features.length, parts },
  };
}
