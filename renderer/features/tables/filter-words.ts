import type { Field } from '../../../shared/contract/layers.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import type { Language, Translate } from '../../ui/index.ts';
import { type Names, wordsOf } from './columns.ts';
import { type FilterKind, kindOf } from './filter-kinds.ts';

/** What conditions are called. */
export const KIND_WORDS: Readonly<Record<FilterKind, { readonly th: string; readonly en: string }>> = {
  in: tablesText.opIn,
  contains: tablesText.opContains,
  'not-contains': tablesText.opNotContains,
  equals: tablesText.opEquals,
  'starts-with': tablesText.opStartsWith,
  between: tablesText.opBetween,
  'at-least': tablesText.opAtLeast,
  'at-most': tablesText.opAtMost,
  missing: tablesText.opMissing,
  'not-missing': tablesText.opNotMissing,
};

/** The condition's word for a field: days begin and end, numbers are at least and at most. */
export const kindWords = (field: Field, kind: FilterKind): { readonly th: string; readonly en: string } => {
  const isDay = field.type === 'date' || field.type === 'datetime';
  if (isDay && kind === 'at-least') return tablesText.opFrom;
  return isDay && kind === 'at-most' ? tablesText.opUntil : KIND_WORDS[kind];
};

const MOST_VALUES = 2;

/** A condition as a sentence: `อำเภอ = วัฒนานคร`, `สมาชิก ระหว่าง 10–20`. */
export const filterWords = (
  field: Field,
  title: string,
  filter: TableFilter,
  names: Names,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string => {
  const kind = kindOf(filter);
  const said = (value: string | number | boolean | null): string =>
    value === null ? t(tablesText.noData) : wordsOf({ ...field, many: false }, value, names, language);
  if (filter.op === 'in') {
    const shown = filter.values.slice(0, MOST_VALUES).map(said).join(', ');
    const more = filter.values.length - MOST_VALUES;
    return `${title} = ${shown}${more > 0 ? ` ${t(tablesText.andMore, { n: more })}` : ''}`;
  }
  const op = t(kindWords(field, kind));
  if (filter.op === 'between') {
    if (kind === 'at-least') return `${title} ${op} ${said(filter.from)}`;
    if (kind === 'at-most') return `${title} ${op} ${said(filter.to)}`;
    return filter.from === filter.to
      ? `${title} = ${said(filter.from)}`
      : `${title} ${said(filter.from)} – ${said(filter.to)}`;
  }
  return 'value' in filter ? `${title} ${op} “${filter.value}”` : `${title} ${op}`;
};
