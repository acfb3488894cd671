import type { Extent } from '../../../shared/contract/base.ts';
import { unionExtent } from '../../../shared/geo/geometry.ts';
import { gpkgExtent } from '../../../shared/geo/gpkg-binary.ts';
import type { SqlValue } from '../db/types.ts';

/** More boxes than these are one around them all. */
const MOST_BOXES = 256;

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
  /** Boxes where geometry stood that moved or went, in degrees; null where that can't be told any more. */
  gone: Extent[] | null;
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
    const made: Touch = {
      ranges: [],
      columns: new Set(),
      shape: false,
      refilled: false,
      structure: null,
      gone: [],
    };
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

  /** A geometry stood here before; null where nobody knows which. */
  left(table: string, geometry: SqlValue): void {
    const touch = this.of(table);
    if (touch.gone === null) return;
    const box = geometry instanceof Uint8Array ? boxOf(geometry) : undefined;
    if (box === undefined) touch.gone = null;
    else if (box !== null) touch.gone.push(box);
    if (touch.gone === null || touch.gone.length <= MOST_BOXES) return;
    const around = touch.gone.reduce<Extent | null>(unionExtent, null);
    touch.gone = around ? [around] : [];
  }

  /** Cells of many rows; `fids` in ascending order. */
  cells(table: string, fids: readonly number[], columns: readonly string[]): void {
    const { ranges, columns: known } = this.of(table);
    for (const column of columns) known.add(column);
    if (columns.includes('geom')) this.left(table, null);
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

/** Null for an empty geometry, undefined for bytes that are none. */
const boxOf = (blob: Uint8Array): Extent | null | undefined => {
  try {
    return gpkgExtent(blob);
  } catch {
    return undefined;
  }
};
