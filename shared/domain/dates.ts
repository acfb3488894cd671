import { arabicDigits } from './units.ts';

/** พ.ศ. = ค.ศ. + 543. */
export const BUDDHIST_OFFSET = 543;

const MONTHS_SHORT = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;
const MONTHS_LONG = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;
const MONTHS_EN = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

export type DateStyle = 'short' | 'long';

/**
 * `29 ก.พ. 2567` / `29 กุมภาพันธ์ 2567` / `29 Feb 2024` from a calendar date `2024-02-29` or an instant (shown in
 * Thai time, UTC+7, whatever the PC's zone). An en dash for null or for what is no date.
 */
export function formatDate(
  iso: string | null,
  language: 'th' | 'en' = 'th',
  style: DateStyle = 'short',
): string {
  const parts = iso === null ? null : localParts(iso);
  if (!parts) return '–';
  const { year, month, day } = parts;
  if (language === 'en') return `${day} ${MONTHS_EN[month - 1]} ${year}`;
  const names = style === 'long' ? MONTHS_LONG : MONTHS_SHORT;
  return `${day} ${names[month - 1]} ${year + BUDDHIST_OFFSET}`;
}

/** `10.42 น.` / `10:42` of an instant, in Thai time. */
export function formatTime(instant: string, language: 'th' | 'en' = 'th'): string {
  const parts = localParts(instant);
  if (!parts) return '–';
  const hour = String(parts.hour).padStart(2, '0');
  const minute = String(parts.minute).padStart(2, '0');
  return language === 'th' ? `${hour}.${minute} น.` : `${hour}:${minute}`;
}

interface LocalParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

function localParts(iso: string): LocalParts | null {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (plain)
    return { year: Number(plain[1]), month: Number(plain[2]), day: Number(plain[3]), hour: 0, minute: 0 };
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return null;
  const local = new Date(time + 7 * 3600_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

export interface ParsedDate {
  /** `YYYY-MM-DD` in the common era. */
  readonly iso: string;
  /** True when the century was supplied by us (29/2/67 → 2567): to be shown for confirmation. */
  readonly assumed: boolean;
}

function commonYear(text: string): { year: number; assumed: boolean } | null {
  const value = Number(text);
  if (text.length === 2) return { year: 2500 + value - BUDDHIST_OFFSET, assumed: true };
  if (value >= 2400 && value <= 2699) return { year: value - BUDDHIST_OFFSET, assumed: false };
  return value >= 1900 && value <= 2199 ? { year: value, assumed: false } : null;
}

function monthOf(text: string): number | null {
  const bare = text.replaceAll('.', '');
  const thai = MONTHS_SHORT.findIndex((name) => name.replaceAll('.', '') === bare);
  if (thai >= 0) return thai + 1;
  const long = MONTHS_LONG.indexOf(text as (typeof MONTHS_LONG)[number]);
  if (long >= 0) return long + 1;
  const english = MONTHS_EN.findIndex((name) => name.toLowerCase() === bare.slice(0, 3).toLowerCase());
  return english >= 0 && /^[a-z]+$/i.test(bare) ? english + 1 : null;
}

/**
 * Reads a date as people write it: `29/2/2567`, `29-02-67`, `29 ก.พ. 67`, `๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๗`, `2024-02-29`.
 * Years 2400–2699 are Buddhist, 1900–2199 common; two digits mean 25xx. The year is converted before the day is
 * checked, so 29 February exists in 2567 and not in 2568. Null when it is no date.
 */
export function parseDate(text: string): ParsedDate | null {
  const plain = arabicDigits(text)
    .trim()
    .replace(/\s*พ\.?ศ\.?\s*/, ' ')
    .replace(/\s+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return checked(iso[1] as string, Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(plain);
  if (numeric) return checked(numeric[3] as string, Number(numeric[2]), Number(numeric[1]));
  const words = /^(\d{1,2}) ?([^\d\s]+) ?(\d{4}|\d{2})$/.exec(plain);
  const month = words ? monthOf(words[2] as string) : null;
  return words && month ? checked(words[3] as string, month, Number(words[1])) : null;
}

function checked(yearText: string, month: number, day: number): ParsedDate | null {
  const year = commonYear(yearText);
  if (!year) return null;
  const date = new Date(Date.UTC(year.year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { iso: date.toISOString().slice(0, 10), assumed: year.assumed };
}
