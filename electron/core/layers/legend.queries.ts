import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem } from '../../../shared/contract/style.ts';
import { fieldLabel } from '../../../shared/domain/code-lists/index.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import { layersText } from '../../../shared/text/layers.ts';
import { columnsOf, inForce, type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import type { LayerTable } from './catalogue.queries.ts';
import { classOf } from './classify.ts';
import { STATE_SUFFIX } from './fields.ts';
import { areasOf } from './measures.queries.ts';

/** Where a row belongs in the legend: a class or category by its place, or why it has none. */
type Place = number | 'missing' | 'suppressed';

/** The lines of a legend, and on which of them a row counts; the last line of several is for what fits no other. */
interface Lines {
  readonly items: LegendItem[];
  place(value: SqlValue, state: SqlValue): Place;
}

const isPolygonal = ({ geometryType }: LayerTable): boolean =>
  geometryType === 'Polygon' || geometryType === 'MultiPolygon' || geometryType === 'Mixed';

interface Tally {
  count: number;
  areaM2: number;
}

const number = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: decimals });

/** `1,000–1,999` where only whole numbers occur, `1.5–2.5` else; the last class is closed. */
const classLabel = (breaks: readonly number[], i: number, decimals: number): string => {
  const [low, high] = [breaks[i] ?? 0, breaks[i + 1] ?? 0];
  const whole = decimals === 0 && Number.isInteger(low) && Number.isInteger(high);
  const top = whole && i < breaks.length - 2 ? high - 1 : high;
  return top <= low ? number(low, decimals) : `${number(low, decimals)}–${number(top, decimals)}`;
};

const iconOf = ({ style }: LayerSummary): LegendItem['icon'] => {
  if (style.fill) return 'fill';
  return style.point?.icon ?? 'line';
};

const item = (
  layer: LayerSummary,
  more: Partial<LegendItem> & Pick<LegendItem, 'kind' | 'label'>,
): LegendItem => {
  const { style } = layer;
  return {
    color: style.fill?.color ?? style.point?.color ?? style.stroke?.color ?? null,
    pattern: style.fill?.pattern ?? 'none',
    strokeColor: style.stroke?.color ?? null,
    icon: iconOf(layer),
    count: 0,
    areaM2: null,
    ...more,
  };
};

/** Counts and areas by place. `place` is given a row's value and the state that stands beside it. */
const tally = (
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  place: (value: SqlValue, state: SqlValue) => Place,
): Map<Place, Tally> => {
  const field = layer.style.kind === 'single' ? null : layer.style.field;
  const names = new Set(columnsOf(db, table.name).map((column) => column.name));
  const value = field !== null && names.has(field) ? sql.id(field) : sql`NULL`;
  const state = names.has(`${field}${STATE_SUFFIX}`) ? sql.id(`${field}${STATE_SUFFIX}`) : sql`NULL`;
  const places = new Map<Place, number[]>();
  for (const row of db.all<{ fid: number; value: SqlValue; state: SqlValue }>(
    sql`SELECT fid, ${value} AS value, ${state} AS state FROM ${sql.id(table.name)} WHERE ${inForce(table.name)}`,
  )) {
    const at = place(row.value, row.state);
    const fids = places.get(at) ?? [];
    places.set(at, fids);
    fids.push(row.fid);
  }
  const polygons = isPolygonal(table);
  return new Map(
    [...places].map(([at, fids]) => {
      let areaM2 = 0;
      if (polygons) for (const area of areasOf(db, table.base, fids).values()) areaM2 += area;
      return [at, { count: fids.length, areaM2 }];
    }),
  );
};

const withheld = (value: SqlValue, state: SqlValue): 'missing' | 'suppressed' | null => {
  if (state === 'suppressed') return 'suppressed';
  return state === 'missing' || value === null || value === '' ? 'missing' : null;
};

