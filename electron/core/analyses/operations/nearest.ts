import Flatbush from 'flatbush';
import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { type AnalysisFeature, makeAlike } from '../feature-set.ts';
import { paddingDegrees } from '../local-plane.ts';
import { METRE, madeField } from './columns.ts';
import { DistanceBetween } from './distance-between.ts';
import { keyOf } from './joins.ts';
import {
  extended,
  fieldAt,
  isPlaced,
  joinedFields,
  labelOf,
  type Outcome,
  type RowSet,
  type Tools,
  tellNowhere,
} from './rows.ts';

interface Neighbour {
  readonly row: AnalysisFeature;
  readonly metres: number;
}

/** The `k` nearest of each row, or of each row and group, with their geodesic distance. */
export function nearest(step: StepOf<'nearest'>, tools: Tools): Outcome {
  const [input, of] = [tools.take(step.input), tools.take(step.of)];
  tellNowhere(tools, input);
  tellNowhere(tools, of);
  const groups = groupsOf(of, step.group).map(([key, rows]) => ({ key, tree: treeOf(rows) }));
  const between = new DistanceBetween(tools.geos);
  let none = 0;
  let sum = 0;
  let found = 0;
  const rows: AnalysisFeature[] = [];
  const add = (row: AnalysisFeature, values: CellValue[]): void => {
    rows.push(makeAlike(row, rows.length + 1, values));
  };
  try {
    for (const [i, row] of input.features.entries()) {
      if (i % 500 === 0) tools.progress(i / input.features.length);
      let least = Infinity;
      for (const { key, tree } of groups) {
        const nearby = tree === null ? [] : nearestIn(row, tree, step, between, of === input);
        nearby.forEach(({ row: other, metres }, rank) => {
          least = Math.min(least, metres);
          const more: CellValue[] = [rank + 1, metres, labelOf(of, other), other.code];
          const values = [...row.values, ...(step.group === undefined ? [] : [key]), ...more];
          add(row, values);
        });
      }
      if (least < Infinity) {
        sum += least;
        found++;
        continue;
      }
      if (isPlaced(row)) none++;
      const blanks: CellValue[] = [...(step.group === undefined ? [] : [null]), null, null, null, null];
      add(row, [...row.values, ...blanks]);
    }
  } finally {
    between.free();
  }
  tools.note('none-in-reach', input.origin, none);
  return outcomeOf(step, input, rows, { sum, found });
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
    madeField('distance_m', 'real', METRE),
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
