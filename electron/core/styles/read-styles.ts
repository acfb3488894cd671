import type { Language } from '../../../shared/contract/base.ts';
import type { ClassMethod, Legend, Normalise, NumbersByFid } from '../../../shared/contract/style.ts';
import { placeNumbers } from '../../../shared/domain/place-numbers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { OpenWorkspace } from '../context.ts';
import { isApart, type RowSource, rowSource } from '../layers/index.ts';
import { shownBy } from '../row-sets/index.ts';
import { binned, classBreaks } from './classify.ts';
import { dotsOf } from './dots.queries.ts';
import { readLegend } from './legend.ts';
import { type RowsRead, styledNumbers, valueCounts } from './numbers.queries.ts';

interface AskedNumber {
  readonly layer: string;
  readonly field: string;
  readonly normalise: Normalise | null;
}

/** The rows of a layer that has the field. Rows of the restricted store are drawn on no map. Refuses `field-not-found`. */
const sourceOf = (workspace: OpenWorkspace, layer: string, field: string): RowSource => {
  if (isApart(workspace, layer)) throw new Refusal('layer-not-found', { layer });
  const source = rowSource(workspace, layer);
  const known = [...source.layer.fields, ...placeNumbers(source.layer)];
  if (!known.some(({ name }) => name === field))
    throw new Refusal('field-not-found', { field, ...namedInBoth('layer', source.layer) });
  return source;
};

const numberSource = (workspace: OpenWorkspace, { layer, field, normalise }: AskedNumber): RowSource => {
  const source = sourceOf(workspace, layer, field);
  const known = [...source.layer.fields, ...placeNumbers(source.layer)];
  const types = [field, normalise?.field ?? field].map(
    (name) => known.find((one) => one.name === name)?.type,
  );
  if (types.every((type) => type === 'integer' || type === 'real')) return source;
  throw new Refusal('field-not-found', { field, ...namedInBoth('layer', source.layer) });
};

/** The legend of a layer, of all its rows or of those that filters leave. */
export const legendOf = (
  workspace: OpenWorkspace,
  name: string,
  rows?: string,
  language: Language = 'th',
): Legend => {
  const { db, layer, table } = rowSource(workspace, name);
  return readLegend(db, layer, table, shownBy(workspace, layer.title, rows), language);
};

/**
 * Numbers of a layer by fid, of the rows in force or of all: a map of an earlier date draws areas that have ended. Refuses
 * `field-not-found` for a field that holds none.
 */
export const numbersOf = (
  workspace: OpenWorkspace,
  asked: AskedNumber,
  which: RowsRead = 'in-force',
): NumbersByFid => {
  const { db, table } = numberSource(workspace, asked);
  return styledNumbers(db, table, asked, which);
};

export const breaksOf = (
  workspace: OpenWorkspace,
  { method, count, ...asked }: AskedNumber & { readonly method: ClassMethod; readonly count: number },
): number[] => classBreaks(numbersOf(workspace, asked).values, method, count);

/** How the numbers of a field lie between the least and the greatest. */
export const histogramOf = (
  workspace: OpenWorkspace,
  { bins, ...asked }: AskedNumber & { readonly bins: number },
) => {
  const { values } = numbersOf(workspace, asked);
  const numbers = Float64Array.from(values);
  const total = rowSource(workspace, asked.layer).layer.featureCount;
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (const value of numbers) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  const missing = Math.max(0, total - numbers.length);
  if (numbers.length === 0) return { min: null, max: null, sum: 0, counts: [], missing };
  return { min, max, sum, counts: binned(numbers, min, max, bins), missing };
};

export const valuesOf = (
  workspace: OpenWorkspace,
  { layer, field, limit }: { readonly layer: string; readonly field: string; readonly limit: number },
) => {
  const { db, table } = sourceOf(workspace, layer, field);
  const all = valueCounts(db, table, field);
  return { values: all.slice(0, limit), more: Math.max(0, all.length - limit) };
};

export const layerDots = (workspace: OpenWorkspace, name: string, rows?: string) => {
  if (isApart(workspace, name)) throw new Refusal('layer-not-found', { layer: name });
  const { db, layer, table } = rowSource(workspace, name);
  return dotsOf(db, layer, table, shownBy(workspace, layer.title, rows));
};
