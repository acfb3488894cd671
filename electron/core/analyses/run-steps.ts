import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Geos } from '../geometry/index.ts';
import { areaInAreas } from './area-in-areas.ts';
import { type CountResult, countInAreas, countPositions } from './count-in-areas.ts';
import {
  type AreaAnswer,
  type FeatureSet,
  type LeftOutNote,
  notedRows,
  type Progress,
} from './feature-set.ts';
import { near } from './near.ts';
import type { Positions } from './positions.ts';
import { relate } from './relate.ts';
import { GEODESIC, type Ruler } from './ruler.ts';
import type { CountedStep, RelateStep, TaskStep } from './task-step.ts';
import { type Condition, type Withheld, withheldFrom } from './withheld/index.ts';

/** What the last step of a recipe answered. */
export type StepsResult =
  | {
      readonly kind: 'areas';
      readonly op: 'count-in-areas' | 'area-in-areas';
      readonly origin: string;
      readonly answers: AreaAnswer[];
      /** What of it must not be shown; null of what is not restricted. */
      readonly withheld: Withheld | null;
      readonly notes: LeftOutNote[];
    }
  | {
      readonly kind: 'features';
      readonly op: 'near' | 'relate';
      readonly origin: string;
      readonly fids: number[];
      readonly of: number;
      readonly notes: LeftOutNote[];
    };

export interface StepControl {
  /** Called often; `step` counts from 0. */
  progress(step: number, fraction: number): void;
  /** Where the rows of a layer of points lie, without the rows; null for what must be read as rows. */
  positions(input: string): Positions | null;
  /** How areas are measured; geodesic without it. */
  readonly ruler?: Ruler;
  /** By which names `load` knows the layers of areas that restricted rows may be asked by. */
  readonly breakdowns: readonly string[];
}

type Load = (input: string) => { set: FeatureSet; notes: readonly Omit<LeftOutNote, 'step'>[] };

/** What the steps of one recipe work on, and what they have found so far. */
class Run {
  readonly steps: readonly TaskStep[];
  readonly control: StepControl;
  readonly geos: Geos;
  readonly notes: LeftOutNote[] = [];
  private readonly load: Load;
  private readonly outputs = new Map<string, FeatureSet>();
  private readonly loaded = new Map<string, FeatureSet>();
  /** Of restricted rows that were kept by a distance: by which. */
  private readonly conditions = new Map<FeatureSet, Condition>();

  constructor(steps: readonly TaskStep[], load: Load, geos: Geos, control: StepControl) {
    this.steps = steps;
    this.load = load;
    this.geos = geos;
    this.control = control;
  }

  step(step: TaskStep, at: number): StepsResult {
    const progress = (fraction: number): void => this.control.progress(at, fraction);
    const result =
      step.op === 'near' || step.op === 'relate'
        ? this.keeping(step, at === this.steps.length - 1, progress)
        : this.inAreas(step, progress);
    return { ...result, notes: this.notes };
  }

  private take(step: TaskStep, input: string): FeatureSet {
    const known = input.startsWith('#') ? this.outputs.get(input.slice(1)) : this.loaded.get(input);
    if (known) return known;
    const fresh = this.load(input);
    this.loaded.set(input, fresh.set);
    this.notes.push(...fresh.notes.map((note) => ({ ...note, step: step.id })));
    return fresh.set;
  }

  private keeping(step: KeepingStep, isLast: boolean, progress: Progress): StepsResult {
    const [input, of] = [this.take(step, step.input), this.take(step, step.of)];
    const kept = keeping(step, input, of, this.geos, progress);
    this.outputs.set(step.id, kept);
    if (step.op === 'near' && input.restricted) this.conditions.set(kept, { of, distanceM: step.distanceM });
    if (isLast) this.notes.push(...withoutPlace(input, step.id));
    const fids = kept.features.map((feature) => feature.fid);
    const { origin } = kept;
    return { kind: 'features', op: step.op, origin, fids, of: input.features.length, notes: [] };
  }

