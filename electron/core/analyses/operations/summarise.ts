import type { CellValue } from '../../../../shared/contract/base.ts';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import type { Figure } from '../../../../shared/contract/steps/parts.ts';
import { M2_PER_RAI } from '../../../../shared/domain/units.ts';
import { numberOf } from '../../../../shared/formula/functions.ts';
import { statisticTitle } from '../../../../shared/text/operation-columns.ts';
import { type CountResult, countInAreas } from '../count-in-areas.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { FILLED_BY_AREA } from '../filled-by-area.ts';
import { countField, METRE, madeField, PERCENT, RAI } from './columns.ts';
import {
  extended,
  fieldAt,
  fieldOf,
  isPlaced,
  type Outcome,
  type RowField,
  type RowSet,
  type Tools,
  tellNowhere,
  tellUnknown,
  withValues,
} from './rows.ts';
import { type Held, heldByAreas } from './shares.ts';

/** Figures of one layer in each area of another. */
export async function summarise(step: StepOf<'summarise-in-areas'>, tools: Tools): Promise<Outcome> {
  const [areas, input] = [tools.take(step.areas), tools.take(step.input)];
  tellNowhere(tools, input);
  tellNowhere(tools, areas);
  const columns = await columnsOf(step.figures, areas, input, tools);
  const fields = step.figures.flatMap((figure) => figureFields(figure, input));
  const wholes = columns.map((column) => column.reduce<number>((sum, value) => sum + (value ?? 0), 0));
  const rows = areas.features.map((area, i) => {
    const values = step.figures.flatMap((figure, at): CellValue[] => {
      const value = columns[at]?.[i] ?? null;
      const whole = wholes[at] ?? 0;
      const share = value === null || whole === 0 ? null : (value / whole) * 100;
      return figure.percent ? [value, share] : [value];
    });
    return withValues(area, [...area.values, ...values]);
  });
  const set = extended(areas, fields, rows);
  const value = set.fields[areas.fields.length]?.name ?? '';
  const [first = []] = columns;
  const having = first.filter((figure) => figure !== null && figure !== 0).length;
  const unknown = first.filter((figure) => figure === null).length;
  const adds = ADDED.has(step.figures[0]?.statistic ?? 'mean');
  return { set, value, facts: { of: areas.features.length, total: having, adds, parts: { unknown } } };
}

/** The figures, each with its value in every area; null in an area without a shape, of which nothing is known. */
async function columnsOf(
  figures: readonly Figure[],
  areas: RowSet,
  input: RowSet,
  tools: Tools,
): Promise<(number | null)[][]> {
  const readers = figures.map((figure) => (figure.statistic === 'count' ? null : readerOf(figure, input)));
  const needed = figures.flatMap(({ field, weight }) => [field, weight].filter((name) => name !== undefined));
  const at = needed.map((name) => fieldAt(input, name));
  tellUnknown(tools, input, at);
  const held = await heldByAreas(areas, input, tools);
  return readers.map((read) => {
    // A forest in three areas is one forest, and its numbers add up to that: it counts where a point on it lies.
    if (read === null) return countsOf(areas, input, tools).counts;
    return areas.features.map((area) => (isPlaced(area) ? read(held.get(area.fid) ?? []) : null));
  });
}

/** Figures whose parts make a whole. */
const ADDED = new Set<Figure['statistic']>(['count', 'sum', 'length', 'area']);

type Reader = (rows: readonly Held[]) => number | null;

/** How a figure is worked out of what an area holds. */
function readerOf(figure: Figure, input: RowSet): Reader {
  const { statistic, field, weight } = figure;
  if (statistic === 'length') return (rows) => rows.reduce((sum, { metres }) => sum + metres, 0);
  if (statistic === 'area') return (rows) => rows.reduce((sum, { m2 }) => sum + m2, 0) / M2_PER_RAI;
  const at = fieldAt(input, field ?? '');
  const by = weight === undefined ? null : fieldAt(input, weight);
  const figureOf = (row: AnalysisFeature): number | null => numberOf(row.values[at] ?? null);
  if (statistic === 'min' || statistic === 'max')
    return (rows) => {
      const values = rows.flatMap(({ row }) => figureOf(row) ?? []);
      if (values.length === 0) return null;
      return values.reduce((a, b) => (statistic === 'min' ? Math.min(a, b) : Math.max(a, b)));
    };
  return (rows) => {
    let [sum, weights] = [0, 0];
    for (const { row, share } of rows) {
      const value = figureOf(row);
      const times = by === null ? 1 : numberOf(row.values[by] ?? null);
      if (value === null || times === null) continue;
      sum += value * share * times;
      weights += share * times;
    }
    if (weights === 0) return null;
    return statistic === 'sum' ? sum : sum / weights;
  };
}

function figureFields(figure: Figure, input: RowSet): RowField[] {
  const { statistic, field } = figure;
  const made =
    statistic === 'count'
      ? countField(input)
      : statistic === 'length'
        ? madeField('length_m', 'real', METRE)
        : statistic === 'area'
          ? madeField('area_rai', 'real', RAI)
          : ofField(figure, fieldOf(input, field ?? ''));
  if (!figure.percent) return [made];
  const title = { th: `${made.title.th} ร้อยละของทั้งหมด`, en: `${made.title.en}, per cent of the whole` };
  return [made, { name: `${made.name}_percent`, title, type: 'real', unit: PERCENT }];
}

function ofField({ statistic }: Figure, field: RowField): RowField {
  return {
    name: `${statistic}_${field.name}`,
    title: statisticTitle(statistic, field.title),
    type: 'real',
    unit: field.unit,
  };
}

/**
 * How many rows count in each area, each of them once; null where nothing is known: the area has no shape, or none of a
 * register that is filled area by area is on record in it.
 */
function countsOf(
  areas: RowSet,
  input: RowSet,
  tools: Tools,
): { counts: (number | null)[]; notes: CountResult['notes'] } {
  const { answers, notes } = countInAreas(areas, input, tools.geos, tools.progress);
  const byArea = FILLED_BY_AREA.has(input.origin) && tools.isOnRecord(input);
  const counts = areas.features.map((area, i) => {
    const { value, base } = answers[i] ?? { value: 0, base: 0 };
    return isPlaced(area) && !(byArea && base === 0) ? value : null;
  });
  return { counts, notes };
}

/** The number of rows in each area, as a field of the areas. */
export function countRows(step: StepOf<'count-in-areas'>, tools: Tools): Outcome {
  const [areas, input] = [tools.take(step.areas), tools.take(step.input)];
  const { counts, notes } = countsOf(areas, input, tools);
  for (const { code, origin, areaM2, ...rows } of notes) tools.note(code, origin, rows, areaM2);
  tellNowhere(tools, areas);
  const rows = areas.features.map((area, i) => withValues(area, [...area.values, counts[i] ?? null]));
  const set = extended(areas, [countField(input)], rows);
  const having = counts.filter((count) => count !== null && count > 0).length;
  const unknown = counts.filter((count) => count === null).length;
  const value = set.fields.at(-1)?.name ?? '';
  return { set, value, facts: { of: areas.features.length, total: having, adds: true, parts: { unknown } } };
}
