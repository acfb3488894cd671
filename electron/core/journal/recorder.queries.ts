import type { SqlValue, StoredColumn, WritableDb } from '../db/index.ts';
import { columnText } from './column-text.ts';
import {
  catalogueCell,
  type Operation,
  operationCount,
  operationWriter,
  setNewValue,
  stretchInsert,
} from './operations.queries.ts';
import { RowImageWriter } from './row-image.ts';
import type { TableShape } from './rows.queries.ts';
import { Touched } from './touched.ts';

const EMPTY: Operation = {
  kind: 'cell',
  action: 'update',
  tbl: '',
  fid: null,
  row_id: null,
  col: null,
  old_value: null,
  new_value: null,
  row_count: 1,
  first_fid: null,
  last_fid: null,
  before_image: null,
  after_image: null,
};

const CATALOGUE = 'layer';

/** Two cell values that SQLite would store alike. */
export const sameValue = (a: SqlValue, b: SqlValue): boolean => {
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length === b.length && Buffer.compare(a, b) === 0;
  return Object.is(a, b) || (typeof a === 'bigint' && typeof b === 'number' && Number(a) === b);
};

/**
 * Writes the operations of one change set in their order, and keeps account of what they touched. Without a set (a
 * redo, whose operations stand in the journal already) it only keeps the account.
 */
export class Recorder {
  readonly touched: Touched = new Touched();
  private readonly db: WritableDb;
  private readonly setId: string | null;
  private readonly write: ((position: number, operation: Operation) => void) | null;
  private position: number;
  /** The operation of the last rows inserted, as long as nothing came after it. */
  private open: { table: string; position: number; first: number; last: number } | null = null;

  constructor(db: WritableDb, setId: string | null) {
    this.db = db;
    this.setId = setId;
    this.write = setId === null ? null : operationWriter(db, setId);
    this.position = setId === null ? 0 : operationCount(db, setId);
  }

  get operations(): number {
    return this.position;
  }

  private add(operation: Partial<Operation> & Pick<Operation, 'kind' | 'action' | 'tbl'>): void {
    this.open = null;
    this.write?.(this.position, { ...EMPTY, ...operation });
    this.position += 1;
  }

  /** A cell of a row. Values that SQLite stores alike are no change. */
  cell(
    table: string,
    fid: number,
    rowId: string | null,
    column: string,
    before: SqlValue,
    after: SqlValue,
  ): void {
    if (sameValue(before, after)) return;
    this.touched.cell(table, fid, column);
    if (column === 'geom' && before !== null) this.touched.left(table, before);
    this.add({
      kind: 'cell',
      action: 'update',
      tbl: table,
      fid,
      row_id: rowId,
      col: column,
      old_value: before,
      new_value: after,
    });
  }

  /** Cells of many rows, by the pictures of these before and after; `fids` in ascending order. */
  updated(
    table: string,
    columns: readonly string[],
    fids: readonly number[],
    before: Uint8Array,
    after: Uint8Array,
  ): void {
    this.touched.cells(table, fids, columns);
    this.add({
      kind: 'bulk',
      action: 'update',
      tbl: table,
      row_count: fids.length,
      first_fid: fids[0] ?? null,
      last_fid: fids.at(-1) ?? null,
      before_image: before,
      after_image: after,
    });
  }

  /** Rows that now stand with every fid of a range. Follows on from the rows inserted just before. */
  inserted(table: string, first: number, last: number): void {
    this.touched.rows(table, first, last);
    const open = this.open;
    if (open && open.table === table && open.last + 1 === first) {
      open.last = last;
      if (this.setId !== null) stretchInsert(this.db, this.setId, open.position, last, last - open.first + 1);
      return;
    }
    const position = this.position;
    this.add({
      kind: 'bulk',
      action: 'insert',
      tbl: table,
      row_count: last - first + 1,
      first_fid: first,
      last_fid: last,
    });
    this.open = { table, position, first, last };
  }

