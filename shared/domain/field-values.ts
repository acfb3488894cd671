import type { Bilingual, CellValue } from '../contract/base.ts';
import type { Field } from '../contract/layers.ts';
import { validationText } from '../text/layers.ts';
import { fieldList } from './code-lists/index.ts';
import { listOf } from './field-lists.ts';
import { isNationalId } from './national-id.ts';
import { parsePhones } from './phone.ts';
import { normaliseThai } from './thai-text.ts';

type Described = Pick<Field, 'type' | 'codeList' | 'choices' | 'many' | 'format' | 'unit'>;

/** A year beyond is one of the Buddhist era that was not converted. */
const LAST_YEAR = 2300;
const YEARS_BE = { first: 2400, last: 2699 } as const;
/** Longer texts are documents; those are attached, not typed. */
const LONGEST = 20_000;

/** True for a day that the calendar has, of the common era: 2026-02-29 and 2567-01-31 are none. */
export const isCalendarDay = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const made = new Date(Date.UTC(year, month - 1, day));
  return (
    year < LAST_YEAR &&
    made.getUTCFullYear() === year &&
    made.getUTCMonth() === month - 1 &&
    made.getUTCDate() === day
  );
};

const isInstant = (text: string): boolean =>
  isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

type Typed = NonNullable<CellValue>;

const TYPES: Readonly<Record<Field['type'], readonly [(value: Typed) => boolean, Bilingual]>> = {
  integer: [(value) => Number.isSafeInteger(value), validationText.integer],
  real: [(value) => typeof value === 'number' && Number.isFinite(value), validationText.real],
  boolean: [(value) => typeof value === 'boolean', validationText.boolean],
  date: [(value) => typeof value === 'string' && isCalendarDay(value), validationText.date],
  datetime: [(value) => typeof value === 'string' && isInstant(value), validationText.datetime],
  text: [(value) => typeof value === 'string', validationText.text],
  binary: [() => false, validationText.notEditable],
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

const FORMATS: Readonly<
  Record<NonNullable<Field['format']>, readonly [(value: Typed) => boolean, Bilingual]>
> = {
  phone: [(value) => parsePhones(String(value)) !== null, validationText.phone],
  email: [(value) => EMAIL.test(String(value)), validationText.email],
  'national-id': [(value) => isNationalId(String(value)), validationText.nationalId],
  'year-be': [
    (value) => Number(value) >= YEARS_BE.first && Number(value) <= YEARS_BE.last,
    validationText.yearBe,
  ],
  color: [(value) => /^#[0-9a-f]{6}$/i.test(String(value)), validationText.color],
  'long-text': [() => true, validationText.text],
};

/** Counts and amounts: there is no fewer than none of them. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['คน', 'หลัง', 'ครัวเรือน', 'กลุ่ม', 'ไร่', 'งาน', 'ตร.ว.'],
  ...['บาท', 'satang', 'm', 'm2'],
]);

const isNotListed = (field: Described, value: Typed): boolean => {
  const list = fieldList(field);
  if (list === undefined || list.open) return false;
  const values = field.many ? listOf(value) : [value];
  return !values.every((one) => list.items.some((item) => item.value === one));
};

/** Why a value can't stand in a field: its type, its list, its form, its sign. Null when it can; nothing can always. */
export const valueProblem = (field: Described, value: CellValue): Bilingual | null => {
  if (value === null) return null;
  const [fits, otherwise] = TYPES[field.type];
  if (!fits(value)) return otherwise;
  if (typeof value === 'string' && value.length > LONGEST) return validationText.tooLong;
  if (isNotListed(field, value)) return validationText.codeList;
  if (typeof value === 'number' && value < 0 && COUNTED.has(field.unit ?? '')) return validationText.negative;
  const format = field.format === null ? undefined : FORMATS[field.format];
  return format && !format[0](value) ? format[1] : null;
};

/** A text as it is kept: one spelling of what looks alike; of a long one, line by line. */
export const keptText = (field: Pick<Field, 'format' | 'many'>, text: string): string => {
  if (field.format !== 'long-text') return normaliseThai(text);
  const lines = text.split(/\r\n?|\n/).map((line) => normaliseThai(line));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
