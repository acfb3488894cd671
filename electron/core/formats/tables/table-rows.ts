import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { RawValue, ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { MOST_COLUMNS, requireWidth } from '../table-width.ts';
import { findTable, type TableStart } from './header.ts';
import { isSummary } from './summary-row.ts';

/** Rows that are looked at before the first is given. */
const HEAD_ROWS = 60;
const LAYOUT_ROWS = 15;
const LAYOUT_CELL = 200;
/** The beginning of a cell says whether it is a name. */
const LOOKED_AT_CELL = 300;
/** Blank rows that wait for one to follow: lines of a text, and the formatted rows of a whole sheet. */
const WAITING_LINES = 1000;
const WAITING_ROWS = 1_100_000;

interface TableRowsOptions extends Pick<ReadOptions, 'headerRow'> {
  /** The file's name, for refusals. */
  readonly file: string;
  /** The text of a cell as it looks, for the names and the layout. */
  readonly textOf: (value: RawValue) => string;
  /** True where each row says how many cells it has (CSV): rows of another count are an issue. */
  readonly ragged: boolean;
}

type Cells = readonly (RawValue | undefined)[];

const isBlank = (value: RawValue | undefined): boolean => {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (!(value instanceof Uint8Array)) return false;
  for (let i = 0; i < value.length; i++) if (value[i]! > 0x20) return false;
  return true;
};

/**
 * Takes the rows of a table as they stand in the file, title lines and blank ones among them, finds the names and
 * gives the rows of data to a sink. Columns without a name are called `field_n` and are made when a value stands in one.
 */
export class TableRows {
  private readonly sink: RowSink;
  private readonly options: TableRowsOptions;
  private head: { cells: Cells; data: Cells }[] | null = [];
  private start: TableStart = { headerRow: 0, names: [], dataFrom: 0 };
  private readonly shown: string[][] = [];
  /** The sink's index by position; undefined where no column was made yet. */
  private readonly columns: (number | undefined)[] = [];
  private readonly taken = new Set<string>();
  private width = 0;
  private blanks = 0;
  private row = 0;

  constructor(sink: RowSink, options: TableRowsOptions) {
    this.sink = sink;
    this.options = options;
  }

  /**
   * The next row of the file. `data` is what it is as a row of data, where that differs from how it looks. False when
   * the sink has enough.
   */
  add(cells: Cells, data: Cells = cells): boolean {
    if (cells.length > MOST_COLUMNS && !cells.slice(MOST_COLUMNS).every(isBlank))
      requireWidth(cells.length, this.options.file);
    if (!this.head) return this.give(data);
    this.head.push({ cells, data });
    return this.head.length < Math.max(HEAD_ROWS, (this.options.headerRow ?? 0) + 30) || this.begin();
  }

  /** Call it behind the last row. Refuses `sheet-empty` where there was no row of data. */
  end(): NonNullable<StagedFacts['layout']> {
    if (this.head) this.begin();
    if (this.row === 0) throw new Refusal('sheet-empty', { file: this.options.file });
    return { headerRow: this.start.headerRow, delimiter: null, rows: this.shown };
  }

  private begin(): boolean {
    const head = this.head ?? [];
    this.head = null;
    const texts = head.map(({ cells }) =>
      Array.from({ length: cells.length }, (_, c) =>
        this.options.textOf(cells[c] ?? null).slice(0, LOOKED_AT_CELL),
      ),
    );
    for (const row of texts.slice(0, LAYOUT_ROWS))
      this.shown.push(row.slice(0, 100).map((text) => text.slice(0, LAYOUT_CELL)));
    this.start = findTable(texts, this.options.headerRow ?? null);
    const data = head.slice(this.start.dataFrom).map((row) => row.data);
    const names = trimmed(this.start.names);
    this.width = this.start.headerRow > 0 ? names.length : (data[0]?.length ?? 0);
    for (const [c, name] of names.entries()) if (name !== null) this.columns[c] = this.make(name);
    if (this.start.headerRow === 0 && data.length > 0)
      for (let c = 0; c < this.width; c++) this.columns[c] ??= this.make(`field_${c + 1}`);
    for (const cells of data) if (!this.give(cells)) return false;
    return true;
  }

  private make(name: string): number {
    let unique = name;
    for (let n = 2; this.taken.has(unique); n++) unique = `${name}_${n}`;
    this.taken.add(unique);
    return this.sink.column(unique);
  }

  /** Blank rows count when a row follows them: those at the end are the end. */
  private give(cells: Cells): boolean {
    if (cells.every(isBlank)) {
      if (cells.length === 0 && !this.options.ragged) return true;
      return ++this.blanks <= (this.options.ragged ? WAITING_LINES : WAITING_ROWS) || this.skipBlanks();
    }
    if (this.blanks > 0 && !this.skipBlanks()) return false;
    this.row++;
    const summary = this.isSummary(cells);
    const values: RawValue[] = [];
    let extra = false;
    for (let c = 0; c < cells.length; c++) {
      const value = cells[c];
      if (value === undefined || isBlank(value)) continue;
      if (c >= this.width) extra = true;
      const column = this.columns[c] ?? this.make(`field_${c + 1}`);
      this.columns[c] = column;
      values[column] = value;
    }
    if (this.options.ragged && (extra || cells.length < this.width))
      this.sink.tally.add('columns-uneven', 'warning', this.row);
    return summary ? this.sink.skip('row-summary', values) : this.sink.row(null, values);
  }

  /** Only a table that has names tells its rows from what is written below them. */
  private isSummary(cells: Cells): boolean {
    if (this.start.headerRow === 0) return false;
    const texts = cells.map((cell) =>
      isBlank(cell) ? '' : this.options.textOf(cell ?? null).slice(0, LOOKED_AT_CELL),
    );
    return isSummary(texts, this.width);
  }

  private skipBlanks(): boolean {
    for (; this.blanks > 0; this.blanks--) {
      this.row++;
      if (!this.sink.skip('rows-blank')) return false;
    }
    return true;
  }
}

function trimmed(names: readonly (string | null)[]): (string | null)[] {
  let length = names.length;
  while (length > 0 && names[length - 1] === null) length--;
  return names.slice(0, length);
}