  /** Rows that were put back, whose fids need not follow each other. */
  restored(table: string, fids: readonly number[]): void {
    const [first, last] = [fids[0], fids.at(-1)];
    if (first === undefined || last === undefined) return;
    if (last - first + 1 === fids.length) {
      this.inserted(table, first, last);
      return;
    }
    for (const fid of fids) this.touched.rows(table, fid, fid);
    const image = new RowImageWriter(['fid']);
    for (const fid of fids) image.add([fid]);
    this.add({
      kind: 'bulk',
      action: 'insert',
      tbl: table,
      row_count: fids.length,
      first_fid: first,
      last_fid: last,
      after_image: image.finish(),
    });
  }

  /** Keeps the picture of rows that are about to go, in as many operations as they fill images. */
  removing(shape: TableShape): { row(values: readonly SqlValue[]): void; end(): void } {
    const image = new RowImageWriter(shape.columns);
    const fidAt = shape.columns.indexOf('fid');
    const geometryAt = shape.columns.indexOf('geom');
    let first = 0;
    let last = 0;
    const close = (): void => {
      const rows = image.count;
      if (rows === 0) return;
      this.add({
        kind: 'bulk',
        action: 'delete',
        tbl: shape.table,
        row_count: rows,
        first_fid: first,
        last_fid: last,
        before_image: image.finish(),
      });
    };
    return {
      row: (values) => {
        const fid = Number(values[fidAt]);
        first = image.count === 0 ? fid : Math.min(first, fid);
        last = image.count === 0 ? fid : Math.max(last, fid);
        this.touched.rows(shape.table, fid, fid);
        const geometry = values[geometryAt] ?? null;
        if (geometry !== null) this.touched.left(shape.table, geometry);
        if (this.write) image.add(values);
        if (image.full) close();
      },
      end: close,
    };
  }

  /** A row that went, without its picture. */
  forgotten(table: string, fid: number): void {
    this.touched.rows(table, fid, fid);
    this.touched.left(table, null);
    this.add({ kind: 'bulk', action: 'delete', tbl: table, row_count: 1, first_fid: fid, last_fid: fid });
  }

  layerMade(name: string, image: Uint8Array): void {
    this.touched.structure(name, 'created');
    this.touched.entry(name, 'name');
    this.add({ kind: 'layer', action: 'insert', tbl: name, after_image: image });
  }

  layerRemoved(name: string, image: Uint8Array): void {
    this.touched.structure(name, 'removed');
    this.touched.entry(name, 'name');
    this.add({ kind: 'layer', action: 'delete', tbl: name, before_image: image });
  }

  columnAdded(table: string, column: StoredColumn): void {
    this.touched.refilled(table, column.name, null);
    this.add({
      kind: 'layer',
      action: 'update',
      tbl: table,
      col: column.name,
      new_value: columnText(column),
    });
  }

  columnRemoved(table: string, column: StoredColumn): void {
    this.touched.refilled(table, column.name, null);
    this.add({
      kind: 'layer',
      action: 'update',
      tbl: table,
      col: column.name,
      old_value: columnText(column),
    });
  }

  /** Keeps what a column holds that is about to go, in as many operations as its cells fill images. */
  columnCells(table: string, column: string): { cell(fid: number, value: SqlValue): void; end(): void } {
    const image = new RowImageWriter(['fid', column]);
    const close = (): void => {
      if (image.count === 0) return;
      this.add({ kind: 'layer', action: 'update', tbl: table, col: column, before_image: image.finish() });
    };
    return {
      cell: (fid, value) => {
        this.touched.refilled(table, column, fid);
        if (this.write) image.add([fid, value]);
        if (image.full) close();
      },
      end: close,
    };
  }

  /** A cell of a layer's catalogue entry. In a set that is written on, the cell's first value is kept as the old one. */
  entry(layer: string, column: string, before: SqlValue, after: SqlValue): void {
    if (sameValue(before, after)) return;
    this.touched.entry(layer, column);
    const known = this.setId === null ? undefined : catalogueCell(this.db, this.setId, layer, column);
    if (known) {
      setNewValue(this.db, known.id, after);
      return;
    }
    this.add({
      kind: 'cell',
      action: 'update',
      tbl: CATALOGUE,
      row_id: layer,
      col: column,
      old_value: before,
      new_value: after,
    });
  }
}
