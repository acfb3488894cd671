import type { Bilingual, CellValue } from '../../contract/base.ts';
import { listOf } from '../field-lists.ts';
import type { CodeItem, CodeList } from './definition.ts';
import { ORGANISATION_LISTS } from './organisations.ts';
import { PEOPLE_LISTS } from './people.ts';
import { PLACE_LISTS } from './places.ts';

export type { CodeItem, CodeList } from './definition.ts';

/** The lists that register fields name in `codeList`. Values are stored; they are never renamed. */
export const CODE_LISTS: readonly CodeList[] = [...PLACE_LISTS, ...ORGANISATION_LISTS, ...PEOPLE_LISTS];

/** The list of a field's `codeList`. `undefined` for a key that is none. */
export const codeListOf = (key: string): CodeList | undefined => CODE_LISTS.find((list) => list.key === key);

/** The words for a stored value; the value itself when the list does not hold it. */
export const codeLabel = (key: string, value: string | number): Bilingual => {
  const found = codeListOf(key)?.items.find((entry) => entry.value === value);
  return found?.label ?? { th: String(value), en: String(value) };
};

/** A field that may take its values from a list: one of the program's by its key, or the office's own, which it carries. */
export interface ListedField {
  readonly codeList: string | null;
  readonly choices?: readonly CodeItem[] | undefined;
}

/** The list of a field's values. `undefined` for a field without one, and for a list that is not there (any more). */
export const fieldList = ({ codeList, choices }: ListedField): CodeList | undefined => {
  if (codeList === null) return undefined;
  return choices === undefined ? codeListOf(codeList) : { key: codeList, items: choices };
};

/** The words for a value of a field; the value itself where its list has no words for it. */
export const fieldLabel = (field: ListedField, value: string | number): Bilingual => {
  const found = fieldList(field)?.items.find((entry) => entry.value === value);
  if (found === undefined) return { th: String(value), en: String(value) };
  return { th: found.label.th, en: found.label.en || found.label.th };
};

/** What may be chosen: all that is not retired, and what stands already. Null for a field without a list. */
export const offeredItems = (field: ListedField, present: CellValue = null): readonly CodeItem[] | null => {
  const stands = new Set(listOf(present).map(String));
  return (
    fieldList(field)?.items.filter(({ value, retired }) => retired !== true || stands.has(String(value))) ??
    null
  );
};
