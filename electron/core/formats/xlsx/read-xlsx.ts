import { basename } from 'node:path';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { Pace } from '../reading/pace.ts';
import type { RawValue, ReadOptions, RowSink, StagedFacts } from '../source.ts';
import { TableRows } from '../tables/table-rows.ts';
import { CellValues } from './cell-values.ts';
import { type MergedRows, mergedRows } from './merged-cells.ts';
import { SharedStrings } from './shared-strings.ts';
import { type SheetRow, SheetRows } from './sheet-rows.ts';
import { readFormats, readWorkbook, type SheetEntry } from './workbook.ts';
import { WorkbookPackage } from './workbook-package.ts';

export interface SheetFacts {
  readonly name: string;
  readonly state: SheetEntry['state'];
  /** Rows by what the sheet says of itself, names and titles counted; absent where it says nothing. */
  readonly rows?: number;
}

/** Sheets whose beginning is looked at for their size. */
const MEASURED = 40;
/** Rows that a sheet leaves out are blank lines above a table; further down they are nothing. */
const GAPS_UNTIL = 1100;

/**
 * The sheets of a workbook (.xlsx, .xlsm) that hold cells, in its order, hidden ones too. Refuses `format-unknown`
 * (.xls, .xlsb, another archive), `file-unreadable` (damaged, with a password), `archive-unsafe`, `file-unsafe`, `sheet-empty`.
 */
export async function sheetsOf(path: string, file = basename(path)): Promise<SheetFacts[]> {
  const archive = await WorkbookPackage.open(path, file);
  try {
    const { sheets } = await readWorkbook(archive, file);
    if (sheets.length === 0) throw new Refusal('sheet-empty', { file });
    const list: SheetFacts[] = [];
    for (const { name, state, part } of sheets) {
      const rows = list.length < MEASURED ? await saidRows(archive, part) : null;
      list.push(rows === null ? { name, state } : { name, state, rows });
    }
    return list;
  } finally {
    archive.close();
  }
}

async function saidRows(archive: WorkbookPackage, part: string): Promise<number | null> {
  for await (const piece of archive.pieces(part)) {
    const said = /<(?:\w+:)?dimension\s+ref="[A-Z]+(\d+)(?::[A-Z]+(\d+))?"/.exec(piece.toString('latin1'));
    // `A1` alone is what programs write that do not know how many rows will follow.
    return said?.[2] ? Number(said[2]) - Number(said[1]) + 1 : null;
  }
  return null;
}

/**
 * Reads a sheet row by row, by the values that its cells keep: nothing is calculated, no macro runs, no link is
 * followed. Dates become ISO text; numbers shown with leading zeros are the text that is seen; text in cells merged
 * downwards stands in each of their rows. Refuses what `sheetsOf` refuses, and `sheet-empty`.
 *
 * @param file the file's name, for refusals
 */
export async function readSheet(
  path: string,
  sheet: string,
  sink: RowSink,
  options: ReadOptions,
  file = basename(path),
): Promise<StagedFacts> {
  options.signal?.throwIfAborted();
  const pace = new Pace(options);
  const archive = await WorkbookPackage.open(path, file);
  try {
    const book = await readWorkbook(archive, file);
    const entry = book.sheets.find(({ name }) => name === sheet);
    if (!entry) throw new Refusal('sheet-empty', { file: `${file}: ${sheet}` });
    const strings = new SharedStrings(archive, book.strings, file);
    const formats = await readFormats(archive, book.styles, file);
    const values = new CellValues(strings, formats, book.from1904, sink.tally);
    const table = new TableRows(sink, {
      headerRow: options.headerRow ?? null,
      file,
      ragged: false,
      textOf: shownText,
    });
    const filler = new Filler(await mergedRows(archive, entry.part));
    let last = 0;
    await eachRow(archive, entry.part, file, pace, async (row) => {
      await strings.reach(CellValues.needs(row));
      for (; last + 1 < row.number && last < GAPS_UNTIL; last++) table.add([]);
      last = row.number;
      const cells = values.of(row);
      // A row that is there without values is a blank one; one that is not there is none.
      if (cells.length === 0) cells.push(null);
      return table.add(cells, filler.filled(row.number, cells));
    });
    await strings.close();
    options.onProgress?.(1);
    return { declared: null, hasShapes: false, encoding: 'utf-8', layout: table.end() };
  } finally {
    archive.close();
  }
}

/** Calls `take` for each row until it wants no more. */
async function eachRow(
  archive: WorkbookPackage,
  part: string,
  file: string,
  pace: Pace,
  take: (row: SheetRow) => Promise<boolean>,
): Promise<void> {
  const rows = new SheetRows(file);
  const size = archive.size(part);
  let read = 0;
  for await (const piece of archive.pieces(part)) {
    read += piece.length;
    rows.write(piece);
    for (const row of rows.rows) {
      if (!(await take(row))) return;
      if (pace.due) await pace.rest(size > 0 ? read / size : 0);
    }
    rows.rows = [];
    if (pace.due) await pace.rest(size > 0 ? read / size : 0);
  }
  rows.end();
}

const shownText = (value: RawValue): string => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value ?? '');
};

/** Puts the text of cells that are merged downwards into each of their rows. Figures are not repeated: sums would lie. */
class Filler {
  private readonly merged: ReadonlyMap<number, readonly MergedRows[]>;
  private open: { merged: MergedRows; text: string }[] = [];

  constructor(merged: ReadonlyMap<number, readonly MergedRows[]>) {
    this.merged = merged;
  }

  filled(row: number, cells: readonly RawValue[]): readonly RawValue[] {
    if (this.merged.size === 0) return cells;
    for (const merged of this.merged.get(row) ?? []) {
      const text = cells[merged.column];
      if (typeof text === 'string') this.open.push({ merged, text });
    }
    this.open = this.open.filter(({ merged }) => merged.to >= row);
    if (this.open.length === 0) return cells;
    const filled = cells.slice();
    for (const { merged, text } of this.open) filled[merged.column] ??= text;
    return filled;
  }
}
