import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { keyOfRow } from '../../../shared/domain/style-rows.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import type { LayerTable } from '../layers/index.ts';
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

/** Every row of a layer in force that is shown, with its place in the legend, in order of fid. */
export function* keyedRows(
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  isShown: (fid: number) => boolean = () => true,
): Generator<KeyedRow> {
  const { style } = layer;
  const { field, bivariate } = style;
  const states = [field, bivariate?.field].flatMap((name) => (name ? [`${name}_state`] : []));
  const first =
    field === null ? null : styledValues(db, table, { field, normalise: style.normalise ?? null });
  const second = bivariate ? styledValues(db, table, bivariate) : null;
  for (const [fid, values] of columnsByFid(db, table, states)) {
    if (!isShown(fid)) continue;
    const value = first?.get(fid) ?? null;
    const key = keyOfRow(style, {
      ...{ value, state: stateOf(values, field) },
      ...{ second: second?.get(fid) ?? null, secondState: stateOf(values, bivariate?.field ?? null) },
    });
    yield { fid, key, value };
  }
}
