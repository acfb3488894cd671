import type { FieldType } from '../../../../shared/contract/base.ts';
import { wholeUtf8End } from '../encoding/detect.ts';
import type { Tally } from '../tally.ts';
import type { DbfField } from './dbf-header.ts';
import type { DbfRows } from './dbf-rows.ts';

export type CellValue = string | number | null;

/** How a column of the file is read: what its header and its contents together say. */
export interface DbfColumn {
  readonly field: DbfField;
  readonly name: string;
  readonly type: FieldType;
}

/** What the contents of a number column need, found by looking at all of them. */
export interface NumberFacts {
  /** Whole numbers beyond 2^53, which a double would round. */
  precise: number;
  fractions: number;
}

/** Reads one cell of the loaded row; `row` counts from 1 and is for the tally. */
export type CellReader = (rows: DbfRows, row: number) => CellValue;

/** Memo, picture and OLE fields point into another file; `0` is FoxPro's bitmap of nulls. */
const LEFT_OUT = /[MGPQV0]/;
const SAFE_DIGITS = 15;

/** The type of a column by its descriptor and, for numbers, by its contents. Null for what is left out. */
export function columnType(field: DbfField, facts: NumberFacts): FieldType | null {
  switch (field.type) {
    case 'N':
    case 'F':
      if (facts.precise > 0) return 'text';
      return field.decimals > 0 || facts.fractions > 0 ? 'real' : 'integer';
    case 'I':
    case '+':
      return field.length === 4 ? 'integer' : 'text';
    case 'O':
    case 'Y':
    case 'B':
      return field.length === 8 ? 'real' : null;
    case 'L':
      return 'boolean';
    case 'D':
      return 'date';
    case 'T':
    case '@':
      return field.length === 8 ? 'datetime' : 'text';
    default:
      return LEFT_OUT.test(field.type) ? null : 'text';
  }
}

/** True for columns whose contents decide whether they are numbers that a double holds. */
export const needsNumberFacts = (field: DbfField): boolean =>
  (field.type === 'N' || field.type === 'F') && field.decimals === 0;

/** Looks at one cell of such a column. */
export function noteNumber(facts: NumberFacts, text: string): void {
  const plain = text.trim();
  if (plain.includes('.')) {
    if (Number.isFinite(Number(plain)) && !Number.isInteger(Number(plain))) facts.fractions++;
  } else if (plain.length > SAFE_DIGITS && /^[+-]?\d+$/.test(plain) && !Number.isSafeInteger(Number(plain)))
    facts.precise++;
}

/** Makes the reader of a column. What it can't read becomes null and is counted, with its row. */
export function cellReader(column: DbfColumn, encoding: string, tally: Tally): CellReader {
  const { field } = column;
  const start = field.offset;
  const end = field.offset + field.length;
  if (column.type === 'text') {
    const read = textReader(start, end, encoding, tally);
    // Numbers stand at the right of their column.
    return field.type === 'C' ? read : (rows, row) => read(rows, row)?.toString().trim() || null;
  }
  if (field.type === 'N' || field.type === 'F') return numberReader(field, tally);
  if (field.type === 'D') return dateReader(start, end, tally);
  if (field.type === 'L') return logicalReader(start, tally);
  const read = binaryReader(field);
  const beyond = start + binaryWidth(field.type);
  return (rows, row) => {
    if (beyond <= rows.header.recordLength) return read(rows, row);
    tally.add('value-unreadable', 'warning', row);
    return null;
  };
}

/** Bytes that a binary value takes, whatever length its field is said to have. */
const binaryWidth = (type: string): number => ('OBYT@'.includes(type) ? 8 : 4);

function textReader(start: number, end: number, encoding: string, tally: Tally): CellReader {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  const wide = encoding.startsWith('utf-16');
  return (rows, row) => {
    const { buffer } = rows;
    const from = rows.at + start;
    let to = Math.min(rows.at + end, rows.at + rows.header.recordLength);
    if (!wide && rows.zeros) {
      const zero = buffer.subarray(from, to).indexOf(0);
      if (zero >= 0) to = from + zero;
    }
    while (to > from && (buffer[to - 1] === 0x20 || (wide && buffer[to - 1] === 0))) to--;
    if (to === from) return null;
    if (wide) return decoder!.decode(buffer.subarray(from, to + ((to - from) & 1))).trimEnd() || null;
    let text: string;
    if (rows.text !== null) text = rows.text.slice(from, to);
    else if (decoder) text = decoder.decode(buffer.subarray(from, to));
    else {
      const whole = wholeUtf8End(buffer, from, to);
      if (whole < to) tally.add('value-truncated', 'warning', row);
      text = buffer.toString('utf8', from, whole);
    }
    if ((rows.unread || rows.text === null) && text.includes('\uFFFD'))
      tally.add('encoding-replaced', 'warning', row);
    return text;
  };
}

