import { maskOf, maskValue } from '../../../../shared/domain/masking.ts';
import { type RegisterField, registerOf } from '../../../../shared/domain/registers/index.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import { emptyWord, shapeWords } from '../../../../shared/text/row-matching.ts';
import type { SqlValue } from '../../db/index.ts';
import { type AreaIndex, type ShownRow, valueWord } from '../matching/index.ts';
import { compared, isEmpty } from './group-rows.ts';
import type { Cells, PlannedHousehold, PlannedMember } from './household-types.ts';

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

/** What stands here of a household and of the members whom rows name. */
export interface Here {
  readonly household: Cells;
  /** By row. */
  readonly members: ReadonlyMap<number, Cells>;
}

const fieldOf = (register: string, name: string): RegisterField | undefined =>
  registerOf(register)?.fields.find((field) => field.name === name);

/** A value as it may be shown before it is opened with a reason: what identifies a person is masked. */
function shown(field: RegisterField | undefined, value: SqlValue | undefined, index: AreaIndex): string {
  // Of what is sensitive it is not told either that nothing stands here.
  if (field?.sensitive) return householdsText.hidden;
  if (isEmpty(value) || value === undefined) return emptyWord;
  if (field === undefined) return householdsText.hidden;
  const mask = maskOf(field);
  if (field.many) return householdsText.hidden;
  if (mask !== null) return maskValue(mask, String(value)) ?? emptyWord;
  return valueWord(field, value, index);
}

/** What differs, field by field, as it stands here and as the list says it. */
const wordsOf = (
  register: 'household' | 'hh_member',
  cells: Cells,
  here: Cells,
  index: AreaIndex,
): ShownRow['differences'] =>
  Object.entries(cells).map(([name, after]) => {
    const field = fieldOf(register, name);
    return {
      field: name,
      label: field ? { th: field.th, en: field.en } : { th: name, en: name },
      before: shown(field, here[name], index),
      after: shown(field, after, index),
    };
  });

/** What a row would change here: of its household where it is the one to write it, and of its person. */
export function rowDifferences(
  household: PlannedHousehold | null,
  member: PlannedMember | undefined,
  here: Here,
  index: AreaIndex,
): ShownRow['differences'] {
  const point = household?.point
    ? [
        {
          field: 'geom',
          label: shapeWords.label,
          before: householdsText.hidden,
          after: householdsText.hidden,
        },
      ]
    : [];
  const own = household ? wordsOf('household', household.cells, here.household, index) : [];
  const personal = member?.known
    ? wordsOf('hh_member', member.cells, here.members.get(member.row) ?? {}, index)
    : [];
  return [...own, ...point, ...personal];
}
