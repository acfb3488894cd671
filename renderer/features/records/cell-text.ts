import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { RowLabel } from '../../../shared/contract/records.ts';
import { fieldLabel } from '../../../shared/domain/code-lists/index.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { listOf } from '../../../shared/domain/field-lists.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { formatNationalId } from '../../../shared/domain/national-id.ts';
import { unitWord } from '../../../shared/domain/unit-words.ts';
import { formatBaht, formatNumber, formatRai } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import type { Language } from '../../ui/index.ts';

type Values = Readonly<Record<string, CellValue>>;

/** What stands for a value that there is none of. Never 0. */
export const MISSING = '–';

/** True for fields whose values are compared digit by digit: set right, in tabular figures. */
export const isNumeric = (field: Field): boolean =>
  (field.type === 'integer' || field.type === 'real') && field.codeList === null && !isYear(field);

/** Years are names, not amounts: no thousands separator. */
const isYear = (field: Field): boolean => field.name === 'fiscal_year' || field.name.endsWith('year_be');

/** A zone's colour is seen on the map, and the id of its scheme says nothing to a reader. */
const UNREAD = new Set(['color', 'scheme_id']);

/** Fields that a person reads; `<field>_state` only says how another is to be read. */
export const shownFields = (fields: readonly Field[]): Field[] => {
  const names = new Set(fields.map((field) => field.name));
  const isState = (name: string): boolean => name.endsWith('_state') && names.has(name.slice(0, -6));
  return fields.filter(
    ({ name, type, hidden }) => type !== 'binary' && hidden !== true && !UNREAD.has(name) && !isState(name),
  );
};

/** Withheld since the cell is small: a third state beside missing and zero. */
export const isSuppressed = (field: Field, values: Values): boolean =>
  values[`${field.name}_state`] === 'suppressed';

const numberText = (field: Field, value: number): string => {
  if (field.unit === 'm2') return formatRai(value);
  if (field.unit === 'satang') return formatBaht(value);
  if (isYear(field)) return String(value);
  return formatNumber(value, field.type === 'integer' ? 0 : 2);
};

/** What is known of a row that a value names. */
export type NamedRow =
  | { readonly state: 'known'; readonly label: RowLabel }
  /** Not asked yet; gone; or locked away with the restricted store. */
  | { readonly state: 'asked' | 'gone' | 'locked' };

/** What the rows are called that values name: made by `useRowNames`. */
export type RowNames = (field: Field, values: Values) => NamedRow;

/** The name of the row that a value names; a code is told with it. Never an id. */
const namedText = (field: Field, value: CellValue, named: NamedRow, language: Language): string => {
  const code = field.reference?.by === 'code' ? String(value) : '';
  if (named.state === 'known') return [code, named.label.title].filter((part) => part !== '').join(' ');
  if (code !== '') return code;
  if (named.state === 'asked') return '…';
  return (named.state === 'locked' ? recordsText.nameLocked : recordsText.nameGone)[language];
};

const listText = (field: Field, value: string, language: Language): string =>
  listOf(value)
    .map((one) =>
      field.codeList === null || typeof one === 'boolean' ? String(one) : fieldLabel(field, one)[language],
    )
    .join(', ');

/**
 * A value as a person reads it in the page's language.
 *
 * @param names what rows are called that values name; without it they are shown as not known yet
 */
export const cellText = (field: Field, values: Values, language: Language, names?: RowNames): string => {
  const value = values[field.name] ?? null;
  if (isSuppressed(field, values)) return recordsText.suppressed[language];
  if (value === null || value === '') return MISSING;
  if (isMasked(value)) return String(value);
  if (field.format === 'national-id') return formatNationalId(String(value));
  if (field.many) return listText(field, String(value), language) || MISSING;
  if (field.reference !== null)
    return namedText(field, value, names?.(field, values) ?? { state: 'asked' }, language);
  if (field.codeList !== null && typeof value !== 'boolean') return fieldLabel(field, value)[language];
  if (field.type === 'boolean')
    return (value === true || value === 1 ? recordsText.yes : recordsText.no)[language];
  if (typeof value === 'number') return numberText(field, value);
  if (field.type === 'date') return formatDate(String(value), language);
  if (field.type === 'datetime')
    return `${formatDate(String(value), language)} ${formatTime(String(value), language)}`;
  return String(value);
};

/** The unit that stands after a value, where it is not the value's own form. */
export const unitText = (field: Field, language: Language): string => {
  if (field.unit === null) return '';
  if (field.unit === 'm2') return language === 'th' ? 'ไร่' : 'rai';
  if (field.unit === 'satang') return language === 'th' ? 'บาท' : 'baht';
  return unitWord(field.unit, language);
};

/** True where a title says the unit itself; one in letters only as a word of its own. */
const says = (title: string, unit: string): boolean => {
  const [text, word] = [title.toLowerCase(), unit.toLowerCase()];
  return /^[a-z]+$/.test(word) ? text.split(/[^a-z]+/).includes(word) : text.includes(word);
};

/** The heading of a column: its name, and its unit in brackets. */
export const fieldTitle = (field: Field, language: Language): string => {
  const title = (language === 'en' && field.titleEn !== '' ? field.titleEn : field.title) || field.name;
  const unit = unitText(field, language);
  const said = unit === '' || [unitText(field, 'th'), unitText(field, 'en')].some((one) => says(title, one));
  return said ? title : `${title} (${unit})`;
};
