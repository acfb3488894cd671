import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { figureDecimals } from '../../../shared/domain/units.ts';
import { analysesText } from '../../../shared/text/analyses.ts';

/** One line of the ranking. A value is missing or withheld, never zero for want of data. */
export interface RankedArea {
  readonly fid: number;
  /** 1 for the most; areas with the same value share a rank; null without a value. */
  readonly rank: number | null;
  readonly name: string;
  /** What tells it from its namesakes: the district. */
  readonly within: string;
  readonly value: number | null;
  /** `listed` of rows that were only chosen, and have no figure to be ranked by. */
  readonly state: 'value' | 'listed' | 'missing' | 'suppressed';
  /** 0 to 1 of the largest value, of differences by size. */
  readonly share: number;
  /** The colour of its class on the map. */
  readonly color: string | null;
}

/** Columns that result layers may have for the area above. */
const WITHIN = ['district_name', 'district', 'district_title', 'zone_name'];

/** Columns that tell it by a code: the district's own, or that of the sub-district, which begins with it. */
const WITHIN_CODES = ['district_code', 'subdistrict_code'];
const DISTRICT_CODE = 4;

/** District names by their code. */
export type DistrictNames = ReadonlyMap<string, string>;

/** Where rows of a layer lie: in words of their own, else by the code of their district. */
const placeOf = (layer: LayerSummary, districts: DistrictNames): ((row: Row) => string) => {
  const has = (name: string): boolean => layer.fields.some((field) => field.name === name);
  const words = WITHIN.find(has);
  if (words !== undefined) return (row) => textOf(row.values[words]);
  const code = WITHIN_CODES.find(has);
  if (code === undefined) return () => '';
  return (row) => districts.get(textOf(row.values[code]).slice(0, DISTRICT_CODE)) ?? '';
};

const textOf = (value: CellValue | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** The class colour of a value by the layer's style; the last class is closed above. */
export const classColor = (layer: LayerSummary, value: number | null): string | null => {
  const classes = layer.style.classes;
  if (value === null || classes === null) return null;
  const last = classes.colors.length - 1;
  const at = classes.colors.findIndex((_, index) => value < (classes.breaks[index + 1] ?? Infinity));
  return classes.colors[at === -1 ? last : at] ?? null;
};

/** The colour of a row: of the kind that it is, or of the class that its value falls in. */
const rowColor = (row: Row, layer: LayerSummary, value: number | null): string | null => {
  const { kind, field, categories } = layer.style;
  if (kind !== 'categories' || field === null) return classColor(layer, value);
  return categories.find((category) => category.value === row.values[field])?.color ?? null;
};

const stateOf = (row: Row, field: string, value: number | null): RankedArea['state'] => {
  if (field === '') return 'listed';
  if (value !== null) return 'value';
  return row.values[`${field}_state`] === 'suppressed' ? 'suppressed' : 'missing';
};

const ORDER = { value: 0, listed: 0, suppressed: 1, missing: 2 };

/**
 * The rows of a result from most to least, of a comparison from the greatest difference on either side; withheld and
 * missing ones last, equal values sharing a rank.
 */
export const rankRows = (
  rows: readonly Row[],
  layer: LayerSummary,
  result: AnalysisResult,
  districts: DistrictNames = new Map(),
): RankedArea[] => {
  const field = result.valueField;
  const place = placeOf(layer, districts);
  const bare = rows.map((row) => {
    const raw = row.values[field];
    const value = typeof raw === 'number' ? raw : null;
    const name = textOf(row.values[layer.labelField ?? 'name_th']);
    return { row, value, name, state: stateOf(row, field, value) };
  });
  const sizeOf = (value: number | null): number | null =>
    value === null || result.compared === undefined ? value : Math.abs(value);
  bare.sort(
    (a, b) =>
      ORDER[a.state] - ORDER[b.state] ||
      (sizeOf(b.value) ?? 0) - (sizeOf(a.value) ?? 0) ||
      (b.value ?? 0) - (a.value ?? 0) ||
      a.name.localeCompare(b.name, 'th'),
  );
  const most = Math.max(0, ...bare.map(({ value }) => Math.abs(value ?? 0)));
  return bare.map(({ row, value, name, state }) => ({
    ...{ fid: row.fid, name, value, state },
    rank:
      value === null
        ? null
        : 1 +
          bare.filter((other) => (sizeOf(other.value) ?? Number.NEGATIVE_INFINITY) > (sizeOf(value) ?? 0))
            .length,
    within: place(row),
    share: value === null || most === 0 ? 0 : Math.abs(value) / most,
    color: rowColor(row, layer, value),
  }));
};

/** One number of decimals for all lines, by the largest: whole rai from ten up, as everywhere. */
export const rankingDecimals = (rows: readonly RankedArea[], unit: string): number => {
  const most = Math.max(0, ...rows.map(({ value }) => Math.abs(value ?? 0)));
  return unit === analysesText.rai.th && most >= 10 ? 0 : figureDecimals(most);
};