/** A comma that stands where the decimal point of the column must stand. */
const decimalComma = (text: string, decimals: number): boolean =>
  decimals > 0 && /^[+-]?\d+,\d+$/.test(text) && text.length - text.indexOf(',') - 1 === decimals;

function numberReader(field: DbfField, tally: Tally): CellReader {
  const start = field.offset;
  const end = field.offset + field.length;
  return (rows, row) => {
    const text = rows.latin.slice(
      rows.at + start,
      Math.min(rows.at + end, rows.at + rows.header.recordLength),
    );
    const number = Number(text);
    // `Number` takes blanks for zero.
    if (number !== 0 && Number.isFinite(number)) return number;
    const plain = text.replaceAll('\0', ' ').trim();
    if (plain === '') return null;
    if (number === 0) return 0;
    if (decimalComma(plain, field.decimals)) return Number(plain.replace(',', '.'));
    const again = Number(plain);
    if (Number.isFinite(again)) return again;
    tally.add('value-unreadable', 'warning', row);
    return null;
  };
}

const BUDDHIST_FROM = 2400;
const BUDDHIST_TO = 2699;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the calendar; a year of the Buddhist era is tested as the year that it means. */
function isDay(year: number, month: number, day: number): boolean {
  const common = year >= BUDDHIST_FROM && year <= BUDDHIST_TO ? year - 543 : year;
  const leap = (common % 4 === 0 && common % 100 !== 0) || common % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return common >= 1 && day >= 1 && day <= days;
}

/** The value of `count` digits, or −1 when one of them is none. */
function digitsAt(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function dateReader(start: number, end: number, tally: Tally): CellReader {
  return (rows, row) => {
    const at = rows.at + start;
    const year = digitsAt(rows.buffer, at, 4);
    const month = digitsAt(rows.buffer, at + 4, 2);
    const day = digitsAt(rows.buffer, at + 6, 2);
    if (end - start !== 8 || year < 0 || month < 0 || day < 0 || !isDay(year, month, day)) {
      const text = rows.latin.slice(at, rows.at + end);
      if (!/^[\s0\0]*$/.test(text)) tally.add('value-unreadable', 'warning', row);
      return null;
    }
    // Whether 2568 is meant in the Buddhist era is the reader's to say: the day is kept as it stands.
    if (year >= BUDDHIST_FROM && year <= BUDDHIST_TO) tally.add('date-buddhist-era', 'warning', row);
    const { latin } = rows;
    return `${latin.slice(at, at + 4)}-${latin.slice(at + 4, at + 6)}-${latin.slice(at + 6, at + 8)}`;
  };
}

function logicalReader(start: number, tally: Tally): CellReader {
  return (rows, row) => {
    const letter = rows.latin[rows.at + start] ?? ' ';
    if ('TtYy1'.includes(letter)) return 1;
    if ('FfNn0'.includes(letter)) return 0;
    if (!'? \0'.includes(letter)) tally.add('value-unreadable', 'warning', row);
    return null;
  };
}

/** Julian day number of 1970-01-01. */
const JULIAN_EPOCH = 2440588;
const DAY_MS = 86_400_000;

function binaryReader(field: DbfField): CellReader {
  const start = field.offset;
  const at = (rows: DbfRows): number => rows.at + start;
  switch (field.type) {
    case 'O':
    case 'B':
      return (rows) => {
        const value = rows.buffer.readDoubleLE(at(rows));
        return Number.isFinite(value) ? value : null;
      };
    case 'Y':
      return (rows) => Number(rows.buffer.readBigInt64LE(at(rows))) / 10_000;
    case 'T':
    case '@':
      return (rows) => {
        const day = rows.buffer.readInt32LE(at(rows));
        const time = (day - JULIAN_EPOCH) * DAY_MS + rows.buffer.readInt32LE(at(rows) + 4);
        if (day === 0 || Math.abs(time) > 8.64e15) return null;
        return new Date(time).toISOString();
      };
    default:
      return (rows) => rows.buffer.readInt32LE(at(rows));
  }
}
