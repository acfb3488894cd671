import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { RowsOnMap } from '../../../shared/contract/styles.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { keyOfRow } from '../../../shared/domain/style-rows.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import type { LayerTable } from '../layers/index.ts';
import { columnsByFid, styledValues } from './numbers.queries.ts';

type Values = Readonly<Record<string, SqlValue>>;

const fits = (values: Values, filter: TableFilter): boolean => {
  const value = values[filter.field] ?? null;
  const given = value !== null && value !== '';
  if (filter.op === 'missing') return !given;
  if (filter.op === 'not-missing') return given;
  if (filter.op === 'in')
    return given
      ? filter.values.some((one) => one !== null && String(one) === String(value))
      : filter.values.includes(null);
  const text = String(value ?? '').toLowerCase();
  if (filter.op === 'between') {
    const [from, to] = [filter.from ?? value, filter.to ?? value];
    return given && value !== null && from !== null && to !== null && value >= from && value <= to;
  }
  if (!('value' in filter)) return given;
  const words = filter.value.toLowerCase();
  if (filter.op === 'equals') return text === words;
  if (filter.op === 'starts-with') return text.startsWith(words);
  return text.includes(words) === (filter.op === 'contains');
};

/** Whether a row is left on the map: the same conditions as the map draws by. */
const isShown = (rows: RowsOnMap | undefined): ((fid: number, values: Values) => boolean) => {
  if (rows === undefined) return () => true;
  const [only, except] = [rows.only && new Set(rows.only), rows.except && new Set(rows.except)];
  if (only) return (fid) => only.has(fid);
  if (except) return (fid) => !except.has(fid);
  return (_, values) => rows.conditions.every((filter) => fits(values, filter));
};

/** A row with the legend line that it belongs to, and its number where it has one. */
export interface KeyedRow {
  readonly fid: number;
  readonly key: string;
  readonly value: SqlValue;
}

const stateOf = (values: Values, field: string | null): SqlValue =>
  field === null ? null : (values[`${field}_state`] ?? null);

/** Every row of a layer in force with its place in the legend, in order of fid. */
export function* keyedRows(
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  rows?: RowsOnMap,
): Generator<KeyedRow> {
  const { style } = layer;
  const { field, bivariate } = style;
  const asked = rows?.conditions.map((filter) => filter.field) ?? [];
  const states = [field, bivariate?.field].flatMap((name) => (name ? [`${name}_state`] : []));
  const first =
    field === null ? null : styledValues(db, table, { field, normalise: style.normalise ?? null });
  const second = bivariate ? styledValues(db, table, bivariate) : null;
  const shown = isShown(rows);
  for (const [fid, values] of columnsByFid(db, table, [...asked, ...states])) {
    if (!shown(fid, values)) continue;
    const value = first?.get(fid) ?? null;
    const key = keyOfRow(style, {
      ...{ value, state: stateOf(values, field) },
      ...{ second: second?.get(fid) ?? null, secondState: stateOf(values, bivariate?.field ?? null) },
    });
    yield { fid, key, value };
  }
}