const categoryItems = (layer: LayerSummary): Lines => {
  const { categories } = layer.style;
  const at = new Map(categories.map((category, i) => [String(category.value), i]));
  const field = layer.fields.find((candidate) => candidate.name === layer.style.field);
  const worded = (value: string | number): string => (field ? fieldLabel(field, value).th : String(value));
  const items = categories.map((category) =>
    item(layer, {
      kind: 'category',
      label: category.label || worded(category.value),
      color: category.color,
    }),
  );
  items.push(item(layer, { kind: 'category', label: layersText.otherCategory.th }));
  return {
    items,
    place: (value, state) => withheld(value, state) ?? at.get(String(value)) ?? categories.length,
  };
};

const classItems = (layer: LayerSummary): Lines => {
  const classes = layer.style.classes;
  const breaks = classes?.breaks ?? [];
  const items = (classes?.colors ?? []).map((color, i) =>
    item(layer, { kind: 'class', label: classLabel(breaks, i, classes?.decimals ?? 0), color }),
  );
  items.push(item(layer, { kind: 'category', label: layersText.otherCategory.th }));
  return {
    items,
    place: (value, state) => {
      const why = withheld(value, state);
      if (why) return why;
      const at = classOf(breaks, Number(value));
      return at < 0 ? items.length - 1 : at;
    },
  };
};

const single = (layer: LayerSummary): Lines => ({
  items: [item(layer, { kind: 'single', label: layer.title })],
  place: () => 0,
});

const linesOf = (layer: LayerSummary): Lines => {
  const { kind } = layer.style;
  if (kind === 'categories') return categoryItems(layer);
  return kind === 'classes' ? classItems(layer) : single(layer);
};

const WITHOUT_VALUE = [
  ['missing', layersText.missing.th, 'hatch'],
  ['suppressed', layersText.suppressed.th, 'dots'],
] as const;

const withoutValue = (layer: LayerSummary, has: (why: Place) => boolean): LegendItem[] =>
  WITHOUT_VALUE.filter(([why]) => has(why)).map(([why, label, pattern]) =>
    item(layer, { kind: why, label, pattern, color: MAP_COLORS.hatchGround, strokeColor: MAP_COLORS.hatch }),
  );

const unitOf = ({ style, fields }: LayerSummary): string => {
  if (style.kind !== 'classes') return '';
  return style.classes?.unit || (fields.find((field) => field.name === style.field)?.unit ?? '');
};

/**
 * The legend of a layer with what each line counts. Classes and categories are always there, at zero too, so that a
 * map is read the same twice; what fits none, and missing and withheld values, have lines where there are any.
 */
export const readLegend = (db: ReadableDb, layer: LayerSummary, table: LayerTable): Legend => {
  const { items, place } = linesOf(layer);
  const counted = tally(db, layer, table, place);
  const polygons = isPolygonal(table);
  const fill = (entry: LegendItem, at: Place): LegendItem => ({
    ...entry,
    count: counted.get(at)?.count ?? 0,
    areaM2: polygons ? (counted.get(at)?.areaM2 ?? 0) : null,
  });
  const filled = items.map((entry, i) => fill(entry, i));
  const rest = layer.style.kind === 'single' ? undefined : filled.pop();
  if (rest && rest.count > 0) filled.push(rest);
  for (const entry of withoutValue(layer, (why) => counted.has(why)))
    filled.push(fill(entry, entry.kind === 'missing' ? 'missing' : 'suppressed'));
  return {
    layer: layer.name,
    title: layer.title,
    unit: unitOf(layer),
    items: filled,
    total: layer.featureCount,
    source: layer.source,
    asOf: layer.asOf,
  };
};

/** The numbers of a column, for classes; missing and withheld ones left out. */
export const numbersOf = (db: ReadableDb, table: string, field: string): number[] =>
  db
    .all<{ v: SqlValue }>(
      sql`SELECT ${sql.id(field)} AS v FROM ${sql.id(table)} WHERE ${sql.id(field)} NOTNULL AND ${inForce(table)}`,
    )
    .map((row) => Number(row.v));
