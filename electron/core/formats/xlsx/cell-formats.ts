/** How numbers of a style are meant: dates are numbers in a workbook, told apart by their number format alone. */
export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'time' }
  /** Leading zeros are shown: a code, kept as the text that is seen. */
  | { readonly kind: 'digits'; readonly pattern: string };

const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };
const DATETIME: CellFormat = { kind: 'datetime' };
const TIME: CellFormat = { kind: 'time' };

/** Number formats without a code of their own (ECMA-376 part 1, 18.8.30), those for Thai among them. */
function builtIn(id: number): CellFormat {
  if (id === 22 || id === 77) return DATETIME;
  if ((id >= 14 && id <= 17) || (id >= 71 && id <= 74) || id === 81) return DATE;
  if ((id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 75 && id <= 80)) return TIME;
  return NUMBER;
}

/** The first section of a number format without its literals, colours and locales. */
const bareCode = (code: string): string =>
  (code.split(';')[0] ?? '')
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');

/** Reads a number format: `code` is null for the built-in ones. */
export function formatOf(id: number, code: string | null): CellFormat {
  if (code === null) return builtIn(id);
  const pattern = digitsPattern(code);
  if (pattern !== null) return { kind: 'digits', pattern };
  const bare = bareCode(code);
  if (/general/i.test(bare)) return NUMBER;
  const time = /[hs]|am\/pm/i.test(bare);
  // `m` is a month, or minutes beside hours or seconds.
  const date = /[ydb]/i.test(bare) || (/m/i.test(bare) && !time);
  if (date) return time ? DATETIME : DATE;
  return time ? TIME : NUMBER;
}

/** Codes such as `00000000` and `0-0000-00000-00-0`; null for anything else. */
function digitsPattern(code: string): string | null {
  const plain = code.replace(/\\(.)/g, '$1').replace(/"([^"]*)"/g, '$1');
  if (!/^[0#\-()/ ]+$/.test(plain)) return null;
  return /^[^#1-9]*0[^0#]*0/.test(plain) ? plain : null;
}

/** A whole number in such a pattern, filled from its end. */
export function patternText(value: number, pattern: string): string {
  const digits = String(value).split('');
  let text = '';
  for (let i = pattern.length - 1; i >= 0; i--) {
    const sign = pattern[i]!;
    if (sign === '0') text = (digits.pop() ?? '0') + text;
    else if (sign === '#') text = (digits.pop() ?? '') + text;
    else text = sign + text;
  }
  return digits.join('') + text;
}

const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** The day that Excel believes in and no calendar has: 29 February 1900. */
const FALSE_DAY = 60;

/** Day numbers below this are hours and minutes that were counted, not days. */
const MOST_HOURS_AS_DAYS = 366;

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

/**
 * A day number as ISO text (`2025-01-15`, `2025-01-15T08:30:00`, `08:30:00`), to the second; null for one that is no
 * day. A date with a time of day is one whatever its format shows.
 */
export function dateText(
  serial: number,
  kind: 'date' | 'datetime' | 'time',
  from1904: boolean,
): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  if (kind === 'time' && serial < MOST_HOURS_AS_DAYS) return clock(seconds);
  const day = Math.floor(serial);
  if (!from1904 && day === 0) return serial > 0 ? clock(seconds) : null;
  if (!from1904 && day === FALSE_DAY) return null;
  const before = !from1904 && day < FALSE_DAY ? 86_400 : 0;
  const iso = new Date((from1904 ? FROM_1904 : FROM_1900) + (seconds + before) * 1000).toISOString();
  return kind === 'date' && seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}
