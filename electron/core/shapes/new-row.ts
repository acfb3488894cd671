import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { columnNames, rowValues } from './shapes.queries.ts';

/** Texts, dates and yes-or-no say what something is; so does a year. Numbers say how much, and that is not there twice. */
const says = ({ type, format }: Field): boolean =>
  type === 'text' || type === 'date' || type === 'datetime' || type === 'boolean' || format === 'year-be';

/** Where the row came from is true of its pieces as well. */
const ORIGIN = ['source_id', 'import_id'];

/**
 * The values of a new row that was cut from another: what that one says of itself, without its code (a code is one
 * row's own) and without amounts, which stay with it. `number` tells the pieces apart by name, from 2.
 */
export const valuesFrom = (
  db: ReadableDb,
  layer: LayerSummary,
  from: number,
  number: number,
): Record<string, SqlValue> => {
  const old = rowValues(db, layer.name, from);
  if (!old) return {};
  const code = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  const there = columnNames(db, layer.name);
  const columns = [
    ...layer.fields.filter((field) => says(field) && field.name !== code).map(({ name }) => name),
    ...ORIGIN.filter((name) => there.includes(name)),
  ];
  const values = Object.fromEntries(columns.map((column) => [column, old[column] ?? null]));
  const label = layer.labelField;
  const title = label === null ? null : values[label];
  return label !== null && typeof title === 'string'
    ? { ...values, [label]: `${title} (${number})` }
    : values;
};
