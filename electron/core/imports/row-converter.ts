import type { Issue } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
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

/** Counts the values of each field that were not read, with the first rows of the file that have one. */
class Unread {
  private readonly code: IssueCode;
  private readonly found = new Map<string, { count: number; rows: string[] }>();

  constructor(code: IssueCode) {
    this.code = code;
  }

  add(field: string, row: number): void {
    const found = this.found.get(field) ?? { count: 0, rows: [] };
    found.count += 1;
    if (found.rows.length < EXAMPLES) found.rows.push(String(row));
    this.found.set(field, found);
  }

  issues(): Issue[] {
    return [...this.found].map(([field, { count, rows }]) =>
      makeIssue(this.code, 'warning', count, { field }, rows),
    );
  }
}

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
  const unread = new Unread('value-unreadable');
  const unlisted = new Unread('value-kept-unlisted');
  const turn = (row: TakenRow): void => {
    turns.forEach((convert, i) => {
      const field = fields[i];
      const value = row.values[i] ?? null;
      if (!convert || !field || value === null) return;
      const outcome = convert(value);
      // In a list a word that is not known stays as it is: it can be put right, or put into the list.
      const kept = field.type === 'text' ? String(value) : null;
      row.values[i] = outcome.read ? outcome.value : kept;
      if (!outcome.read) (kept === null ? unread : unlisted).add(field.title, row.row);
    });
  };
  return {
    *rows(taken) {
      for (const row of taken) {
        turn(row);
        yield row;
      }
    },
    issues: () => [...unread.issues(), ...unlisted.issues()],
  };
}
