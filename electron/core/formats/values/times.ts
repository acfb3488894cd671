import { BUDDHIST_OFFSET, parseDate, parseYearBe } from '../../../../shared/domain/dates.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../source.ts';
import { cellText, EMPTY, failed, meansNothing, type Outcome, read } from './cells.ts';

/** Day 0 of a workbook, by which 1 is 1 January 1900 from March 1900 on. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** Serial numbers of 1920 to 2119, and of the years 2400 to 2699, which were typed as Buddhist ones. */
const COMMON: readonly [number, number] = [7306, 80_353];
const BUDDHIST: readonly [number, number] = [182_623, 292_193];

const within = (value: number, [from, to]: readonly [number, number]): boolean =>
  value >= from && value <= to;

/** The date of a workbook's serial number; null for numbers that are none. */
export function dateOfSerial(serial: number): string | null {
  if (!within(serial, COMMON) && !within(serial, BUDDHIST)) return null;
  const day = new Date(EXCEL_EPOCH + Math.floor(serial) * DAY).toISOString().slice(0, 10);
  if (within(serial, COMMON)) return day;
  return parseDate(`${Number(day.slice(0, 4)) - BUDDHIST_OFFSET}${day.slice(4)}`)?.iso ?? null;
}

/** Eight digits in one: `20240229`, `25670229`, `29022567`. */
function packedDate(digits: string): string | null {
  const [, a = '', b = '', c = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})(\d{4})$/.exec(digits) ?? [];
  return parseDate(`${a}-${b}-${c}`)?.iso ?? parseDate(`${day}/${month}/${year}`)?.iso ?? null;
}

/**
 * A calendar date `YYYY-MM-DD` in the common era from any of the ways that dates are written here, from a workbook's
 * serial number and from eight digits. A year of two digits is noted. A day that does not exist fails.
 */
export function readDate(value: CellValue | undefined): Outcome<string> {
  const text = cellText(value);
  if (meansNothing(text) || /^0+$/.test(text)) return EMPTY;
  const date = parseDate(text);
  if (date) return read(date.iso, date.assumed ? 'year-assumed' : null);
  const digits = arabicDigits(text);
  const packed = /^\d{8}$/.test(digits) ? packedDate(digits) : null;
  const serial = /^\d{4,6}(\.\d+)?$/.test(digits) ? dateOfSerial(Number(digits)) : null;
  return packed || serial ? read((packed ?? serial) as string) : failed();
}

/** A year of the Buddhist era, `ปีงบ 2567`, `67` and `2024` too. */
export function readYearBe(value: CellValue | undefined): Outcome<number> {
  const text = cellText(value);
  if (meansNothing(text) || text === '0') return EMPTY;
  const year = parseYearBe(text);
  if (!year) return failed();
  return read(year.year, year.assumed ? 'year-assumed' : year.turned ? 'unit-converted' : null);
}
