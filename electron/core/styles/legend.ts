import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem, Normalise } from '../../../shared/contract/style.ts';
import { placeNumbers } from '../../../shared/domain/place-numbers.ts';
import { drawnStyle, unknownFields } from '../../../shared/domain/style-rows.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import type { ReadableDb } from '../db/types.ts';
import { areasOf, type LayerTable } from '../layers/index.ts';
import type { IsShown } from '../row-sets/index.ts';
import { linesOf, restLines } from './legend-lines.ts';
import { keyedRows } from './styled-rows.ts';

const isPolygonal = ({ geometryType }: LayerTable): boolean =>
  geometryType === 'Polygon' || geometryType === 'MultiPolygon' || geometryType === 'Mixed';

interface Tally {
  readonly count: number;
  readonly areaM2: number | null;
}

/** Counts and areas by legend line. */
const tally = (
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  isShown?: IsShown,
): Map<string, Tally> => {
  const byKey = Map.groupBy(keyedRows(db, layer, table, isShown), ({ key }) => key);
  const polygons = isPolygonal(table);
  return new Map(
    [...byKey].map(([key, members]) => {
      const fids = members.map(({ fid }) => fid);
      const areas = polygons ? [...areasOf(db, table.base, fids).values()] : null;
      return [key, { count: fids.length, areaM2: areas?.reduce((sum, area) => sum + area, 0) ?? null }];
    }),
  );
};

const fieldOf = (layer: LayerSummary, name: string | null): Field | undefined =>
  [...layer.fields, ...placeNumbers(layer)].find((field) => field.name === name);

const titleOf = (layer: LayerSummary, name: string): string => fieldOf(layer, name)?.title ?? name;

/** What a number counts in: its unit, and what it was divided by. */
const unitOf = (
  layer: LayerSummary,
  name: string | null,
  normalise: Normalise | null | undefined,
): string => {
  const unit = fieldOf(layer, name)?.unit ?? '';
  if (!normalise) return unit;
  const divisor = normalise.field === null ? null : titleOf(layer, normalise.field);
  return [unit, stylesText.per(normalise.by, normalise.per, divisor).th]
    .filter((part) => part !== '')
    .join(' ');
};

const legendUnit = (layer: LayerSummary): string => {
  const { style } = layer;
  const own = style.classes?.unit ?? '';
  if (style.kind === 'classes') return own || unitOf(layer, style.field, style.normalise);
  return style.kind === 'sizes' || style.kind === 'dots' ? unitOf(layer, style.field, style.normalise) : '';
};

/** The title of a result says already what its number is. */
const measureOf = (layer: LayerSummary): string => {
  const { kind, field } = layer.style;
  const measures = kind === 'classes' || kind === 'sizes' || kind === 'dots';
  return measures && field !== null && layer.kind !== 'result' ? titleOf(layer, field) : '';
};

const axesOf = (layer: LayerSummary): Pick<Legend, 'axes'> => {
  const { style } = layer;
  const { bivariate, field } = style;
  if (style.kind !== 'bivariate' || !bivariate || field === null) return {};
  const named = (name: string, normalise: Normalise | null | undefined): string => {
    const unit = unitOf(layer, name, normalise);
    return unit === '' ? titleOf(layer, name) : `${titleOf(layer, name)} (${unit})`;
  };
  return { axes: [named(field, style.normalise), named(bivariate.field, bivariate.normalise)] };
};

/**
 * The legend of a layer with what each line counts. Classes and categories are always there, at zero too, so that a
 * map is read the same twice; what fits none, and missing and withheld values, have lines where there are any. A style
 * of which fields are gone has the legend of what is drawn instead, and a note.
 *
 * @param isShown counts only the rows of which it is true, areas that have ended among them; the rows in force without it
 */
export const readLegend = (
  db: ReadableDb,
  styled: LayerSummary,
  table: LayerTable,
  isShown?: IsShown,
): Legend => {
  const lost = unknownFields(styled);
  const layer = { ...styled, style: drawnStyle(styled) };
  const counted = tally(db, layer, table, isShown);
  const none: Tally = { count: 0, areaM2: isPolygonal(table) ? 0 : null };
  const filled = <L extends { key: string }>(line: L) => ({ ...line, ...(counted.get(line.key) ?? none) });
  const lines = linesOf(layer);
  const items: LegendItem[] = [
    ...lines.read.map((line) => ({ ...line, count: 0, areaM2: null })),
    ...lines.counted.map(filled),
    ...restLines(layer)
      .map(filled)
      .filter(({ count }) => count > 0),
  ];
  return {
    ...{ layer: layer.name, title: layer.title, kind: layer.style.kind, items },
    ...{ measure: measureOf(layer), unit: legendUnit(layer) },
    ...axesOf(layer),
    ...(layer.style.kind === 'heat' && layer.style.heat ? { ramp: layer.style.heat.colors } : {}),
    ...(lost.length > 0 ? { note: stylesText.lostFields(lost) } : {}),
    total: layer.featureCount,
    source: layer.source,
    asOf: layer.asOf,
  };
};
