import type { RecipeStep, StepOf } from '../../../../shared/contract/recipe.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { M2_PER_RAI } from '../../../../shared/domain/units.ts';
import type { Geos } from '../../geometry/index.ts';
import { areaInAreas } from '../area-in-areas.ts';
import type { LeftOutNote } from '../feature-set.ts';
import { buffer } from './buffer.ts';
import { calculate } from './calculate.ts';
import { change } from './change.ts';
import { madeField, RAI } from './columns.ts';
import { dissolve } from './dissolve.ts';
import { gaps } from './gaps.ts';
import { density, grid } from './grid.ts';
import { attributeJoin, spatialJoin } from './joins.ts';
import { selectByLocation, selectByValue } from './keep.ts';
import { keepNear } from './near-roads.ts';
import { nearest } from './nearest.ts';
import { clip, overlay } from './overlay.ts';
import { hotSpots, outliers } from './patterns.ts';
import { hulls, pointsOfRows } from './points.ts';
import {
  extended,
  isPlaced,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
  withValues,
} from './rows.ts';
import { countRows, summarise } from './summarise.ts';
import { topologyCheck } from './topology.ts';
import { voronoi } from './voronoi.ts';

/** The last step's rows and what is said of them. */
export interface RowsResult extends Outcome {
  readonly kind: 'rows';
  readonly notes: readonly LeftOutNote[];
}
/** A layer as it was read, with what had to be mended. */
export interface ReadLayer {
  readonly set: RowSet;
  readonly notes: readonly Omit<LeftOutNote, 'step'>[];
}
export interface OperationControl {
  readonly geos: Geos;
  readonly today: string;
  progress(step: number, fraction: number): void;
}

/** Runs the steps of a recipe over rows with fields; each layer is read once by `load`. */
export async function runOperations(
  steps: readonly RecipeStep[],
  load: (input: string, raw: boolean) => ReadLayer,
  control: OperationControl,
): Promise<RowsResult> {
  const outputs = new Map<string, RowSet>();
  const loaded = new Map<string, RowSet>();
  const onRecord = new Set<RowSet['features']>();
  const notes: LeftOutNote[] = [];
  let last: Outcome | null = null;
  for (const [at, step] of steps.entries()) {
    const take = (input: string, raw = false): RowSet => {
      const key = `${raw} ${input}`;
      const known = input.startsWith('#') ? outputs.get(input.slice(1)) : loaded.get(key);
      if (known) return known;
      const fresh = load(input, raw);
      loaded.set(key, fresh.set);
      onRecord.add(fresh.set.filteredFrom ?? fresh.set.features);
      notes.push(...fresh.notes.map((note) => ({ ...note, step: step.id })));
      return fresh.set;
    };
    const note: Tools['note'] = (code, origin, count, areaM2 = null, metres) => {
      const length = metres === undefined ? {} : { metres };
      if (count > 0) notes.push({ code, step: step.id, origin, count, areaM2, ...length });
    };
    last = await outcomeOf(step, {
      take,
      note,
      isOnRecord: (set) => onRecord.has(set.filteredFrom ?? set.features),
      geos: control.geos,
      today: control.today,
      progress: (fraction) => control.progress(at, fraction),
    });
    outputs.set(step.id, last.set);
  }
  if (!last) throw new Refusal('recipe-invalid', { reason: 'steps' });
  return { kind: 'rows', ...last, notes };
}

/** One step: every operation of the contract has its case, or this does not compile. */
function outcomeOf(step: RecipeStep, tools: Tools): Outcome | Promise<Outcome> {
  switch (step.op) {
    case 'near':
      return keepNear(step, tools);
    case 'count-in-areas':
      return countRows(step, tools);
    case 'area-in-areas':
      return areasWithin(step, tools);
    case 'summarise-in-areas':
      return summarise(step, tools);
    case 'gaps':
      return gaps(step, tools);
    case 'grid':
      return grid(step, tools);
    case 'density':
      return density(step, tools);
    case 'hot-spots':
      return hotSpots(step, tools);
    case 'outliers':
      return outliers(step, tools);
    case 'nearest':
      return nearest(step, tools);
    case 'buffer':
      return buffer(step, tools);
    case 'voronoi':
      return voronoi(step, tools);
    case 'clip':
      return clip(step, tools);
    case 'dissolve':
      return dissolve(step, tools);
    case 'change':
      return change(step, tools);
    case 'topology-check':
      return topologyCheck(step, tools);
    default:
      return rowsOf(step, tools);
  }
}

type RowStep = StepOf<
  | 'intersect'
  | 'spatial-join'
  | 'attribute-join'
  | 'calculate'
  | 'select-by-value'
  | 'select-by-location'
  | 'centroid'
  | 'convex-hull'
  | 'concave-hull'
>;

function rowsOf(step: RowStep, tools: Tools): Outcome | Promise<Outcome> {
  switch (step.op) {
    case 'spatial-join':
      return spatialJoin(step, tools);
    case 'attribute-join':
      return attributeJoin(step, tools);
    case 'calculate':
      return calculate(step, tools);
    case 'select-by-value':
      return selectByValue(step, tools);
    case 'select-by-location':
      return selectByLocation(step, tools);
    case 'centroid':
    case 'point-on-surface':
      return pointsOfRows(step, tools);
    case 'convex-hull':
    case 'concave-hull':
      return hulls(step, tools);
    default:
      return overlay(step, tools);
  }
}

/** The rai of a layer in each area, as a field of the areas. */
function areasWithin(step: StepOf<'area-in-areas'>, tools: Tools): Outcome {
  const [areas, input] = [tools.take(step.areas), tools.take(step.input)];
  const { answers, notes } = areaInAreas(areas, input, tools.geos, tools.progress);
  for (const { code, origin, count, areaM2 } of notes) tools.note(code, origin, count, areaM2);
  tellNowhere(tools, areas);
  const rows = areas.features.map((area, i) => {
    const rai = isPlaced(area) ? (answers[i]?.value ?? 0) / M2_PER_RAI : null;
    return withValues(area, [...area.values, rai]);
  });
  const set = extended(areas, [madeField('area_rai', 'real', RAI)], rows);
  const having = answers.filter(({ value }) => value > 0).length;
  const value = set.fields.at(-1)?.name ?? '';
  return { set, value, facts: { of: areas.features.length, total: having, adds: true } };
}
