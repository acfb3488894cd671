import { arabicDigits } from './units.ts';

const UNIT =
  /\s*(?:บาท(?:ถ้วน)?|฿|thb|baht|คน|ราย|ครัวเรือน|ครอบครัว|หลัง|หลังคาเรือน|แห่ง|หมู่|ไร่|rai|งาน|ngan|ตร\.? ?ว\.?|ตารางวา|วา|wah|เมตร|ม\.|ปี|\.-|%)$/i;
const BEFORE = /^(?:หมู่ที่|หมู่|ม\.|moo|m\.|จำนวน|฿|no\.?|ที่)\s*/i;

const plainNumber = (text: string): string =>
  arabicDigits(text).replace(BEFORE, '').replace(UNIT, '').replace(/^[−–]/, '-').trim();

/** Spellings of numbers: how they look, and how they become digits and a point. */
const NOTATIONS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, (text) => text],
  [/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/, (text) => text.replaceAll(',', '')],
  [/^[+-]?[1-9]\d{0,2}( \d{3})+(\.\d+)?$/, (text) => text.replaceAll(' ', '')],
  [/^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+$/, (text) => text.replaceAll('.', '').replace(',', '.')],
  [/^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/, (text) => text.replaceAll('.', '')],
  // A comma before one, two or more than three digits, or after a zero, divides no thousands.
  [/^[+-]?(\d+,(\d{1,2}|\d{4,})|0,\d+)$/, (text) => text.replace(',', '.')],
];

/** The number that a text writes, `1,234.50 บาท` and `๑,๒๓๔` too; null for what is none or could be two. */
export function parseNumber(text: string): number | null {
  const bracketed = /^\(([^()]+)\)$/.exec(text);
  const plain = plainNumber(bracketed ? (bracketed[1] as string) : text);
  const notation = NOTATIONS.find(([pattern]) => pattern.test(plain));
  if (!notation) return null;
  const value = Number(notation[1](plain));
  if (!Number.isFinite(value)) return null;
  return bracketed ? -value : value;
}
