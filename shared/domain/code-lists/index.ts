import type { Bilingual } from '../../contract/base.ts';
import type { CodeList } from './definition.ts';
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
