import type { RecipeOp, StepOf } from '../contract/recipe.ts';
import { relation, statistic } from '../contract/steps/parts.ts';
import { neighbourhood } from '../contract/steps/patterns.ts';
import type { blankText, choiceText } from '../text/operations.ts';
import { ROAD_REACH_M, ROAD_SNAP_M } from './travel.ts';

/** What shapes a blank takes: `table` stands for rows without a place. */
export type Takes = 'point' | 'line' | 'polygon' | 'table';
/** What the rows of an operation's output are. */
export type Yields = 'input' | 'areas' | 'point' | 'polygon';

/**
 * A blank in the sentence of an operation. `of` names the blank whose layer has the field. `optional` may stay empty;
 * `initial` is what stands in it first.
 */
export type Blank =
  | {
      readonly kind: 'layer';
      readonly takes: readonly Takes[];
      readonly optional?: true;
      /** What it says while it is empty, and before the name of what stands in it. */
      readonly says?: { readonly empty: Choice; readonly before: Choice; readonly none: Choice };
    }
  | ({
      readonly kind: 'distance';
      readonly unit: 'm';
      readonly initial?: number;
      readonly optional?: true;
      readonly ladder?: readonly number[];
    } & Asked)
  | { readonly kind: 'distances'; readonly unit: 'm'; readonly initial: readonly number[] }
  | {
      readonly kind: 'field' | 'fields';
      readonly of: keyof typeof blankText;
      readonly numeric?: true;
      readonly optional?: true;
    }
  | { readonly kind: 'figures'; readonly of: keyof typeof blankText; readonly options: readonly Choice[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly initial: number }
  | ({
      readonly kind: 'choice';
      readonly options: readonly Choice[];
      readonly initial: Choice;
      readonly optional?: true;
    } & Asked)
  | { readonly kind: 'switch' }
  | { readonly kind: 'text' }
  | { readonly kind: 'formula'; readonly of: keyof typeof blankText; readonly yields: 'value' | 'condition' };
type Choice = keyof typeof choiceText;
/** Asked for only where another blank is filled. */
interface Asked {
  readonly with?: keyof typeof blankText;
}

/** The blanks of an operation are the parameters of its step: one that is missing here does not compile. */
type BlanksOf<Op extends RecipeOp> = {
  readonly [Name in keyof Omit<Required<StepOf<Op>>, 'id' | 'op'>]: Name extends keyof typeof blankText
    ? Blank
    : never;
};
interface Operation<Op extends RecipeOp> {
  readonly blanks: BlanksOf<Op>;
  readonly yields: Yields;
}

const ANY: readonly Takes[] = ['point', 'line', 'polygon'];
const ROWS: readonly Takes[] = [...ANY, 'table'];
const layer = (...takes: readonly Takes[]) => ({ kind: 'layer', takes }) as const;
const some = layer(...ANY);
const rows = layer(...ROWS);
const areal = layer('polygon');
const metres = (initial: number) => ({ kind: 'distance', unit: 'm', initial }) as const;
const perhaps = { kind: 'distance', unit: 'm', optional: true } as const;
const fieldOf = (of: keyof typeof blankText) => ({ kind: 'field', of }) as const;
const fieldPerhaps = (of: keyof typeof blankText) => ({ kind: 'field', of, optional: true }) as const;
const amountPerhaps = (of: keyof typeof blankText) =>
  ({ kind: 'field', of, numeric: true, optional: true }) as const;
const on = { kind: 'switch' } as const;
const relations = { kind: 'choice', options: relation.options, initial: 'intersects' } as const;
/** Along which lines distances are measured, and by which rules. */
const along = {
  roads: {
    kind: 'layer',
    takes: ['line'],
    optional: true,
    says: { empty: 'straight', before: 'along', none: 'noRoads' },
  },
  reachM: {
    ...{ kind: 'distance', unit: 'm', initial: ROAD_REACH_M, optional: true, with: 'roads' },
    ladder: [100, 250, 500, 1000, 2000, 5000],
  },
  snapM: {
    ...{ kind: 'distance', unit: 'm', initial: ROAD_SNAP_M, optional: true, with: 'roads' },
    ladder: [0, 1, 2, 5, 10, 20],
  },
  crossings: {
    ...{ kind: 'choice', options: ['joined', 'apart'], initial: 'joined', optional: true, with: 'roads' },
  },
} as const satisfies Record<string, Blank>;
const pattern = {
  blanks: {
    input: some,
    value: { kind: 'field', of: 'input', numeric: true },
    neighbours: { kind: 'choice', options: neighbourhood.options, initial: 'border' },
    k: { kind: 'number', min: 1, max: 50, initial: 8 },
    distanceM: metres(10_000),
  },
  yields: 'input',
} as const;
const overlaid = { blanks: { input: areal, with: areal }, yields: 'polygon' } as const;

/**
 * Every operation that a recipe may name: its blanks with what they take, and what comes out. The question panel, the
 * command line's help and the JSON Schema come from it; the words stand in `shared/text/operations.ts`.
 */
export const OPERATIONS: { readonly [Op in RecipeOp]: Operation<Op> } = {
  near: { blanks: { input: some, of: some, distanceM: metres(1000), beyond: on, ...along }, yields: 'input' },
  'count-in-areas': { blanks: { areas: areal, input: some }, yields: 'areas' },
  'area-in-areas': { blanks: { areas: areal, input: areal }, yields: 'areas' },
  'summarise-in-areas': {
    blanks: {
      areas: areal,
      input: some,
      figures: { kind: 'figures', of: 'input', options: statistic.options },
    },
    yields: 'areas',
  },
  gaps: {
    blanks: {
      areas: areal,
      input: rows,
      distanceM: metres(0),
      areasField: fieldPerhaps('areas'),
      inputField: fieldPerhaps('input'),
    },
    yields: 'areas',
  },
  grid: {
    blanks: {
      input: some,
      cell: { kind: 'choice', options: ['square', 'hexagon'], initial: 'hexagon' },
      sizeM: metres(2000),
      sum: amountPerhaps('input'),
    },
    yields: 'polygon',
  },
  density: {
    blanks: { input: some, radiusM: metres(5000), cellM: metres(1000), weight: amountPerhaps('input') },
    yields: 'polygon',
  },
  'hot-spots': pattern,
  outliers: pattern,
  nearest: {
    blanks: {
      input: some,
      of: some,
      k: { kind: 'number', min: 1, max: 20, initial: 1 },
      group: fieldPerhaps('of'),
      maxM: perhaps,
      ...along,
    },
    yields: 'input',
  },
  buffer: {
    blanks: {
      input: some,
      distancesM: { kind: 'distances', unit: 'm', initial: [1000, 3000, 5000] },
      dissolve: on,
      rings: on,
    },
    yields: 'polygon',
  },
  voronoi: {
    blanks: { input: layer('point'), within: { kind: 'layer', takes: ['polygon'], optional: true } },
    yields: 'polygon',
  },
  intersect: overlaid,
  union: overlaid,
  difference: overlaid,
  'symmetric-difference': overlaid,
  identity: overlaid,
  clip: { blanks: { input: some, to: areal }, yields: 'input' },
  dissolve: {
    blanks: {
      input: rows,
      by: { kind: 'fields', of: 'input', optional: true },
      sums: { kind: 'fields', of: 'input', numeric: true, optional: true },
    },
    yields: 'input',
  },
  change: {
    blanks: { before: areal, after: areal, key: fieldPerhaps('before') },
    yields: 'polygon',
  },
  'topology-check': { blanks: { input: areal, gapM: metres(10) }, yields: 'polygon' },
  'spatial-join': {
    blanks: {
      input: some,
      with: some,
      relation: { ...relations, options: relation.options.filter((option) => option !== 'disjoint') },
      take: { kind: 'choice', options: ['first', 'every'], initial: 'first' },
    },
    yields: 'input',
  },
  'attribute-join': {
    blanks: { input: rows, with: rows, field: fieldOf('input'), withField: fieldOf('with') },
    yields: 'input',
  },
  calculate: {
    blanks: {
      input: rows,
      title: { kind: 'text' },
      expression: { kind: 'formula', of: 'input', yields: 'value' },
    },
    yields: 'input',
  },
  'select-by-value': {
    blanks: { input: rows, where: { kind: 'formula', of: 'input', yields: 'condition' } },
    yields: 'input',
  },
  'select-by-location': { blanks: { input: some, of: some, relation: relations }, yields: 'input' },
  centroid: { blanks: { input: some }, yields: 'point' },
  'point-on-surface': { blanks: { input: some }, yields: 'point' },
  'convex-hull': { blanks: { input: some, by: fieldPerhaps('input') }, yields: 'polygon' },
  'concave-hull': {
    blanks: {
      input: some,
      by: fieldPerhaps('input'),
      ratio: { kind: 'number', min: 0, max: 1, initial: 0.3 },
    },
    yields: 'polygon',
  },
};
