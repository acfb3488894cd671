/** What a change did to one table, for those who follow it: derived geometry, search, tiles, pages. */
export interface Touch {
  /** Ranges of fids that were written or removed, in the order of the writes. */
  readonly ranges: [first: number, last: number][];
  /** Columns that were written; empty when only whole rows came and went. */
  readonly columns: Set<string>;
  /** Rows came or went, or a geometry changed: counts and extents must be taken again. */
  shape: boolean;
  /** A column was made, removed or filled anew as a whole. */
  refilled: boolean;
  /** The table was made or removed. */
  structure: 'created' | 'removed' | null;
}

/** The account of a transaction as it crosses from thread to thread. */
export type TouchedAccount = Pick<Touched, 'tables' | 'catalogue'>;

/** Everything that one transaction touched. */
export class Touched {
  readonly tables: Map<string, Touch>;
  /** Layers whose catalogue entry changed, with the columns of it. */
  readonly catalogue: Map<string, Set<string>>;

  constructor({ tables, catalogue }: TouchedAccount = { tables: new Map(), catalogue: new Map() }) {
    this.tables = tables;
    this.catalogue = catalogue;
  }

  private of(table: string): Touch {
    const known = this.tables.get(table);
    if (known) return known;
    const made: Touch = { ranges: [], columns: new Set(), shape: false, refilled: false, structure: null };
    this.tables.set(table, made);
    return made;
  }

  rows(table: string, first: number, last: number): void {
    const touch = this.of(table);
    touch.shape = true;
    const before = touch.ranges.at(-1);
    if (before && first >= before[0] && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else touch.ranges.push([first, last]);
  }

  cell(table: string, fid: number, column: string): void {
    const touch = this.of(table);
    touch.columns.add(column);
    if (column === 'geom') touch.shape = true;
    const before = touch.ranges.at(-1);
    if (!before || fid < before[0] || fid > before[1]) touch.ranges.push([fid, fid]);
  }

  /** Cells of many rows; `fids` in ascending order. */
  cells(table: string, fids: readonly number[], columns: readonly string[]): void {
    const { ranges, columns: known } = this.of(table);
    for (const column of columns) known.add(column);
    for (const fid of fids) {
      const before = ranges.at(-1);
      if (before && fid >= before[0] && fid <= before[1] + 1) before[1] = Math.max(before[1], fid);
      else ranges.push([fid, fid]);
    }
  }

  /** A column came or went, or a cell of such a one was filled; `fid` is null where only the column itself is meant. */
  refilled(table: string, column: string, fid: number | null): void {
    const touch = this.of(table);
    touch.refilled = true;
    touch.columns.add(column);
    if (fid === null) return;
    const before = touch.ranges.at(-1);
    // Nearly every row has its cell: one range from the first to the last says as much as half a million.
    if (before && fid >= before[0]) before[1] = Math.max(before[1], fid);
    else touch.ranges.push([fid, fid]);
  }

  structure(table: string, what: 'created' | 'removed'): void {
    const touch = this.of(table);
    touch.structure = what;
    touch.shape = true;
  }

  entry(layer: string, column: string): void {
    const columns = this.catalogue.get(layer) ?? new Set<string>();
    this.catalogue.set(layer, columns.add(column));
  }
}
