import type { CellValue } from '../contract/base.ts';
import type { NoValue } from './formula-error.ts';

/** What a row says of itself beside its fields; square metres and metres, null where it has no such shape. */
export interface RowMeasures {
  readonly areaM2: () => number | null;
  readonly lengthM: () => number | null;
  /** `YYYY-MM-DD` in Thailand. */
  readonly today: string;
  /** Hears why a part of the formula has no value, where the reason is another than an empty field. */
  readonly why?: (reason: Exclude<NoValue, 'missing'>) => void;
}

export interface FormulaFunction {
  readonly name: string;
  /** The Thai name, which may be written as well. */
  readonly th: string;
  readonly least: number;
  readonly most: number;
  readonly yields: 'number' | 'text' | 'boolean' | 'any';
  apply(args: readonly CellValue[], row: RowMeasures): CellValue;
}

/** A number, or text that is one; null for everything else. */
export const numberOf = (value: CellValue): number | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
};
/** Whether a value holds: null for one that is missing; numbers hold unless they are zero, text where it is such a number. */
export const truth = (value: CellValue): boolean | null =>
  value === null ? null : typeof value === 'boolean' ? value : (numberOf(value) ?? 0) !== 0;
export const textOf = (value: CellValue): string | null => (value === null ? null : String(value));

const numbers = (args: readonly CellValue[]): number[] => args.flatMap((value) => numberOf(value) ?? []);
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Numbers of which something can be reckoned; tells the row where a value is there and is no number. */
const numbersFor = (args: readonly CellValue[], row: RowMeasures): number[] => {
  const values = numbers(args);
  if (values.length < args.filter((value) => value !== null && value !== '').length) row.why?.('not-number');
  return values;
};

type Numeric = (...values: number[]) => number;
/** A function of numbers: missing as soon as one of them is. */
const numeric = (name: string, th: string, least: number, most: number, act: Numeric): FormulaFunction => ({
  ...{ name, th, least, most, yields: 'number' },
  apply: (args, row) => {
    const values = numbersFor(args, row);
    if (values.length < args.length) return null;
    const value = finite(act(...values));
    if (value === null) row.why?.('uncomputable');
    return value;
  },
});
const textual = (
  name: string,
  th: string,
  yields: FormulaFunction['yields'],
  count: number,
  act: (...texts: string[]) => CellValue,
): FormulaFunction => ({
  ...{ name, th, least: count, most: count, yields },
  apply: (args, row) => {
    const texts = args.flatMap((value) => textOf(value) ?? []);
    if (texts.length < args.length) return null;
    const value = act(...texts);
    if (value === null) row.why?.('uncomputable');
    return value;
  },
});

const round: Numeric = (value = 0, places = 0) => {
  const scale = 10 ** Math.min(15, Math.max(-15, Math.trunc(places)));
  return Math.round(value * scale) / scale;
};
const DAY_MS = 86_400_000;
const dayOf = (text: string): number => Date.parse(text.slice(0, 10)) / DAY_MS;
const yearOf = (text: string): number | null => finite(Number.parseInt(text.slice(0, 4), 10));
const M2_PER_RAI = 1600;
const MANY = 20;

