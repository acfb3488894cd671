import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { keyOfRow, secondOf } from '../../../shared/domain/style-rows.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import type { LayerTable } from '../layers/index.ts';
import type { IsShown } from '../row-sets/index.ts';
import { columnsByFid, styledValues } from './numbers.queries.ts';

type Values = Readonly<Record<string, SqlValue>>;

/** A row with the legend line that it belongs to, and its number where it has one. */
export interface KeyedRow {
  readonly fid: number;
  readonly key: string;
  readonly value: SqlValue;
}

const stateOf = (values: Values, field: string | null): SqlValue =>
  field === null ? null : (values[`${field}_state`] ?? null);

/**
 * The rows of a layer with their place in the legend, in order of fid: those in force, or where `isShown` is given those
 * of which it is true, areas that have ended among them.
 */
export function* keyedRows(
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  isShown?: IsShown,
): Generator<KeyedRow> {
  const { style } = layer;
  const { field } = style;
  const pair = secondOf(style);
  const states = [field, pair?.field].flatMap((name) => (name ? [`${name}_state`] : []));
  const which = isShown ? 'all' : 'in-force';
  const about = field === null ? null : { field, normalise: style.normalise ?? null };
  const first = about && styledValues(db, table, about, which);
  const second = pair ? styledValues(db, table, pair, which) : null;
  for (const [fid, values] of columnsByFid(db, table, states, which)) {
    if (isShown?.(fid) === false) continue;
    const value = first?.get(fid) ?? null;
    const key = keyOfRow(style, {
      ...{ value, state: stateOf(values, field) },
      ...{ second: second?.get(fid) ?? null, secondState: stateOf(values, pair?.field ?? null) },
    });
    yield { fid, key, value };
  }
}