  private inAreas(step: AreaStep, progress: Progress): StepsResult {
    const areas = this.take(step, step.areas);
    const alone = this.steps.length === 1 && step.op === 'count-in-areas';
    const positions = alone ? this.control.positions(step.input) : null;
    const input = positions === null ? this.take(step, step.input) : null;
    const result =
      positions === null
        ? measured(step, areas, input as FeatureSet, this.geos, progress, this.control.ruler)
        : countPositions(areas.features, { kept: positions, base: null }, this.geos, progress);
    this.notes.push(...result.notes.map((note) => ({ ...note, step: step.id })));
    this.outputs.set(step.id, areas);
    return {
      ...{ kind: 'areas', op: step.op, origin: areas.origin, notes: [] },
      answers: marked(result.answers, areas),
      withheld: input?.restricted === true ? this.withheld(areas, input, progress) : null,
    };
  }

  /** What of an answer about restricted rows must be withheld: it depends on all that may be asked of them. */
  private withheld(areas: FeatureSet, input: FeatureSet, progress: Progress): Withheld {
    const others = this.control.breakdowns.map((name) => this.load(name).set);
    const layers = [unfiltered(areas), ...others.filter(({ origin }) => origin !== areas.origin)];
    // In one order whatever was asked, for it decides between figures that are alike.
    layers.sort((a, b) => (a.origin < b.origin ? -1 : 1));
    const condition = this.conditions.get(input) ?? null;
    return withheldFrom(input, condition, layers, areas.origin, this.geos, progress);
  }
}

/**
 * Runs the steps of a checked recipe one after the other over its layers, read once each by `load`. Every step's
 * output is a feature set that later steps take by `#id`: `near` keeps some of its input, the others keep their areas.
 */
export function runSteps(
  steps: readonly TaskStep[],
  load: Load,
  geos: Geos,
  control: StepControl,
): StepsResult {
  const run = new Run(steps, load, geos, control);
  const last = steps.map((step, at) => run.step(step, at)).at(-1);
  if (!last) throw new Refusal('recipe-invalid', { reason: 'steps' });
  return last;
}

type AreaStep = Extract<CountedStep, { op: 'count-in-areas' | 'area-in-areas' }>;

function measured(
  step: AreaStep,
  areas: FeatureSet,
  input: FeatureSet,
  geos: Geos,
  progress: Progress,
  ruler: Ruler = GEODESIC,
): CountResult {
  const work = step.op === 'count-in-areas' ? countInAreas : areaInAreas;
  return work(input.restricted ? unfiltered(areas) : areas, input, geos, progress, ruler);
}

type KeepingStep = Extract<CountedStep, { op: 'near' }> | RelateStep;

const keeping = (
  step: KeepingStep,
  input: FeatureSet,
  of: FeatureSet,
  geos: Geos,
  progress: Progress,
): FeatureSet =>
  step.op === 'relate'
    ? relate(input, of, step.relation, geos, progress)
    : near(input, of, { distanceM: step.distanceM, beyond: step.beyond }, geos, progress);

/** All areas of the layer: what may be shown of some of them depends on the others. */
const unfiltered = (areas: FeatureSet): FeatureSet =>
  areas.filteredFrom ? { ...areas, features: areas.filteredFrom, filteredFrom: null } : areas;

/** Tells which answers are of areas that an earlier step left out. */
function marked(answers: AreaAnswer[], areas: FeatureSet): AreaAnswer[] {
  const kept = new Set(areas.features.map(({ fid }) => fid));
  return answers.map((answer) => (kept.has(answer.fid) ? answer : { ...answer, kept: false }));
}

/** Rows that are neither near nor beyond, told where no later step tells it. */
function withoutPlace(input: FeatureSet, step: string): LeftOutNote[] {
  const rows = notedRows(
    input,
    input.features.filter((feature) => feature.box === null),
  );
  return rows.count === 0
    ? []
    : [{ code: 'geometry-null', step, origin: input.origin, ...rows, areaM2: null }];
}
