import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { fieldList, offeredItems } from '../../../shared/domain/code-lists/index.ts';
import { formatDate, formatTime, parseDate, parseYearBe } from '../../../shared/domain/dates.ts';
import { valueProblem } from '../../../shared/domain/field-values.ts';
import { parseLandArea } from '../../../shared/domain/land-area.ts';
import { parseNumber } from '../../../shared/domain/number-text.ts';
import { parsePhones } from '../../../shared/domain/phone.ts';
import { arabicDigits, formatBaht, formatRaiNganWah, m2OfRaiNganWah } from '../../../shared/domain/units.ts';
import { validationText } from '../../../shared/text/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';

/** What was typed, read as the field's type; or why it can't be. */
export type Parsed =
  | {
      readonly ok: true;
      readonly value: CellValue;
      /** How it was understood, where that can be mistaken: to be shown beside what was typed. */
      readonly reading: Bilingual | null;
    }
  | { readonly ok: false; readonly error: Bilingual };

const good = (value: CellValue, reading: Bilingual | null = null): Parsed => ({ ok: true, value, reading });
const bad = (error: Bilingual): Parsed => ({ ok: false, error });

const MILLION = /\s*ล้าน(?:บาท)?\.?$/;

/** Baht are typed, also in millions; satang are kept. */
const parseMoney = (text: string): Parsed => {
  const millions = MILLION.test(text);
  const baht = parseNumber(text.replace(MILLION, ''));
  if (baht === null) return bad(recordsText.moneyBad);
  const satang = Math.round(baht * (millions ? 100_000_000 : 100));
  const said = formatBaht(satang);
  const plain = !millions && /^[\d,.]+$/.test(arabicDigits(text));
  return good(satang, plain ? null : { th: `${said} บาท`, en: `${said} baht` });
};

const parseArea = (text: string): Parsed => {
  const area = parseLandArea(text);
  if (area === null) return bad(recordsText.areaBad);
  const m2 = m2OfRaiNganWah(area.parts);
  const said = formatRaiNganWah(m2, 1);
  return good(m2, { th: `${said} ไร่`, en: `${said} rai` });
};

const parseAmount = (field: Field, text: string): Parsed => {
  if (field.unit === 'satang') return parseMoney(text);
  if (field.unit === 'm2') return parseArea(text);
  const value = parseNumber(text);
  if (value === null) return bad(recordsText.numberBad);
  return field.type === 'integer' && !Number.isInteger(value) ? bad(recordsText.wholeBad) : good(value);
};

const parseYear = (text: string): Parsed => {
  const read = parseYearBe(text);
  if (read === null) return bad(recordsText.yearBad);
  const reading = { th: `พ.ศ. ${read.year}`, en: `B.E. ${read.year}` };
  return good(read.year, read.assumed || read.turned ? reading : null);
};

const dayReading = (iso: string): Bilingual => ({
  th: formatDate(iso, 'th', 'long'),
  en: formatDate(iso, 'en', 'long'),
});

const TIME = /(\d{1,2})[.:](\d{2})(?:\s*น\.?)?$/;

/** A day with a time of that day in Thailand, kept as an instant; without a time its beginning. */
const parseInstant = (text: string): Parsed => {
  const plain = arabicDigits(text);
  const time = TIME.exec(plain);
  const date = parseDate(time && time.index > 5 ? plain.slice(0, time.index) : plain);
  if (date === null) return bad(recordsText.dateBad);
  const [hour, minute] = time && time.index > 5 ? [Number(time[1]), Number(time[2])] : [0, 0];
  if (hour > 23 || minute > 59) return bad(recordsText.dateBad);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const iso = new Date(`${date.iso}T${clock}:00+07:00`).toISOString();
  return good(iso, {
    th: `${formatDate(iso, 'th', 'long')} ${formatTime(iso, 'th')}`,
    en: `${formatDate(iso, 'en', 'long')} ${formatTime(iso, 'en')}`,
  });
};

const parseText = (field: Field, text: string): Parsed => {
  if (field.format !== 'phone') return good(text);
  const phones = parsePhones(text);
  if (phones === null) return bad(validationText.phone);
  return good(phones.text, phones.text === text ? null : { th: phones.text, en: phones.text });
};

const parseTyped = (field: Field, text: string): Parsed => {
  if (field.format === 'year-be') return parseYear(text);
  switch (field.type) {
    case 'integer':
    case 'real':
      return field.codeList === null ? parseAmount(field, text) : good(Number(text));
    case 'date': {
      const date = parseDate(text);
      return date === null ? bad(recordsText.dateBad) : good(date.iso, dayReading(date.iso));
    }
    case 'datetime':
      return parseInstant(text);
    case 'boolean':
      return good(text === 'true');
    default:
      return field.many ? good(text) : parseText(field, text);
  }
};

/**
 * Reads what a person typed into a field: Thai digits, separators, Buddhist years, baht and millions of them, rai, telephone
 * numbers. Empty is missing. What the field's list, form or sign forbids is an error as well.
 */
export const parseValue = (field: Field, typed: string): Parsed => {
  const text = typed.trim();
  if (text === '') return good(null);
  const parsed = parseTyped(field, text);
  const problem = parsed.ok ? valueProblem(field, parsed.value) : null;
  return problem === null ? parsed : bad(problem);
};

/** What stands in the editor when it opens. */
export const typedOf = (field: Field, value: CellValue): string => {
  if (value === null) return '';
  if (field.unit === 'satang' && typeof value === 'number') return String(value / 100);
  if (field.unit === 'm2' && typeof value === 'number') return formatRaiNganWah(value, 1).replaceAll(',', '');
  if (field.type === 'date') return formatDate(String(value), 'th');
  if (field.type === 'datetime')
    return `${formatDate(String(value), 'th')} ${formatTime(String(value), 'th')}`;
  return String(value);
};

/**
 * The choices of a field with a code list, as a select wants them; null for other fields. A retired word is offered only
 * where it stands.
 */
export const choicesOf = (
  field: Field,
  language: 'th' | 'en',
  present: CellValue = null,
): { value: string; label: string }[] | null => {
  const items = offeredItems(field, present);
  return (
    items?.map(({ value, label }) => ({ value: String(value), label: label[language] || label.th })) ?? null
  );
};

/** The stored value of a choice. */
export const chosenValue = (field: Field, chosen: string | null): CellValue =>
  fieldList(field)?.items.find((item) => String(item.value) === chosen)?.value ?? null;
