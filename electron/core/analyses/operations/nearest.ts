import Flatbush from 'flatbush';
import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { type AnalysisFeature, makeAlike, notedRows } from '../feature-set.ts';
import { paddingDegrees } from '../local-plane.ts';
import { METRE, madeField } from './columns.ts';
import { DistanceBetween } from './distance-between.ts';
import { keyOf } from './joins.ts';
import type { Measuring, Neighbour } from './measuring.ts';
import { nearestAlong } from './near-roads.ts';
import {
  extended,
  fieldAt,
  isPlaced,
  joinedFields,
  labelOf,
  type Outcome,
  type RowField,
  type RowSet,
  type Tools,
  tellNowhere,
} from './rows.ts';

/** The `k` nearest of each row, or of each row and group, with their geodesic distance, straight or along roads. */
export function nearest(step: StepOf<'nearest'>, tools: Tools): Outcome {
  const [input, of] = [tools.take(step.input), tools.against(step.of)];
  tellNowhere(tools, input);
  tellNowhere(tools, of);
  const self = step.of === step.input;
  const measuring = nearestAlong(step, input, of, tools) ?? straight(step, self, tools);
  const listing = new Listing(step, of);
  try {
    const seeking = groupsOf(of, step.group).map(([key, others]) => ({ key, seek: measuring.among(others) }));
    for (const [i, row] of input.features.entries()) {
      if (i % 500 === 0)
        tools.progress(measuring.before + (1 - measuring.before) * (i / input.features.length));
      let any = false;
      const near = seeking.map(({ key, seek }) => {
        const nearby = seek(row);
        any ||= nearby.length > 0;
        return { key, nearby };
      });
      listing.add(row, near, any ? 'none-in-reach' : measuring.whyNone(row));
    }
  } finally {
    measuring.free();
  }
  for (const why of ['none-in-reach', 'no-road-in-reach', 'no-way'] as const)
    tools.note(why, input.origin, notedRows(input, listing.none[why]));
  return outcomeOf(step, input, listing.rows, listing);
}

type WhyNone = ReturnType<Measuring['whyNone']>;
interface Found {
  readonly key: string;
  readonly nearby: readonly Neighbour[];
}

/** The rows of the result: one for each neighbour, or one without a figure where there is none. */
class Listing {
  readonly rows: AnalysisFeature[] = [];
  readonly none: Readonly<Record<NonNullable<WhyNone>, AnalysisFeature[]>> = {
    ...{ 'none-in-reach': [], 'no-road-in-reach': [], 'no-way': [] },
  };
  /** Of the very nearest, and how many rows have one. */
  sum = 0;
  found = 0;
  private readonly of: RowSet;
  private readonly grouped: boolean;
  private readonly most: number;

  constructor({ group, maxM }: StepOf<'nearest'>, of: RowSet) {
    this.of = of;
    this.grouped = group !== undefined;
    this.most = maxM ?? Infinity;
  }

  add(row: AnalysisFeature, near: readonly Found[], whyNone: WhyNone): void {
    let least = Infinity;
    for (const { key, nearby } of near)
      for (const [rank, { row: other, metres }] of nearby.entries()) {
        if (metres > this.most) break;
        least = Math.min(least, metres);
        this.put(row, key, [rank + 1, metres, labelOf(this.of, other), other.code]);
      }
    if (least < Infinity) {
      this.sum += least;
      this.found++;
      return;
    }
    if (whyNone !== null) this.none[whyNone].push(row);
    this.put(row, null, [null, null, null, null]);
  }

  private put(row: AnalysisFeature, key: string | null, more: readonly CellValue[]): void {
    const values = [...row.values, ...(this.grouped ? [key] : []), ...more];
    this.rows.push(makeAlike(row, this.rows.length + 1, values));
  }
}

