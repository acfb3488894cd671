import { isNationalId } from './national-id.ts';

type Value = string | number | boolean | null;

/** The numbers in a cell that could be ID numbers by their digits. One in ten has the right check digit by chance. */
export interface IdNumbers {
  readonly numbers: number;
  /** Those with the right check digit. */
  readonly ids: number;
  /** Of these, those written in the groups that only ID numbers are written in. */
  readonly written: number;
}

const DIGITS = 13;
/** A workbook takes the zero in front away. */
const WITHOUT_ZERO = DIGITS - 1;
const HIDDEN = '•';

/** What people and programs write between the digits: spaces, dashes of any kind, dots, marks that are not seen. */
const BETWEEN = '[\\s\\p{P}\\p{Cf}]{0,3}';
const GROUPS = new RegExp(
  `(?<!\\d)\\d${BETWEEN}\\d{4}${BETWEEN}\\d{5}${BETWEEN}\\d{2}${BETWEEN}\\d(?!\\d)`,
  'gu',
);
/** Digits with whatever stands between them, from the first to the last. */
const RUNS = /\d(?:[\s\p{P}\p{Cf}]{0,3}\d)+/gu;
const DECIMAL = /^[+-]?\d{1,3}\.\d+$/;

const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x0e50 && code <= 0x0e59) || (code >= 0xff10 && code <= 0xff19);

/** Nearly all cells pass by here: too few digits for any number of the kind. */
function hasDigits(text: string, wanted: number): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) if (isDigit(text.charCodeAt(i)) && ++digits === wanted) return true;
  return false;
}

/** ๐–๙ and ０–９ to 0–9, letter for letter, so that places in the text stay. */
const plainDigits = (text: string): string =>
  text.replace(/[๐-๙０-９]/g, (digit) =>
    String((digit.charCodeAt(0) & 0xff) - (digit < '\uff00' ? 0x50 : 0x10)),
  );

const bare = (text: string): string => text.replace(/\D/g, '');

const one = (digits: string): IdNumbers => ({ numbers: 1, ids: Number(isNationalId(digits)), written: 0 });

function ofNumber(value: number): IdNumbers | null {
  if (!Number.isSafeInteger(value) || value < 10 ** (WITHOUT_ZERO - 1) || value >= 10 ** DIGITS) return null;
  return one(String(value).padStart(DIGITS, '0'));
}

function ofText(text: string): IdNumbers | null {
  const plain = plainDigits(text);
  const whole = plain.trim();
  if (DECIMAL.test(whole)) return null;
  if (whole.length === WITHOUT_ZERO && /^\d+$/.test(whole)) return one(`0${whole}`);
  const found = { numbers: 0, ids: 0, written: 0 };
  const seen = new Set<number>();
  for (const { 0: group, index } of plain.matchAll(GROUPS)) {
    seen.add(index);
    found.numbers++;
    if (!isNationalId(bare(group))) continue;
    found.ids++;
    if (group.length > DIGITS) found.written++;
  }
  for (const { 0: run, index } of plain.matchAll(RUNS)) {
    const digits = bare(run);
    if (digits.length !== DIGITS || seen.has(index)) continue;
    found.numbers++;
    if (isNationalId(digits)) found.ids++;
  }
  return found.numbers === 0 ? null : found;
}

/** Looks for ID numbers in a cell, however they are written and whatever stands around them. */
export function idNumbersIn(value: Value): IdNumbers | null {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string' || value.length < WITHOUT_ZERO || !hasDigits(value, WITHOUT_ZERO))
    return null;
  return ofText(value);
}

/** A text with every ID number in it made unreadable: for names of files, layers and columns, which may hold one. */
export function withoutIdNumbers(text: string): string {
  if (!hasDigits(text, DIGITS)) return text;
  const plain = plainDigits(text);
  const out = text.split('');
  for (const pattern of [GROUPS, RUNS])
    for (const match of plain.matchAll(pattern)) {
      if (!isNationalId(bare(match[0]))) continue;
      for (let at = match.index; at < match.index + match[0].length; at++)
        if (isDigit(text.charCodeAt(at))) out[at] = HIDDEN;
    }
  return out.join('');
}

/**
 * True where a person's ID number stands in a value: thirteen digits with the right check digit, together or in the groups
 * of the card, in digits of any kind. A number of twelve digits is none here: only workbooks take the zero away.
 */
export function holdsIdNumber(value: Value): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && isNationalId(String(value));
  if (typeof value !== 'string' || !hasDigits(value, DIGITS)) return false;
  return [...plainDigits(value).matchAll(GROUPS)].some(([group]) => isNationalId(bare(group)));
}
