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

/** The calendar day in Thailand (UTC+7, whatever the PC's zone) as `YYYY-MM-DD`. */
export const dayInThailand = (now = Date.now()): string =>
  new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);

/** The day so many days after a calendar day `YYYY-MM-DD`; before it for a negative number. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

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

/** `ก.พ. 2567` / `Feb 2024`: the month that a calendar date lies in. */
export function formatMonth(iso: string, language: 'th' | 'en' = 'th'): string {
  const [year, month] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7))];
  return language === 'en'
    ? `${MONTHS_EN[month - 1]} ${year}`
    : `${MONTHS_SHORT[month - 1]} ${year + BUDDHIST_OFFSET}`;
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

/** Months as people shorten them besides the official way: without dots, or without the syllable at the end. */
const MONTHS_CLIPPED = MONTHS_LONG.map((name) => name.replace(/(คม|ยน|พันธ์)$/, ''));

function monthOf(text: string): number | null {
  const bare = text.replaceAll('.', '');
  const thai = MONTHS_SHORT.findIndex((name) => name.replaceAll('.', '') === bare);
  if (thai >= 0) return thai + 1;
  const long = MONTHS_LONG.indexOf(bare as (typeof MONTHS_LONG)[number]);
  if (long >= 0) return long + 1;
  const clipped = MONTHS_CLIPPED.indexOf(bare);
  if (clipped >= 0) return clipped + 1;
  const english = MONTHS_EN.findIndex((name) => name.toLowerCase() === bare.slice(0, 3).toLowerCase());
  return english >= 0 && /^[a-z]+$/i.test(bare) ? english + 1 : null;
}

/** An instant with its zone, for which the day is the one in Thailand. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i;
/** A time of day behind a date; it is left out. */
const TIME_BEHIND = /(?:,? (?:เวลา )?|T)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?(?:น\.?|AM|PM))?$/i;

/** Digits Arabic, spaces single, without the words around a date: weekday, `วันที่`, `เดือน`, `พ.ศ.`, time of day. */
function plainDate(text: string): string {
  return arabicDigits(text)
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .replace(/^(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)(?: ?ที่)? ?/, '')
    .replace(/^วันที่ ?/, '')
    .replace(/(?<=\d) ?เดือน ?/, ' ')
    .replace(/ ?(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|ปี) ?(?=\d)/g, ' ')
    .replace(/\s?(?:B\.?E\.?|A\.?D\.?|C\.?E\.?)$/i, '')
    .replace(TIME_BEHIND, '')
    .trim();
}

/**
 * Reads a date as people write it: `29/2/2567`, `29-02-67`, `29 ก.พ. 67`, `29-ก.พ.-67`,
 * `วันพฤหัสบดีที่ ๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๗`, `2024-02-29`, `2024/2/29 10:30`, `Feb 29, 2024`, and instants with a zone.
 * Years 2400–2699 are Buddhist, 1900–2199 common; two digits mean 25xx. The year is converted before the day is
 * checked, so 29 February exists in 2567 and not in 2568. Null when it is no date.
 */
export function parseDate(text: string): ParsedDate | null {
  const trimmed = text.trim();
  if (INSTANT.test(trimmed)) return dayOfInstant(trimmed);
  const plain = plainDate(trimmed);
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain);
  if (iso) return checked(iso[1] as string, Number(iso[3]), Number(iso[4]));
  const numeric = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})$/.exec(plain);
  if (numeric) return checked(numeric[3] as string, Number(numeric[2]), Number(numeric[1]));
  const words = /^(\d{1,2})[ /-]?([^\d\s/-]+)[ /-]?(\d{4}|\d{2})$/.exec(plain);
  const month = words ? monthOf(words[2] as string) : null;
  if (words && month) return checked(words[3] as string, month, Number(words[1]));
  const american = /^([a-z]+\.?) (\d{1,2}),? (\d{4})$/i.exec(plain);
  const named = american ? monthOf(american[1] as string) : null;
  return american && named ? checked(american[3] as string, named, Number(american[2])) : null;
}

function dayOfInstant(text: string): ParsedDate | null {
  const parts = localParts(text.replace(' ', 'T'));
  return parts ? checked(String(parts.year), parts.month, parts.day) : null;
}

/**
 * Reads a year as the Buddhist era has it: `2567`, `ปีงบ 2567`, `พ.ศ. ๒๕๖๗`, `67`, `2024`. Years 1900–2199 are common
 * ones and are turned (`turned`); two digits mean 25xx (`assumed`). Null when it is no year, or several.
 */
export function parseYearBe(text: string): { year: number; assumed: boolean; turned: boolean } | null {
  const plain = arabicDigits(text).replace(/[\s\u00A0]+/g, '');
  const match = /^(?:ปี)?(?:งบประมาณ|งบ)?(?:ปี)?(?:พ\.?ศ\.?|ค\.?ศ\.?|FY|BE)?(\d{4}|\d{2})(?:\.0+)?$/i.exec(
    plain,
  );
  const year = match ? commonYear(match[1] as string) : null;
  if (!year || !match) return null;
  const turned = match[1]?.length === 4 && Number(match[1]) < 2400;
  return { year: year.year + BUDDHIST_OFFSET, assumed: year.assumed, turned };
}

function checked(yearText: string, month: number, day: number): ParsedDate | null {
  const year = commonYear(yearText);
  if (!year) return null;
  const date = new Date(Date.UTC(year.year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { iso: date.toISOString().slice(0, 10), assumed: year.assumed };
}
