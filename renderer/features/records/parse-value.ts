import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import { formatDate, parseDate } from '../../../shared/domain/dates.ts';
import { arabicDigits } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';

/** What was typed, read as the field's type; or why it can't be. */
export type Parsed =
  | { readonly ok: true; readonly value: CellValue; readonly reading: string | null }
  | { readonly ok: false; readonly error: Bilingual };

const good = (value: CellValue, reading: string | null = null): Parsed => ({ ok: true, value, reading });

const parseNumber = (field: Field, text: string): Parsed => {
  const plain = arabicDigits(text).replaceAll(',', '').replaceAll(' ', '');
  const value = Number(plain);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) || !Number.isFinite(value))
    return { ok: false, error: recordsText.numberBad };
  // Baht are typed, satang are kept.
  if (field.unit === 'satang') return good(Math.round(value * 100));
  if (field.type === 'integer' && !Number.isInteger(value)) return { ok: false, error: recordsText.wholeBad };
  return good(value);
};

/** Reads what a person typed into a field: Thai digits, Buddhist years, separators. Empty is missing. */
export const parseValue = (field: Field, typed: string): Parsed => {
  const text = typed.trim();
  if (text === '') return good(null);
  if (field.type === 'integer' || field.type === 'real') return parseNumber(field, text);
  if (field.type === 'date') {
    const date = parseDate(text);
    return date === null
      ? { ok: false, error: recordsText.dateBad }
      : good(date.iso, formatDate(date.iso, 'th', 'long'));
  }
  if (field.type === 'boolean') return good(text === 'true');
  return good(text);
};

/** What stands in the editor when it opens. */
export const typedOf = (field: Field, value: CellValue): string => {
  if (value === null) return '';
  if (field.unit === 'satang' && typeof value === 'number') return String(value / 100);
  if (field.type === 'date') return formatDate(String(value), 'th');
  return String(value);
};

/** The choices of a field with a code list, as a select wants them; null for other fields. */
export const choicesOf = (field: Field, language: 'th' | 'en'): { value: string; label: string }[] | null => {
  const list = field.codeList === null ? undefined : codeListOf(field.codeList);
  return list?.items.map((item) => ({ value: String(item.value), label: item.label[language] })) ?? null;
};

/** The stored value of a choice. */
export const chosenValue = (field: Field, chosen: string | null): CellValue => {
  const list = field.codeList === null ? undefined : codeListOf(field.codeList);
  return list?.items.find((item) => String(item.value) === chosen)?.value ?? null;
};
