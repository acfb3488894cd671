import type { Bilingual, CellValue } from '../contract/base.ts';
import type { Field } from '../contract/layers.ts';
import { recordsText } from '../text/records.ts';
import { tableEditText } from '../text/table-edit.ts';
import { type CodeItem, fieldList } from './code-lists/index.ts';
import { BUDDHIST_OFFSET, formatDate, parseDate, parseYearBe } from './dates.ts';
import { normaliseThai, searchText } from './thai-text.ts';
import { arabicDigits, M2_PER_RAI, parseRaiNganWah } from './units.ts';

/** What a cell of text says in a field's terms, or why it says nothing that the field can hold. */
export type TypedCell =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly reason: Bilingual };

const good = (value: CellValue): TypedCell => ({ ok: true, value });
const bad = (reason: Bilingual): TypedCell => ({ ok: false, reason });

/** What stands where there is nothing: never a value. */
const EMPTY = /^[-–—]?$/;

/** The words that a field's values are chosen from; null for a field without a list. */
export const fieldItems = (field: Field): readonly CodeItem[] | null => fieldList(field)?.items ?? null;

const itemFor = (items: readonly CodeItem[], text: string): CodeItem | undefined => {
  const wanted = searchText(text);
  const says = (item: CodeItem): boolean =>
    [item.label.th, item.label.en, String(item.value)].some((word) => searchText(word) === wanted);
  return items.find(says);
};

const readItems = (items: readonly CodeItem[], text: string): TypedCell => {
  const values: (string | number)[] = [];
  for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const item = itemFor(items, part);
    if (!item) return bad(tableEditText.notInList(part));
    if (!values.includes(item.value)) values.push(item.value);
  }
  return good(values.length === 0 ? null : JSON.stringify(values));
};

const YES = new Set(['ใช่', 'มี', 'ได้', 'จริง', '1', 'y', 'yes', 'true', '✓', '✔', '/']);
const NO = new Set(['ไม่ใช่', 'ไม่มี', 'ไม่', 'ไม่ได้', '0', 'n', 'no', 'false', '✗', '×']);

const readYesNo = (text: string): TypedCell => {
  const word = searchText(text);
  if (YES.has(word)) return good(true);
  return NO.has(word) ? good(false) : bad(tableEditText.yesOrNo);
};

/** Behind a number: its unit, which says nothing more. */
const UNIT = /\s*(?:บาท(?:ถ้วน)?|฿|คน|ราย|ครัวเรือน|หลัง|แห่ง|กลุ่ม|ไร่|งาน|ตร\.? ?ว\.?|%)$/;
/** Baht are said in millions, as forms read them. */
const MILLIONS = /\s*ล้าน(?:บาท(?:ถ้วน)?)?\.?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

const readNumber = (field: Field, text: string): TypedCell => {
  if (field.unit === 'm2') {
    const area = parseRaiNganWah(text);
    if (area !== null) return good(area);
  }
  if (field.unit === 'satang' && MILLIONS.test(text)) {
    const millions = readNumber(field, text.replace(MILLIONS, ''));
    return millions.ok && typeof millions.value === 'number'
      ? good(Math.round(millions.value * 1_000_000))
      : millions;
  }
  const plain = arabicDigits(text).replace(UNIT, '').replace(/^[−–]/, '-').replace(/[,\s]/g, '');
  const value = Number(plain);
  if (!NUMBER.test(plain) || !Number.isFinite(value)) return bad(recordsText.numberBad);
  // Baht and rai are typed, satang and square metres are kept.
  if (field.unit === 'satang') return good(Math.round(value * 100));
  if (field.unit === 'm2') return good(value * M2_PER_RAI);
  if (field.type === 'integer' && !Number.isInteger(value)) return bad(recordsText.wholeBad);
  return good(value);
};

const readYear = (text: string): TypedCell => {
  const year = parseYearBe(text);
  return year === null ? bad(tableEditText.yearBad) : good(year.year);
};

const readDate = (field: Field, text: string): TypedCell => {
  if (field.type === 'datetime' && /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)))
    return good(text);
  const date = parseDate(text);
  return date === null ? bad(recordsText.dateBad) : good(date.iso);
};

/**
 * Reads a cell as it was typed or pasted: words of a code list in either language or its values, several of them with
 * commas between, Thai digits, separators, units, baht, rai (`12-3-45` too), dates in Thai forms, `ใช่` and `ไม่ใช่`.
 * Empty and a dash are missing. Of a reference the words are returned as they stand.
 */
export const readTypedCell = (field: Field, typed: string): TypedCell => {
  const text = normaliseThai(typed);
  if (text === '' || (field.type !== 'text' ? EMPTY.test(text) : text === '–')) return good(null);
  const items = fieldItems(field);
  if (items !== null) {
    if (EMPTY.test(text)) return good(null);
    if (field.many) return readItems(items, text);
    const item = itemFor(items, text);
    return item ? good(item.value) : bad(tableEditText.notInList(text));
  }
  if (field.format === 'year-be') return readYear(text);
  if (field.type === 'integer' || field.type === 'real') return readNumber(field, text);
  if (field.type === 'date' || field.type === 'datetime') return readDate(field, text);
  return field.type === 'boolean' ? readYesNo(text) : good(text);
};

/** The values of a field that holds several; none for what is no list. */
export const manyValues = (value: CellValue): CellValue[] => {
  if (typeof value !== 'string' || !value.startsWith('[')) return [];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list)
      ? list.filter((one) => typeof one === 'string' || typeof one === 'number')
      : [];
  } catch {
    return [];
  }
};

const dayText = (iso: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return formatDate(iso, 'th');
  return `${Number(parts[3])}/${Number(parts[2])}/${Number(parts[1]) + BUDDHIST_OFFSET}`;
};

const wordOf = (items: readonly CodeItem[], value: CellValue): string =>
  items.find((item) => item.value === value)?.label.th ?? String(value);

/**
 * A value as it is typed: what stands in an editor and on the clipboard, which `readTypedCell` reads back to the same
 * value.
 *
 * @param name what the row is called that a reference names
 */
export const typedCell = (field: Field, value: CellValue, name: string | null = null): string => {
  if (value === null || value === '') return '';
  const items = fieldItems(field);
  if (field.many)
    return manyValues(value)
      .map((one) => (items ? wordOf(items, one) : String(one)))
      .join(', ');
  if (items !== null) return wordOf(items, value);
  if (field.reference !== null) return name ?? String(value);
  if (field.type === 'boolean') return (value === true || value === 1 ? recordsText.yes : recordsText.no).th;
  if (typeof value === 'number') {
    if (field.unit === 'satang') return String(value / 100);
    if (field.unit === 'm2') return String(Number((value / M2_PER_RAI).toFixed(6)));
  }
  if (field.type === 'date') return dayText(String(value));
  return String(value);
};