const ALL: readonly FormulaFunction[] = [
  numeric('round', 'ปัดเศษ', 1, 2, round),
  numeric('floor', 'ปัดลง', 1, 1, (value = 0) => Math.floor(value)),
  numeric('ceil', 'ปัดขึ้น', 1, 1, (value = 0) => Math.ceil(value)),
  numeric('abs', 'ค่าสัมบูรณ์', 1, 1, (value = 0) => Math.abs(value)),
  numeric('sqrt', 'รากที่สอง', 1, 1, (value = 0) => Math.sqrt(value)),
  numeric('percent', 'ร้อยละ', 2, 2, (part = 0, whole = 0) => (part / whole) * 100),
  // Of the values that are there: a total may leave missing parts out only when it is asked to.
  {
    ...{ name: 'sum', th: 'ผลรวม', least: 1, most: MANY, yields: 'number' },
    apply: (args, row) => {
      const values = numbersFor(args, row);
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
    },
  },
  {
    ...{ name: 'min', th: 'น้อยสุด', least: 1, most: MANY, yields: 'number' },
    apply: (args, row) => {
      const values = numbersFor(args, row);
      return values.length === 0 ? null : Math.min(...values);
    },
  },
  {
    ...{ name: 'max', th: 'มากสุด', least: 1, most: MANY, yields: 'number' },
    apply: (args, row) => {
      const values = numbersFor(args, row);
      return values.length === 0 ? null : Math.max(...values);
    },
  },
  {
    ...{ name: 'if', th: 'ถ้า', least: 3, most: 3, yields: 'any' },
    apply: ([test, yes, no]) => {
      const holds = truth(test ?? null);
      return holds === null ? null : ((holds ? yes : no) ?? null);
    },
  },
  {
    ...{ name: 'coalesce', th: 'ค่าแรกที่มี', least: 1, most: MANY, yields: 'any' },
    apply: (args) => args.find((value) => value !== null && value !== '') ?? null,
  },
  {
    ...{ name: 'has', th: 'มีค่า', least: 1, most: 1, yields: 'boolean' },
    apply: ([value]) => value !== null && value !== undefined && value !== '',
  },
  {
    ...{ name: 'number', th: 'ตัวเลข', least: 1, most: 1, yields: 'number' },
    apply: ([value], row) => {
      const plain = typeof value === 'string' ? value.replaceAll(',', '') : (value ?? null);
      return numbersFor([plain], row)[0] ?? null;
    },
  },
  textual('text', 'ข้อความ', 'text', 1, (text = '') => text),
  textual('length', 'จำนวนอักษร', 'number', 1, (text = '') => [...text].length),
  textual('trim', 'ตัดช่องว่าง', 'text', 1, (text = '') => text.trim()),
  textual('lower', 'ตัวเล็ก', 'text', 1, (text = '') => text.toLowerCase()),
  textual('contains', 'มีคำว่า', 'boolean', 2, (text = '', part = '') => text.includes(part)),
  textual('starts', 'ขึ้นต้นด้วย', 'boolean', 2, (text = '', part = '') => text.startsWith(part)),
  textual('left', 'อักษรซ้าย', 'text', 2, (text = '', count = '0') =>
    [...text].slice(0, Math.max(0, Number(count) || 0)).join(''),
  ),
  textual('replace', 'แทนคำ', 'text', 3, (text = '', from = '', to = '') =>
    from === '' ? text : text.replaceAll(from, () => to),
  ),
  textual('year', 'ปีคศ', 'number', 1, (day = '') => yearOf(day)),
  textual('year_be', 'ปีพศ', 'number', 1, (day = '') => {
    const year = yearOf(day);
    return year === null ? null : year + 543;
  }),
  textual('days_between', 'จำนวนวัน', 'number', 2, (from = '', to = '') => finite(dayOf(to) - dayOf(from))),
  {
    ...{ name: 'today', th: 'วันนี้', least: 0, most: 0, yields: 'text' },
    apply: (_, row) => row.today,
  },
  {
    ...{ name: 'area_rai', th: 'เนื้อที่ไร่', least: 0, most: 0, yields: 'number' },
    apply: (_, row) => {
      const m2 = row.areaM2();
      if (m2 === null) row.why?.('no-shape');
      return m2 === null ? null : m2 / M2_PER_RAI;
    },
  },
  {
    ...{ name: 'length_m', th: 'ความยาวเมตร', least: 0, most: 0, yields: 'number' },
    apply: (_, row) => {
      const metres = row.lengthM();
      if (metres === null) row.why?.('no-shape');
      return metres;
    },
  },
];

/** Every function under its English and its Thai name; a map, so that no name reaches a prototype. */
export const FUNCTIONS: ReadonlyMap<string, FormulaFunction> = new Map(
  ALL.flatMap((entry) => [
    [entry.name, entry],
    [entry.th, entry],
  ]),
);
/** As a list, for help and completion. */
export const FORMULA_FUNCTIONS = ALL;
