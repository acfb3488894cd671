import { arabicDigits } from './units.ts';

const grouped = (digits: string): string => {
  if (digits.length === 10) return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
  const area = digits.startsWith('02') ? 2 : 3;
  return `${digits.slice(0, area)}-${digits.slice(area, area + 3)}-${digits.slice(area + 3)}`;
};

/** Telephone numbers in one spelling. */
export interface Phones {
  /** `081-234-5678`, `02-123-4567`, `075-123-456 ต่อ 12`, several with a comma between. */
  readonly text: string;
  /** A zero that a workbook took away in front was put back. */
  readonly restored: boolean;
}

/** One number: ten digits of a mobile, nine of a line, with what a workbook or `+66` took in front put back. */
function parsePhone(text: string, typed: boolean): Phones | null {
  const [number = '', extension] = text.split(/\s*(?:ต่อ|ext\.?|#)\s*/i);
  let digits = number.replace(/[^\d+]/g, '').replace(/^(?:\+66|0066|66(?=\d{8,9}$))0?/, '0');
  const restored = /^[689]\d{8}$/.test(digits) || (!typed && /^[23457]\d{7}$/.test(digits));
  if (restored) digits = `0${digits}`;
  if (!/^(?:0[689]\d{8}|0[2-57]\d{7})$/.test(digits)) return null;
  return { text: extension ? `${grouped(digits)} ต่อ ${extension}` : grouped(digits), restored };
}

/**
 * Reads one or several telephone numbers, with `โทร.` before them, with extensions, with `+66`. Null when one of them is
 * none.
 *
 * @param typed false for a number that a workbook kept as such: it has lost its zero for certain
 */
export function parsePhones(text: string, { typed = true }: { typed?: boolean } = {}): Phones | null {
  const bare = arabicDigits(text).replace(/^(?:โทร(?:ศัพท์)?\.?|มือถือ|tel\.?)\s*:?\s*/i, '');
  const parts = bare.split(/\s*(?:[,;/]|และ|หรือ)\s*/).filter((part) => part !== '');
  const numbers = parts.flatMap((part) => parsePhone(part, typed) ?? []);
  if (numbers.length < parts.length || numbers.length === 0) return null;
  return { text: numbers.map((one) => one.text).join(', '), restored: numbers.some((one) => one.restored) };
}
