import type { RawValue } from '../source.ts';
import type { Tally } from '../tally.ts';
import { type CellFormat, dateText, patternText } from './cell-formats.ts';
import type { SharedStrings } from './shared-strings.ts';
import { lettersOf, type SheetCell, type SheetRow } from './sheet-rows.ts';

/** Excel keeps this many digits; more are what the arithmetic left behind. */
const DIGITS = 15;
const BUDDHIST_FROM = 2400;
const BUDDHIST_TO = 2699;

/** Turns the cells of a sheet into values; what is imperfect is counted, with where it stands (`C12`). */
export class CellValues {
  private readonly strings: SharedStrings;
  private readonly formats: readonly CellFormat[];
  private readonly from1904: boolean;
  private readonly tally: Tally;

  constructor(strings: SharedStrings, formats: readonly CellFormat[], from1904: boolean, tally: Tally) {
    this.strings = strings;
    this.formats = formats;
    this.from1904 = from1904;
    this.tally = tally;
  }

  /** The index of the last shared text that the row points at; -1 for none. */
  static needs(row: SheetRow): number {
    let last = -1;
    for (const { type, text } of row.cells) if (type === 's') last = Math.max(last, Number(text) || 0);
    return last;
  }

  /** By column; holes where nothing stands. */
  of(row: SheetRow): RawValue[] {
    const values: RawValue[] = [];
    for (const cell of row.cells) {
      const place = `${lettersOf(cell.column)}${row.number}`;
      if (cell.formula) this.tally.add('cell-formula', 'info', place);
      const value = this.value(cell, place);
      if (value !== null) values[cell.column] = value;
    }
    return values;
  }

  private value(cell: SheetCell, place: string): RawValue {
    const { type, text } = cell;
    if (text === null || text === '') {
      // A formula that no program has calculated yet.
      if (cell.formula && type !== 'str') this.tally.add('value-unreadable', 'warning', place);
      return null;
    }
    if (type === 's') return this.strings.at(Number(text)) ?? this.unreadable(place);
    if (type === 'str' || type === 'inlineStr') return text;
    if (type === 'b') return text === '1' || text === 'true';
    if (type === 'd') return this.dated(text.replace(/(T00:00(:00(\.0+)?)?)?Z?$/, ''), place);
    if (type === 'e') {
      this.tally.add('cell-error', 'warning', place);
      return null;
    }
    return this.number(Number(text), this.formats[cell.style] ?? { kind: 'number' }, place);
  }

  private number(value: number, format: CellFormat, place: string): RawValue {
    if (!Number.isFinite(value)) return this.unreadable(place);
    if (format.kind === 'number') return plainNumber(value);
    if (format.kind === 'digits')
      return Number.isSafeInteger(value) && value >= 0
        ? patternText(value, format.pattern)
        : plainNumber(value);
    const text = dateText(value, format.kind, this.from1904);
    return text === null ? plainNumber(value) : this.dated(text, place);
  }

  /** Years of the Buddhist era in a cell for dates stay as they were typed. */
  private dated(text: string, place: string): string {
    const year = Number(/^(\d{4})-/.exec(text)?.[1]);
    if (year >= BUDDHIST_FROM && year <= BUDDHIST_TO) this.tally.add('date-buddhist-era', 'warning', place);
    return text;
  }

  private unreadable(place: string): null {
    this.tally.add('value-unreadable', 'warning', place);
    return null;
  }
}

const plainNumber = (value: number): number =>
  Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
