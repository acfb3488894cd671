import type { Issue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { kindOfField } from '../../../shared/domain/field-kinds.ts';
import type { SourceColumn } from '../formats/index.ts';
import { type Convert, converter } from '../formats/values/convert.ts';
import { makeIssue } from './issues.ts';
import type { TakenRow } from './taken-rows.ts';

/** Makes the values of a file those of the fields that they go into. */
export interface RowConverter {
  rows(taken: Iterable<TakenRow>): Iterable<TakenRow>;
  /** What could not be read, once all rows went through. */
  issues(): Issue[];
}

const EXAMPLES = 5;

/** A column of the file as a field: what its values are before they are turned. */
const asField = (column: SourceColumn, into: Field): Field => ({
  ...into,
  ...{ name: column.name, title: column.name, type: column.type, unit: null, codeList: null, format: null },
  choices: undefined,
});

/** How a column's values are turned, or null where they go in as they are: into the type that they have, without a list. */
const turning = (column: SourceColumn, field: Field): Convert | null => {
  const list = fieldList(field);
  if (list === undefined && field.unit !== 'satang' && field.type === column.type) return null;
  return converter(asField(column, field), {
    kind: kindOfField(field),
    list: list === undefined ? null : { key: list.key, items: list.items },
  });
};

/** The converter between the columns of a file and the fields that take them; null where nothing is to be turned. */
export function rowConverter(
  columns: readonly SourceColumn[],
  fields: readonly Field[],
): RowConverter | null {
  const turns = columns.map((column, i) => {
    const field = fields[i];
    return field ? turning(column, field) : null;
  });
  if (turns.every((turn) => turn === null)) return null;
  const unread = new Map<string, number>();
  const examples: string[] = [];
  const turn = (row: TakenRow): void => {
    turns.forEach((convert, i) => {
      const field = fields[i];
      const value = row.values[i] ?? null;
      if (!convert || !field || value === null) return;
      const outcome = convert(value);
      // In a list a word that is not known stays as it is: it can be put right, or put into the list.
      row.values[i] = outcome.read ? outcome.value : field.type === 'text' ? value : null;
      if (outcome.read) return;
      unread.set(field.title, (unread.get(field.title) ?? 0) + 1);
      if (examples.length < EXAMPLES) examples.push(`${row.row}`);
    });
  };
  return {
    *rows(taken) {
      for (const row of taken) {
        turn(row);
        yield row;
      }
    },
    issues: () =>
      [...unread].map(([field, count]) =>
        makeIssue('value-unreadable', 'warning', count, { field }, examples),
      ),
  };
}
