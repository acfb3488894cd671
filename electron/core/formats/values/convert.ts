import type { Field } from '../../../../shared/contract/layers.ts';
import { type CodeItem, fieldLabel } from '../../../../shared/domain/code-lists/index.ts';
import { formatDate } from '../../../../shared/domain/dates.ts';
import { type FieldKind, kindOfField } from '../../../../shared/domain/field-kinds.ts';
import { fieldsText } from '../../../../shared/text/fields.ts';
import { cellText, readBoolean, readInteger, readMoney, readNumber } from './cells.ts';
import { listReader } from './listed.ts';
import { readDate, readYearBe } from './times.ts';

/** A value as a table keeps it. */
type Stored = string | number | bigint | Uint8Array | null;

/** What becomes of a value: the new one, nothing where there was nothing, or that it can't be read. */
export type Conversion = { readonly read: true; readonly value: Stored } | { readonly read: false };
export type Convert = (value: Stored) => Conversion;

const taken = (value: Stored): Conversion => ({ read: true, value });
const UNREAD: Conversion = { read: false };

type Cell = string | number | null;
type Reader = (cell: Cell) => { readonly value: string | number | null; readonly failed: unknown };

/** Nothing, or strokes that stand for nothing. */
const BLANK = /^[-–—−_.*]*$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant as it stands, or the first moment of a day that is written in any of the ways of dates. */
const readInstant: Reader = (cell) => {
  const text = cellText(cell);
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return { value: text, failed: null };
  const date = readDate(cell);
  return { value: date.value === null ? null : `${date.value}T00:00:00+07:00`, failed: date.failed };
};

const READERS: Readonly<Partial<Record<FieldKind, Reader>>> = {
  integer: readInteger,
  real: readNumber,
  money: (cell) => readMoney(cell, false),
  boolean: readBoolean,
  date: readDate,
  datetime: readInstant,
  'year-be': readYearBe,
};

/** A value of a field as a person reads it: what becomes of it in a field of text. */
export const asText = (from: Field, value: Exclude<Stored, null>): string => {
  if (value instanceof Uint8Array) return '';
  const kind = kindOfField(from);
  if (kind === 'boolean') return (Number(value) === 0 ? fieldsText.no : fieldsText.yes).th;
  if (kind === 'money' && typeof value === 'number') return String(value / 100);
  if (kind === 'date' && from.codeList === null) {
    const shown = formatDate(String(value), 'th');
    return shown === '–' ? String(value) : shown;
  }
  return String(value);
};

/** What a reader is given: numbers as they are, money in baht, yes and no in words where words are looked for. */
const cellOf = (from: Field, value: Exclude<Stored, null>): Cell => {
  const kind = kindOfField(from);
  if (value instanceof Uint8Array) return null;
  if (kind === 'money' && typeof value === 'number') return value / 100;
  return typeof value === 'bigint' ? Number(value) : value;
};

/** Words of a list for what stands; in a list of numbers a text finds its number by its words. */
const toList = (
  from: Field,
  list: { readonly key: string; readonly items: readonly CodeItem[] },
): Convert => {
  const read = listReader(list.key, list.items);
  return (value) => {
    if (value === null) return taken(null);
    const cell = cellOf(from, value);
    const stands = list.items.find((item) => item.value === cell);
    if (stands) return taken(stands.value);
    const words = [
      cell,
      typeof cell === 'string' || typeof cell === 'number' ? fieldLabel(from, cell).th : null,
    ];
    for (const word of words) {
      const outcome = read(word);
      if (outcome.failed === null) return taken(outcome.value);
    }
    return UNREAD;
  };
};

/**
 * How values of a field become values of a kind, or of a list. Dates, numbers, money and years are read in all the ways
 * in which an import reads them.
 */
export function converter(
  from: Field,
  target: { readonly kind: FieldKind; readonly list: { key: string; items: readonly CodeItem[] } | null },
): Convert {
  if (target.list) return toList(from, target.list);
  const reader = READERS[target.kind];
  if (!reader)
    return (value) => {
      if (value === null || value instanceof Uint8Array) return taken(null);
      // A word of a list goes on as what is stored: text that other programs know it by.
      return taken(from.codeList === null ? asText(from, value) : String(value));
    };
  const isDay = from.type === 'date' || from.type === 'datetime';
  return (value) => {
    if (value === null) return taken(null);
    const cell = target.kind === 'year-be' && isDay ? String(value).slice(0, 4) : cellOf(from, value);
    const { value: read, failed } = reader(cell);
    // A word such as «ไม่มี» says something: it is kept where no number can say it.
    const lost = read === null && !BLANK.test(cellText(cell));
    return failed === null && !lost ? taken(read) : UNREAD;
  };
}
