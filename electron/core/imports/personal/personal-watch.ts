import { idNumbersIn } from '../../../../shared/domain/id-numbers.ts';
import type { CellValue } from '../../formats/index.ts';
import { Thinned } from './thinned.ts';

/** What was seen of a column over all rows. */
export interface WatchedColumn {
  readonly name: string;
  /** Filled cells, spread over the file. */
  readonly filled: readonly CellValue[];
  /** True where ID numbers stand in it, be it in one cell. */
  readonly hasIds: boolean;
  /** Filled cells of rows in which an ID number stands, in whichever column. */
  readonly besideIds: readonly CellValue[];
}

const KEPT_CELLS = 96;
const KEPT_ROWS = 64;
/** A document in a cell is judged by its beginning. */
const KEPT_LETTERS = 400;
/** Numbers below are too short. */
const LEAST = 1e11;
const SHORTEST = 12;

const beginning = (value: CellValue): CellValue =>
  typeof value === 'string' && value.length > KEPT_LETTERS ? value.slice(0, KEPT_LETTERS) : value;

/** Numbers in a column that may be ID numbers, and rows that hold one. */
class IdCount {
  numbers = 0;
  ids = 0;
  written = 0;
  readonly rows = new Thinned<readonly CellValue[]>(KEPT_ROWS);

  /** Half of them right, or more than chance gives: one number in ten has the right check digit by chance. */
  get isNoChance(): boolean {
    if (this.written > 0) return true;
    const byChance = this.numbers / 10;
    return (
      this.ids > 0 && (this.ids * 2 >= this.numbers || this.ids > byChance + 4 * Math.sqrt(byChance * 0.9))
    );
  }
}

/**
 * Watches the rows of a file go by, all of them, for what is of persons: ID numbers in any cell, and some cells of each
 * column to judge the rest by. Personal data may begin in any row.
 */
export class PersonalWatch {
  private readonly names: readonly string[];
  private readonly cells: readonly Thinned<CellValue>[];
  private readonly ids = new Map<number, IdCount>();

  constructor(names: readonly string[]) {
    this.names = names;
    this.cells = names.map(() => new Thinned<CellValue>(KEPT_CELLS));
  }

  /** Takes note of a row; its cells are in the order of the names. */
  take(values: readonly CellValue[]): void {
    for (let i = 0; i < this.cells.length; i++) {
      const value = values[i];
      if (value === null || value === undefined || value === '') continue;
      const cells = this.cells[i]!;
      if (cells.wants()) cells.keep(beginning(value));
      if (typeof value === 'string' ? value.length >= SHORTEST : value >= LEAST) this.look(i, value, values);
    }
  }

  private look(column: number, value: CellValue, values: readonly CellValue[]): void {
    const found = idNumbersIn(value);
    if (found === null) return;
    let count = this.ids.get(column);
    if (!count) {
      count = new IdCount();
      this.ids.set(column, count);
    }
    count.numbers += found.numbers;
    count.ids += found.ids;
    count.written += found.written;
    if (found.ids > 0 && count.rows.wants()) count.rows.keep(values.map(beginning));
  }

  /** True where any column holds ID numbers. */
  get hasIds(): boolean {
    return [...this.ids.values()].some((count) => count.isNoChance);
  }

  columns(): WatchedColumn[] {
    const rows = [...this.ids.values()].filter((count) => count.isNoChance).flatMap(({ rows }) => rows.items);
    return this.names.map((name, i) => ({
      name,
      filled: this.cells[i]!.items.filter(isFilled),
      hasIds: this.ids.get(i)?.isNoChance ?? false,
      besideIds: rows.map((values) => values[i] ?? null).filter(isFilled),
    }));
  }
}

const isFilled = (value: CellValue): boolean => value !== null && String(value).trim() !== '';
