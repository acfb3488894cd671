import type { Bilingual } from '../../../../shared/contract/base.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import type { SqlValue } from '../../db/index.ts';
import type { ShownRow } from '../matching/index.ts';
import { compared, isEmpty } from './group-rows.ts';
import type { Cells } from './household-types.ts';

/** What differs between what a list says and what stands here; empty cells of the list take nothing away. */
export function differing(
  said: Cells,
  here: Readonly<Record<string, SqlValue>>,
): { cells: Cells; filling: Cells } {
  const cells: Record<string, SqlValue> = {};
  const filling: Record<string, SqlValue> = {};
  for (const [field, value] of Object.entries(said)) {
    if (isEmpty(value) || compared(value) === compared(here[field])) continue;
    cells[field] = value;
    if (isEmpty(here[field])) filling[field] = value;
  }
  return { cells, filling };
}

export const sameBytes = (a: SqlValue | undefined, b: Uint8Array): boolean =>
  a instanceof Uint8Array && Buffer.compare(a, b) === 0;

/** A difference of which only the field is told. */
export const hidden = (field: string, label: Bilingual): ShownRow['differences'][number] => ({
  ...{ field, label, before: householdsText.hidden, after: householdsText.hidden },
});

/** Which fields differ, never how. */
export const fieldsOf = (
  cells: Cells,
  fieldOf: (name: string) => { readonly th: string; readonly en: string } | undefined,
): ShownRow['differences'] =>
  Object.keys(cells).map((name) => {
    const field = fieldOf(name);
    return hidden(name, field ? { th: field.th, en: field.en } : { th: name, en: name });
  });
