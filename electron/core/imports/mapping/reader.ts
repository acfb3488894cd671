import type { ColumnMapping, Conversion } from '../../../../shared/contract/import-choice.ts';
import {
  definitionOf,
  digitsOfCode,
  isAreaCode,
  type RegisterRef,
} from '../../../../shared/domain/mapping-targets.ts';
import { memberFieldOf } from '../../../../shared/domain/member-fields.ts';
import type { RaiNganWah } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../../formats/index.ts';
import {
  cellText,
  EMPTY,
  failed,
  type Outcome,
  read,
  readBoolean,
  readInteger,
  readMoney,
  readNumber,
  readText,
} from '../../formats/values/cells.ts';
import { listReader, manyReader } from '../../formats/values/listed.ts';
import { readDate, readYearBe } from '../../formats/values/times.ts';
import { bareName } from '../code-columns.ts';
import { readAreaCode, readCodeParts } from './area-code.ts';
import { readLandArea } from './land-area.ts';
import { type PersonName, readFullName, readNationalId, readPhone } from './persons.ts';

/** What a mapping makes of the cells of its columns. */
export type Converted = string | number | RaiNganWah | PersonName;
export type Reader = (cells: readonly CellValue[]) => Outcome<Converted>;

/** Conversions that make one value of several columns, and of how many at most. */
const JOINING: Partial<Record<Conversion, number>> = {
  text: 8,
  'code-parts': 4,
  'rai-ngan-wah': 3,
  'full-name': 3,
};
export const mostColumns = (convert: Conversion): number => JOINING[convert] ?? 1;

type One = (cell: CellValue | undefined) => Outcome<Converted>;
const SIMPLE: Partial<Record<Conversion, One>> = {
  integer: readInteger,
  number: readNumber,
  boolean: readBoolean,
  date: readDate,
  'year-be': readYearBe,
  baht: (cell) => readMoney(cell, false),
  'million-baht': (cell) => readMoney(cell, true),
  phone: readPhone,
  'national-id': readNationalId,
};

function joinedText(cells: readonly CellValue[]): Outcome<string> {
  if (cells.length === 1) return readText(cells[0]);
  const text = cells
    .map((cell) => readText(cell).value ?? '')
    .filter((part) => part !== '')
    .join(' ');
  return text === '' ? EMPTY : read(text);
}

const NAMED_AREAS: ReadonlySet<string> = new Set(['province', 'district', 'subdistrict']);
/** An area's own name is kept without the word for what it is: `ต.คลองท่อม` is คลองท่อม. */
const areaName: Reader = (cells) => {
  const text = joinedText(cells);
  return text.value === null ? text : read(bareName(text.value));
};

/** A village by number, by name or by both: `หมู่ 3 บ้านทุ่ง` from `3` and `บ้านทุ่ง`. */
const villageHint: Reader = (cells) =>
  joinedText(
    cells.map((cell) => {
      const number = readInteger(cell).value;
      return number === null ? cell : number === 0 ? null : `หมู่ ${number}`;
    }),
  );

/** The reader for a field of a code list: of a household's member, or of the register. */
function listOf(register: RegisterRef, field: string): Reader {
  const member = field.startsWith('@member.') ? memberFieldOf(field.slice(8)) : undefined;
  const own = member ? undefined : definitionOf(register)?.fields.find((f) => f.name === field);
  const key = member?.codeList ?? own?.codeList;
  const many = member?.many ?? own?.many;
  const one = many ? manyReader(key ?? null, own?.choices) : listReader(key ?? '', own?.choices);
  return (cells) => one(cells[0]);
}

/** `2500` where a date of birth is asked for: older people know the year only. */
const yearOfBirth: Reader = ([cell]) => {
  const date = readDate(cell);
  if (date.failed === null) return date;
  const year = readYearBe(cell);
  return year.value !== null && cellText(cell).length >= 4 ? year : date;
};

/** No number, date, code or name of a person is longer: a cell with a whole document in it is not searched for one. */
const LONGEST = 400;
const isLong = (cell: CellValue): boolean => typeof cell === 'string' && cell.length > LONGEST;

/** The reader for a mapping; it knows the register, so that the code of a sub-district has six digits. */
export function readerOf(register: RegisterRef, mapping: ColumnMapping): Reader {
  const read = unguarded(register, mapping);
  if (mapping.convert === 'text') return read;
  return (cells) => (cells.some(isLong) ? failed() : read(cells));
}

function unguarded(register: RegisterRef, { field, convert }: ColumnMapping): Reader {
  const key = typeof register === 'string' ? register : register.key;
  const digits = isAreaCode(key, field) ? digitsOfCode(key, field) : null;
  switch (convert) {
    case 'text':
      if (memberFieldOf(field.slice(8))?.many) return listOf(register, field);
      if (field === '@village') return villageHint;
      return NAMED_AREAS.has(key) && field === 'name_th' ? areaName : joinedText;
    case 'code-list':
      return listOf(register, field);
    case 'area-code':
      return ([cell]) => readAreaCode(cell, digits);
    case 'code-parts':
      return (cells) => readCodeParts(cells, digits);
    case 'rai-ngan-wah':
    case 'rai':
    case 'hectare':
    case 'square-metre':
    case 'square-kilometre':
      return (cells) => readLandArea(cells, convert);
    case 'full-name':
      return readFullName;
    default: {
      if (field === '@member.birth_date') return yearOfBirth;
      const one = SIMPLE[convert];
      return ([cell]) => (one ? one(cell) : EMPTY);
    }
  }
}
