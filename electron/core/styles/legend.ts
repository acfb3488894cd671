import type { Language } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend, LegendItem, Normalise } from '../../../shared/contract/style.ts';
import { placeNumbers } from '../../../shared/domain/place-numbers.ts';
import { drawnStyle, unknownFields } from '../../../shared/domain/style-rows.ts';
import { unitWord } from '../../../shared/domain/unit-words.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import type { ReadableDb } from '../db/types.ts';
import { areasOf, type LayerTable } from '../layers/index.ts';
import type { IsShown } from '../row-sets/index.ts';
import { layerTitle, linesOf, restLines } from './legend-lines.ts';
import { namedValues } from './named-values.queries.ts';
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

/** A layer that is told of in one language. */
interface Told {
  readonly layer: LayerSummary;
  readonly language: Language;
}

const titleOf = ({ layer, language }: Told, name: string): string => {
  const field = fieldOf(layer, name);
  return (language === 'en' && field?.titleEn) || (field?.title ?? name);
};

/** What a number counts in: its unit, and what it was divided by. */
const unitOf = (told: Told, name: string | null, normalise: Normalise | null | undefined): string => {
  const unit = unitWord(fieldOf(told.layer, name)?.unit ?? '', told.language);
  if (!normalise) return unit;
  const divisor = normalise.field === null ? null : titleOf(told, normalise.field);
  return [unit, stylesText.per(normalise.by, normalise.per, divisor)[told.language]]
    .filter((part) => part !== '')
    .join(' ');
};

const legendUnit = (told: Told): string => {
  const { style } = told.layer;
  const own = unitWord(style.classes?.unit ?? '', told.language);
  if (style.kind === 'classes') return own || unitOf(told, style.field, style.normalise);
  return style.kind === 'sizes' || style.kind === 'dots' ? unitOf(told, style.field, style.normalise) : '';
};

/** The title of a result says already what its number is. */
const measureOf = (told: Told): string => {
  const { kind, field } = told.layer.style;
  const measures = kind === 'classes' || kind === 'sizes' || kind === 'dots';
  return measures && field !== null && told.layer.kind !== 'result' ? titleOf(told, field) : '';
};

const axesOf = (told: Told): Pick<Legend, 'axes'> => {
  const { style } = told.layer;
  const { bivariate, field } = style;
  if (style.kind !== 'bivariate' || !bivariate || field === null) return {};
  const named = (name: string, normalise: Normalise | null | undefined): string => {
    const unit = unitOf(told, name, normalise);
    return unit === '' ? titleOf(told, name) : `${titleOf(told, name)} (${unit})`;
  };
  return { axes: [named(field, style.normalise), named(bivariate.field, bivariate.normalise)] };
};

/**
 * The legend of a layer with what each line counts. Classes and categories are always there, at zero too, so that a
 * map is read the same twice; what fits none, and missing and withheld values, have lines where there are any. A style
 * of which fields are gone has the legend of what is drawn instead, and a note.
 *
 * @param isShown counts only the rows of which it is true, areas that have ended among them; the rows in force without it
 * @param language of the program's own words; names of rows and what the office wrote are as they stand
 */
export const readLegend = (
  db: ReadableDb,
  styled: LayerSummary,
  table: LayerTable,
  isShown?: IsShown,
  language: Language = 'th',
): Legend => {
  const lost = unknownFields(styled);
  const layer = { ...styled, style: drawnStyle(styled) };
  const told = { layer, language };
  const counted = tally(db, layer, table, isShown);
  const none: Tally = { count: 0, areaM2: isPolygonal(table) ? 0 : null };
  const filled = <L extends { key: string }>(line: L) => ({ ...line, ...(counted.get(line.key) ?? none) });
  const words = { language, named: namedValues(db, fieldOf(layer, layer.style.field)) };
  const lines = linesOf(layer, words);
  const items: LegendItem[] = [
    ...lines.read.map((line) => ({ ...line, count: 0, areaM2: null })),
    ...lines.counted.map(filled),
    ...restLines(layer, language)
      .map(filled)
      .filter(({ count }) => count > 0),
  ];
  return {
    ...{ layer: layer.name, title: layerTitle(layer, language), kind: layer.style.kind, items },
    ...{ measure: measureOf(told), unit: legendUnit(told) },
    ...axesOf(told),
    ...(layer.style.kind === 'heat' && layer.style.heat ? { ramp: layer.style.heat.colors } : {}),
    ...(lost.length > 0 ? { note: stylesText.lostFields(lost) } : {}),
    total: layer.featureCount,
    source: layer.source,
    asOf: layer.asOf,
  };
};
