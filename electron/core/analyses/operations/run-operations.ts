import type { RecipeStep, StepOf } from '../../../../shared/contract/recipe.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { M2_PER_RAI } from '../../../../shared/domain/units.ts';
import { groundOf } from '../../../../shared/text/operation-columns.ts';
import type { Geos } from '../../geometry/index.ts';
import { areaInAreas } from '../area-in-areas.ts';
import type { LeftOutNote } from '../feature-set.ts';
import { GEODESIC, type Ruler } from '../ruler.ts';
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
  /** The same with rows that are not asked about, where others may be held against them. */
  readonly whole?: RowSet;
}
export interface OperationControl {
  readonly geos: Geos;
  readonly today: string;
  /** How areas and lengths are measured; geodesic without it. */
  readonly ruler?: Ruler;
  progress(step: number, fraction: number): void;
}

/** Operations whose rows are those of a layer still, under the same fids. */
const KEEPS_ROWS: ReadonlySet<RecipeStep['op']> = new Set<RecipeStep['op']>([
  ...(['near', 'select-by-value', 'select-by-location', 'gaps', 'calculate'] as const),
  ...(['count-in-areas', 'area-in-areas', 'summarise-in-areas', 'hot-spots', 'outliers'] as const),
]);

type Load = (input: string, raw: boolean) => ReadLayer;

/** The rows that steps have to work with: layers, each read once, and what steps before gave. */
class Taken {
  readonly outputs = new Map<string, RowSet>();
  private readonly loaded = new Map<string, ReadLayer>();
  private readonly onRecord = new Set<RowSet['features']>();
  private readonly load: Load;
  private readonly onRead: (layer: ReadLayer) => void;

  constructor(load: Load, onRead: (layer: ReadLayer) => void) {
    this.load = load;
    this.onRead = onRead;
  }

  take(input: string, raw = false): RowSet {
    return this.given(input) ?? this.read(input, raw).set;
  }

  against(input: string): RowSet {
    const given = this.given(input);
    if (given) return given;
    const { set, whole } = this.read(input, false);
    return whole ?? set;
  }

  isOnRecord(set: RowSet): boolean {
    return this.onRecord.has(set.filteredFrom ?? set.features);
  }

  private given(input: string): RowSet | undefined {
    return input.startsWith('#') ? this.outputs.get(input.slice(1)) : undefined;
  }

  private read(input: string, raw: boolean): ReadLayer {
    const key = `${raw} ${input}`;
    const known = this.loaded.get(key);
    if (known) return known;
    const fresh = this.load(input, raw);
    this.loaded.set(key, fresh);
    this.onRecord.add(fresh.set.filteredFrom ?? fresh.set.features);
    this.onRead(fresh);
    return fresh;
  }
}

/** Runs the steps of a recipe over rows with fields; each layer is read once by `load`. */
export async function runOperations(
  steps: readonly RecipeStep[],
  load: Load,
  control: OperationControl,
): Promise<RowsResult> {
  const notes: LeftOutNote[] = [];
  let last: Outcome | null = null;
  let id = '';
  const taken = new Taken(load, (layer) => notes.push(...layer.notes.map((note) => ({ ...note, step: id }))));
  for (const [at, step] of steps.entries()) {
    id = step.id;
    last = await outcomeOf(step, {
      take: (input, raw) => taken.take(input, raw),
      against: (input) => taken.against(input),
      isOnRecord: (set) => taken.isOnRecord(set),
      note: (code, origin, rows, areaM2 = null, metres) => {
        const length = metres === undefined ? {} : { metres };
        const noted = typeof rows === 'number' ? { count: rows } : rows;
        if (noted.count > 0) notes.push({ code, step: step.id, origin, ...noted, areaM2, ...length });
      },
      geos: control.geos,
      ruler: control.ruler ?? GEODESIC,
      today: control.today,
      progress: (fraction) => control.progress(at, fraction),
    });
    const own = KEEPS_ROWS.has(step.op) ? {} : { own: true };
    taken.outputs.set(step.id, { ...last.set, ...own, figure: last.value, kinds: last.classes });
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
  const { answers, notes } = areaInAreas(areas, input, tools.geos, tools.progress, tools.ruler);
  for (const { code, origin, areaM2, ...rows } of notes) tools.note(code, origin, rows, areaM2);
  tellNowhere(tools, areas);
  const rows = areas.features.map((area, i) => {
    const rai = isPlaced(area) ? (answers[i]?.value ?? 0) / M2_PER_RAI : null;
    return withValues(area, [...area.values, rai]);
  });
  const made = { ...madeField('area_rai', 'real', RAI), title: groundOf(input.title) };
  const set = extended(areas, [made], rows);
  const having = answers.filter(({ value }) => value > 0).length;
  const value = set.fields.at(-1)?.name ?? '';
  // Rings stay the kinds that they are, now with what lies in each.
  const kinds = areas.kinds === undefined ? {} : { classes: areas.kinds };
  return { set, value, ...kinds, facts: { of: areas.features.length, total: having, adds: true } };
}
