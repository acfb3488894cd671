import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Geos } from '../geometry/index.ts';
import { areaInAreas } from './area-in-areas.ts';
import { type CountResult, countInAreas, countPositions } from './count-in-areas.ts';
import type { AreaAnswer, FeatureSet, LeftOutNote } from './feature-set.ts';
import { near } from './near.ts';
import type { Positions } from './positions.ts';
import { relate } from './relate.ts';
import type { CountedStep, RelateStep, TaskStep } from './task-step.ts';

/** What the last step of a recipe answered. */
export type StepsResult =
  | {
      readonly kind: 'areas';
      readonly op: 'count-in-areas' | 'area-in-areas';
      readonly origin: string;
      readonly answers: AreaAnswer[];
      /** Rows in no area that steps before left out; nothing of it where ground is measured. */
      readonly outsideLeft: number;
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
}

/**
 * Runs the steps of a checked recipe one after the other over its layers, read once each by `load`. Every step's
 * output is a feature set that later steps take by `#id`: `near` keeps some of its input, the others keep their areas.
 */
export function runSteps(
  steps: readonly TaskStep[],
  load: (input: string) => { set: FeatureSet; notes: readonly Omit<LeftOutNote, 'step'>[] },
  geos: Geos,
  control: StepControl,
): StepsResult {
  const outputs = new Map<string, FeatureSet>();
  const loaded = new Map<string, FeatureSet>();
  const notes: LeftOutNote[] = [];
  let last: StepsResult | null = null;
  steps.forEach((step, at) => {
    const take = (input: string): FeatureSet => {
      const known = input.startsWith('#') ? outputs.get(input.slice(1)) : loaded.get(input);
      if (known) return known;
      const fresh = load(input);
      loaded.set(input, fresh.set);
      notes.push(...fresh.notes.map((note) => ({ ...note, step: step.id })));
      return fresh.set;
    };
    const progress = (fraction: number): void => control.progress(at, fraction);
    if (step.op === 'near' || step.op === 'relate') {
      const input = take(step.input);
      const kept = keeping(step, input, take(step.of), geos, progress);
      outputs.set(step.id, kept);
      if (at === steps.length - 1) notes.push(...withoutPlace(input, step.id));
      const fids = kept.features.map((feature) => feature.fid);
      last = { kind: 'features', op: step.op, origin: kept.origin, fids, of: input.features.length, notes };
      return;
    }
    const areas = take(step.areas);
    const result = inAreas(
      step,
      areas,
      { take, positions: steps.length === 1 ? control.positions : none },
      geos,
      progress,
    );
    notes.push(...result.notes.map((note) => ({ ...note, step: step.id })));
    outputs.set(step.id, areas);
    last = {
      kind: 'areas',
      op: step.op,
      origin: areas.origin,
      answers: marked(result.answers, areas),
      outsideLeft: result.outsideLeft,
      notes,
    };
  });
  if (!last) throw new Refusal('recipe-invalid', { reason: 'steps' });
  return last;
}

const none = (): null => null;

interface Inputs {
  take(input: string): FeatureSet;
  /** Only where no other step asks for the rows of the same layer. */
  positions(input: string): Positions | null;
}

function inAreas(
  step: Extract<CountedStep, { op: 'count-in-areas' | 'area-in-areas' }>,
  areas: FeatureSet,
  { take, positions }: Inputs,
  geos: Geos,
  progress: (fraction: number) => void,
): CountResult {
  const kept = step.op === 'count-in-areas' ? positions(step.input) : null;
  if (kept !== null) return countPositions(areas.features, { kept, base: null }, geos, progress);
  const input = take(step.input);
  const work = step.op === 'count-in-areas' ? countInAreas : areaInAreas;
  return work(input.restricted ? unfiltered(areas) : areas, input, geos, progress);
}

type KeepingStep = Extract<CountedStep, { op: 'near' }> | RelateStep;

const keeping = (
  step: KeepingStep,
  input: FeatureSet,
  of: FeatureSet,
  geos: Geos,
  progress: (fraction: number) => void,
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
  const count = input.features.filter((feature) => feature.box === null).length;
  return count === 0 ? [] : [{ code: 'geometry-null', step, origin: input.origin, count, areaM2: null }];
}
