import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { isSummed, landColumns, summedWhereAlike } from '../../../shared/domain/sums.ts';
import type { OpenWorkspace } from '../context.ts';
import type { RowSource } from '../layers/index.ts';
import { type ColumnStore, numbersOf, type Ranks, ranksOf } from './column-store.queries.ts';
import { orderedRows } from './orders.ts';
import { referencesOf } from './references.queries.ts';

type Sums = Record<string, number>;

interface Summed {
  readonly name: string;
  readonly numbers: Float64Array;
  /** Ranks that must be the same in all rows of a sum. */
  readonly alike: readonly Ranks[];
}

const hasArea = ({ table }: RowSource): boolean =>
  ['Polygon', 'MultiPolygon', 'Mixed'].includes(table.geometryType);

/** Square wah and ngan are summed with their rai. */
const isPart = (source: RowSource, name: string): boolean =>
  source.layer.fields.some((field) => {
    const land = landColumns(source.layer.fields, field.name);
    return land !== null && (land.ngan === name || land.wah === name);
  });

const summedColumns = (workspace: OpenWorkspace, source: RowSource, store: ColumnStore): Summed[] => {
  const { fields, register } = source.layer;
  const columns = fields
    .filter((field) => !field.masked && (isSummed(field) || isPart(source, field.name)))
    .map(({ name }): Summed => {
      const others = summedWhereAlike(register, name);
      const alike = fields
        .filter((field) => others.includes(field.name))
        .map((field) => ranksOf(source, store, field, () => referencesOf(workspace, field, fields)));
      return { name, numbers: numbersOf(source, store, name), alike };
    });
  if (hasArea(source)) columns.push({ name: AREA, numbers: numbersOf(source, store, AREA), alike: [] });
  return columns;
};

/** The sum of a column over places; null where no row has a number or the rows are not alike. */
const sumOf = ({ numbers, alike }: Summed, places: Uint32Array): number | null => {
  const [first] = places;
  if (first === undefined) return null;
  for (const { of } of alike) for (const at of places) if (of[at] !== of[first]) return null;
  let sum = 0;
  let any = false;
  for (const at of places) {
    const value = numbers[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    any = true;
  }
  return any ? sum : null;
};

const sumsOver = (columns: readonly Summed[], places: Uint32Array): Sums => {
  const sums: Sums = {};
  for (const column of columns) {
    const sum = sumOf(column, places);
    if (sum !== null) sums[column.name] = sum;
  }
  return sums;
};

/** Sums over all rows of a query or a stretch of them, and over each of its groups. What has no sum is left out. */
export const sumsOfRows = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
  stretch: { readonly from: number | null; readonly to: number | null },
): { total: Sums; groups: Sums[] } => {
  const { store, order } = orderedRows(workspace, source, query);
  const columns = summedColumns(workspace, source, store);
  const { from, to } = stretch;
  const part =
    from === null && to === null ? order.places : order.places.subarray(from ?? 0, to ?? undefined);
  return {
    total: sumsOver(columns, part),
    groups:
      from === null && order.groups
        ? order.groups.map(({ start, count }) =>
            sumsOver(columns, order.places.subarray(start, start + count)),
          )
        : [],
  };
};