function outcomeOf(
  step: StepOf<'nearest'>,
  input: RowSet,
  rows: readonly AnalysisFeature[],
  { sum, found }: { sum: number; found: number },
): Outcome {
  const made = [
    ...(step.group === undefined ? [] : [madeField('nearest_group', 'text')]),
    madeField('rank', 'integer'),
    distanceField(step.roads !== undefined),
    madeField('nearest', 'text'),
    madeField('nearest_code', 'text'),
  ];
  const set = extended(input, made, rows);
  const value = joinedFields(input.fields, made, input.title).at(-3)?.name ?? 'distance_m';
  return {
    set,
    value,
    // The mean is of each row's very nearest, whatever else is listed, and of the rows that have one in reach.
    facts: {
      of: input.features.length,
      unit: 'metre',
      ...(found > 0 ? { total: sum / found, parts: { reached: found } } : {}),
    },
  };
}

/** Of one name, so that formulas work on either; what people read says how it was measured. */
const distanceField = (along: boolean): RowField => ({
  ...madeField(along ? 'distance_along' : 'distance_m', 'real', METRE),
  name: 'distance_m',
});

/** As the crow flies. */
function straight(step: StepOf<'nearest'>, self: boolean, tools: Tools): Measuring {
  const between = new DistanceBetween(tools.geos);
  return {
    before: 0,
    among: (others) => {
      const tree = treeOf(others);
      return (row) => (tree === null ? [] : nearestIn(row, tree, step, between, self));
    },
    whyNone: (row) => (isPlaced(row) ? 'none-in-reach' : null),
    free: () => between.free(),
  };
}

function groupsOf(of: RowSet, group: string | undefined): [string, AnalysisFeature[]][] {
  const placed = of.features.filter(isPlaced);
  if (group === undefined) return [['', placed]];
  const at = fieldAt(of, group);
  return [...Map.groupBy(placed, (row) => keyOf(row.values[at]))];
}

interface Tree {
  readonly bush: Flatbush;
  readonly rows: readonly AnalysisFeature[];
}

function treeOf(rows: readonly AnalysisFeature[]): Tree | null {
  if (rows.length === 0) return null;
  const bush = new Flatbush(rows.length);
  for (const { box } of rows) bush.add(...(box ?? [0, 0, 0, 0]));
  bush.finish();
  return { bush, rows };
}

/**
 * The nearest by true distance: those that are near in degrees give a distance that the `k`th can't exceed, and all boxes
 * within that are then measured.
 */
function nearestIn(
  row: AnalysisFeature,
  { bush, rows }: Tree,
  { k, maxM }: StepOf<'nearest'>,
  between: DistanceBetween,
  self: boolean,
): Neighbour[] {
  const { box } = row;
  if (box === null) return [];
  // A filter is a call for every box that the tree comes to: only a layer by itself needs one.
  const other = self ? (i: number): boolean => rows[i]?.fid !== row.fid : undefined;
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  const first = bush.neighbors(x, y, k, Infinity, other);
  const measured = first.map((i) => neighbour(row, rows[i], between));
  const furthest = measured.reduce((most, { metres }) => Math.max(most, metres), 0);
  const reach = Math.min(maxM ?? Infinity, first.length < k ? Infinity : furthest);
  if (Number.isFinite(reach)) {
    const { lon, lat } = paddingDegrees(reach, Math.max(Math.abs(box[1]), Math.abs(box[3])));
    for (const i of bush.search(box[0] - lon, box[1] - lat, box[2] + lon, box[3] + lat, other))
      if (!first.includes(i)) measured.push(neighbour(row, rows[i], between, reach));
  }
  const most = maxM ?? Infinity;
  // Mostly there is one, and nothing to put in order.
  if (measured.length === 1) return measured[0] && measured[0].metres <= most ? measured : [];
  return measured
    .filter(({ metres }) => metres <= most)
    .sort((a, b) => a.metres - b.metres || a.row.fid - b.row.fid)
    .slice(0, k);
}

const neighbour = (
  from: AnalysisFeature,
  to: AnalysisFeature | undefined,
  between: DistanceBetween,
  reach = Infinity,
): Neighbour => {
  if (to === undefined) throw new Error('the tree names a row that is not there');
  return { row: to, metres: between.metres(from, to, reach) };
};
