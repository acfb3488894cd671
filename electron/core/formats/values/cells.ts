import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { parseNumber } from '../../../../shared/domain/number-text.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../source.ts';

/** What became of cells: a value, several (by the names of their parts), or nothing. */
export interface Outcome<T = string | number> {
  /** Null where the cells are empty or could not be read. */
  readonly value: T | null;
  /** Why they could not be read; null where they could. */
  readonly failed: IssueCode | null;
  /** What was done that the user had better know. */
  readonly note: IssueCode | null;
}

export const EMPTY: Outcome<never> = { value: null, failed: null, note: null };
export const read = <T>(value: T, note: IssueCode | null = null): Outcome<T> => ({
  value,
  failed: null,
  note,
});
export const failed = (code: IssueCode = 'value-unreadable'): Outcome<never> => ({
  value: null,
  failed: code,
  note: null,
});

/** A cell as text: no control characters, plain single spaces, one spelling of what looks alike; `''` for nothing. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return normaliseThai(String(value).replace(/\p{Cc}+/gu, ' '));
}

const DASHES = /^[-–—−_.*]+$/;
const NOTHING = new Set(['ไม่มี', 'ไม่มีข้อมูล', 'ไม่ระบุ', 'ไม่ทราบ', 'n/a', 'na', '#n/a', 'null', 'none', '<null>']);

/** True for what people write where there is nothing: a dash, `ไม่มี`, `N/A`. */
export const meansNothing = (text: string): boolean =>
  text === '' || DASHES.test(text) || NOTHING.has(text.toLowerCase());

/** Text as it stands; a cell of dashes only is empty. `ไม่มี` may be the very thing that a text says. */
export function readText(value: CellValue | undefined): Outcome<string> {
  const text = cellText(value);
  return text === '' || DASHES.test(text) ? EMPTY : read(text);
}

export function readNumber(value: CellValue | undefined): Outcome<number> {
  if (typeof value === 'number') return Number.isFinite(value) ? read(value) : failed();
  const text = cellText(value);
  if (meansNothing(text)) return EMPTY;
  const number = parseNumber(text);
  return number === null ? failed() : read(number);
}

/** A whole number. What has a fraction is not rounded, it fails. */
export function readInteger(value: CellValue | undefined): Outcome<number> {
  const number = readNumber(value);
  if (number.value === null) return number;
  const whole = Math.round(number.value);
  return Math.abs(whole - number.value) < 1e-6 && Number.isSafeInteger(whole) ? read(whole) : failed();
}

const YES = new Set(['ใช่', 'มี', 'ได้', 'จริง', '1', 'y', 'yes', 'true', 't', '✓', '✔', '☑', '/', '√']);
const NO = new Set(['ไม่ใช่', 'ไม่มี', 'ไม่', 'ไม่ได้', 'เท็จ', '0', 'n', 'no', 'false', 'f', '✗', '✘', '☐', '×']);

/** Yes or no as 1 or 0; here `ไม่มี` is a no. */
export function readBoolean(value: CellValue | undefined): Outcome<number> {
  const text = arabicDigits(cellText(value)).toLowerCase();
  if (YES.has(text)) return read(1);
  if (NO.has(text)) return read(0);
  return meansNothing(text) ? EMPTY : failed();
}

/** Baht, or millions of them, as satang. */
export function readMoney(value: CellValue | undefined, million: boolean): Outcome<number> {
  const text = cellText(value);
  const word = /\s*ล้าน(?:บาท)?\.?$/;
  const inMillions = million || word.test(text);
  const number = readNumber(typeof value === 'number' ? value : text.replace(word, ''));
  if (number.value === null) return number;
  const satang = Math.round(number.value * (inMillions ? 100_000_000 : 100));
  if (!Number.isSafeInteger(satang) || satang < 0) return failed();
  return read(satang, inMillions ? 'unit-converted' : null);
}
