import type { Bilingual } from '../../../shared/contract/base.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { encodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbExtent } from '../../../shared/geo/wkb.ts';
import type { BulkOptions, BulkRow, Change, NewLayer } from '../context.ts';
import type { StoredColumn } from '../db/table-columns.ts';
import type { SqlValue, WritableDb } from '../db/types.ts';
import { type BulkWriter, writeBulk } from './bulk.queries.ts';
import { BULK_ROWS, type CellsOfRow, updateBulk } from './bulk-update.queries.ts';
import { giveColumn, putCells, retypeColumn, takeColumn } from './columns.queries.ts';
import { forgetRow } from './forget.queries.ts';
import {
  catalogueRow,
  createLayerTable,
  createZoneLayer,
  dropLayer,
  freeName,
  isView,
  layerImage,
  writeCatalogue,
} from './layer-table.queries.ts';
import type { Recorder } from './recorder.queries.ts';
import {
  deleteRow,
  insertRow,
  newRowId,
  nextFid,
  readRow,
  readShape,
  rowsInRange,
  type TableShape,
  TRAIL,
  updateRow,
} from './rows.queries.ts';

export interface Author {
  readonly who: string;
  /** ISO instant of the whole change: its rows bear one time. */
  readonly at: string;
}

/** Rows between two looks at the signal and the clock; a row may be a point or half a megabyte. */
const LOOK_EVERY = 50;
const REPORT_EVERY_MS = 50;
/** The columns of the catalogue by the names that callers use, and how a value is stored. */
const ENTRY_COLUMNS: Readonly<Record<string, [column: string, store: (value: unknown) => SqlValue]>> = {
  title: ['title', String],
  style: ['style', (value) => (value === null ? null : JSON.stringify(value))],
  evidence: ['evidence', (value) => (value === null ? null : JSON.stringify(value))],
  fields: ['fields', (value) => (value === null ? null : JSON.stringify(value))],
  labelField: ['label_field', (value) => (value === null ? null : String(value))],
  visible: ['visible', Number],
  opacity: ['opacity', Number],
  order: ['z_order', Number],
  source: ['source', (value) => (value === null ? null : String(value))],
  asOf: ['as_of', (value) => (value === null ? null : String(value))],
};

class RecordedChange implements Change {
  readonly id: string;
  readonly db: WritableDb;
  private readonly recorder: Recorder;
  private readonly author: Author;
  private readonly shapes = new Map<string, TableShape>();

  constructor(id: string, db: WritableDb, recorder: Recorder, author: Author) {
    this.id = id;
    this.db = db;
    this.recorder = recorder;
    this.author = author;
  }

  private shape(table: string): TableShape {
    const known = this.shapes.get(table);
    if (known) return known;
    const shape = readShape(this.db, table);
    this.shapes.set(table, shape);
    return shape;
  }

  /** The values of the columns that tell who wrote a new row, in the order of `TRAIL`. */
  private trail(): SqlValue[] {
    const { at, who } = this.author;
    return [at, who, at, who, 1];
  }

  insert(
    table: string,
    values: Record<string, SqlValue>,
    wkb?: Uint8Array | null,
  ): { fid: number; id: string } {
    const shape = this.shape(table);
    const id = typeof values.id === 'string' ? values.id : newRowId();
    const fid = nextFid(this.db, table);
    const cells: Record<string, SqlValue> = { ...values, fid, id };
    TRAIL.forEach((column, i) => {
      cells[column] = this.trail()[i] ?? null;
    });
    if (shape.spatial) cells.geom = wkb ? encodeGpkg(wkb) : null;
    this.checkColumns(shape, Object.keys(cells));
    insertRow(this.db, table, Object.keys(cells), Object.values(cells));
    this.recorder.inserted(table, fid, fid);
    return { fid, id };
  }

  private checkColumns(shape: TableShape, columns: readonly string[]): void {
    const unknown = columns.find((column) => !shape.columns.includes(column));
    if (unknown !== undefined) throw new Refusal('field-not-found', { field: unknown, layer: shape.table });
  }

  update(table: string, fid: number, values: Record<string, SqlValue>, wkb?: Uint8Array | null): void {
    const shape = this.shape(table);
    const cells: Record<string, SqlValue> = { ...values };
    if (wkb !== undefined) cells.geom = wkb === null ? null : encodeGpkg(wkb);
    this.checkColumns(shape, Object.keys(cells));
    const before = readRow(this.db, shape, fid);
    if (!before) throw new Refusal('row-not-found', { row: fid });
    updateRow(this.db, table, fid, Object.keys(cells), Object.values(cells));
    // Read back before comparing: a column's type may store a value differently from how it was given.
    const after = readRow(this.db, shape, fid) ?? before;
    const changed = this.recordCells(shape, fid, before, after);
    if (!changed) return;
    const version = Number(before[shape.columns.indexOf('row_version')] ?? 0) + 1;
    updateRow(this.db, table, fid, TRAIL.slice(2), [this.author.at, this.author.who, version]);
    this.recordCells(shape, fid, after, readRow(this.db, shape, fid) ?? after);
  }

  private recordCells(
    shape: TableShape,
    fid: number,
    before: readonly SqlValue[],
    after: readonly SqlValue[],
  ): boolean {
    const rowId = before[shape.columns.indexOf('id')];
    const count = this.recorder.operations;
    shape.columns.forEach((column, i) => {
      this.recorder.cell(
        shape.table,
        fid,
        typeof rowId === 'string' ? rowId : null,
        column,
        before[i] ?? null,
        after[i] ?? null,
      );
    });
    return this.recorder.operations > count;
  }

  updateMany(
    table: string,
    columns: readonly string[],
    rows: Iterable<CellsOfRow>,
    options: Pick<BulkOptions, 'signal' | 'onProgress'> = {},
  ): number {
    const shape = this.shape(table);
    this.checkColumns(shape, columns);
    const parts = { recorder: this.recorder, author: this.author };
    let changed = 0;
    let done = 0;
    const write = (page: readonly CellsOfRow[]): void => {
      options.signal?.throwIfAborted();
      const result = updateBulk(this.db, shape, columns, page, parts);
      if (result.missing !== null) throw new Refusal('row-not-found', { row: result.missing });
      changed += result.changed.length;
      done += page.length;
      options.onProgress?.(done);
    };
    let page: CellsOfRow[] = [];
    for (const row of rows) {
      page.push(row);
      if (page.length < BULK_ROWS) continue;
      write(page);
      page = [];
    }
    if (page.length > 0) write(page);
    return changed;
  }

  remove(table: string, fids: readonly number[]): void {
    const shape = this.shape(table);
    const going = this.recorder.removing(shape);
    for (const fid of [...new Set(fids)].sort((a, b) => a - b)) {
      const row = readRow(this.db, shape, fid);
      if (!row) throw new Refusal('row-not-found', { row: fid });
      going.row(row);
      deleteRow(this.db, table, fid);
    }
    going.end();
  }

  forget(table: string, fid: number, label: Bilingual): void {
    if (!readRow(this.db, this.shape(table), fid)) throw new Refusal('row-not-found', { row: fid });
    forgetRow(this.db, table, fid, label);
    this.recorder.forgotten(table, fid);
  }

  createLayer(layer: NewLayer): string {
    const name = freeName(this.db, layer.name);
    createLayerTable(this.db, name, layer, this.author.at);
    this.recorder.layerMade(name, layerImage(this.db, name));
    return name;
  }

  createZoneLayer(schemeId: string, title: string): string {
    const name = createZoneLayer(this.db, schemeId, title, this.author.at);
    this.recorder.layerMade(name, layerImage(this.db, name));
    return name;
  }

  bulkInsert(
    table: string,
    columns: readonly string[],
    rows: Iterable<BulkRow>,
    options: BulkOptions = {},
  ): { inserted: number; firstFid: number; lastFid: number } {
    const shape = this.shape(table);
    const ownId = columns.includes('id');
    const varying = ['fid', ...columns, ...(ownId ? [] : ['id']), ...(shape.spatial ? ['geom'] : [])];
    const alike = {
      ...options.alike,
      ...Object.fromEntries(this.trail().map((value, i) => [TRAIL[i], value])),
    };
    this.checkColumns(shape, [...varying, ...Object.keys(alike)]);
    const firstFid = nextFid(this.db, table);
    const values: SqlValue[] = new Array(varying.length - (shape.spatial ? 2 : 1)).fill(null);
    let fid = firstFid;
    let reported = performance.now();
    const write = (writer: BulkWriter): void => {
      for (const row of rows) {
        for (let i = 0; i < columns.length; i++) values[i] = row.values[i] ?? null;
        if (!ownId) values[columns.length] = newRowId();
        const box = row.wkb ? wkbExtent(row.wkb) : null;
        writer.put(fid, values, row.wkb ? encodeGpkg(row.wkb, box) : null, box);
        fid += 1;
        if ((fid - firstFid) % LOOK_EVERY > 0) continue;
        options.signal?.throwIfAborted();
        const now = performance.now();
        if (now - reported < REPORT_EVERY_MS) continue;
        reported = now;
        options.onProgress?.(fid - firstFid);
      }
    };
    writeBulk(this.db, shape, varying, write, alike);
    options.signal?.throwIfAborted();
    const inserted = fid - firstFid;
    options.onProgress?.(inserted);
    if (inserted > 0) this.recorder.inserted(table, firstFid, fid - 1);
    return { inserted, firstFid, lastFid: fid - 1 };
  }

  removeLayer(table: string): void {
    if (!catalogueRow(this.db, table)) throw new Refusal('layer-not-found', { layer: table });
    if (!isView(this.db, table)) {
      const shape = this.shape(table);
      const going = this.recorder.removing(shape);
      for (const row of rowsInRange(this.db, shape, 0, Number.MAX_SAFE_INTEGER)) going.row(row);
      going.end();
    }
    const image = layerImage(this.db, table);
    dropLayer(this.db, table);
    this.shapes.delete(table);
    this.recorder.layerRemoved(table, image);
  }

  addColumn(table: string, column: StoredColumn): void {
    giveColumn(this.db, this.recorder, table, column);
    this.shapes.delete(table);
  }

  removeColumn(table: string, name: string): void {
    takeColumn(this.db, this.recorder, table, name);
    this.shapes.delete(table);
  }

  retypeColumn(
    table: string,
    column: StoredColumn,
    convert: (value: SqlValue, fid: number) => SqlValue,
  ): void {
    retypeColumn(this.db, this.recorder, table, column, convert);
    this.shapes.delete(table);
  }

  fillColumn(table: string, column: string, cells: Iterable<readonly [number, SqlValue]>): void {
    putCells(this.db, this.recorder, table, column, cells);
  }

  updateLayer(table: string, values: Parameters<Change['updateLayer']>[1]): void {
    const before = catalogueRow(this.db, table);
    if (!before) throw new Refusal('layer-not-found', { layer: table });
    for (const [key, value] of Object.entries(values)) {
      const entry = ENTRY_COLUMNS[key];
      if (!entry || value === undefined) continue;
      const [column, store] = entry;
      const stored = store(value);
      writeCatalogue(this.db, table, column, stored);
      this.recorder.entry(table, column, before[column] ?? null, stored);
    }
  }
}

/** The writes of one change set, each with its operation. */
export const createChange = (id: string, db: WritableDb, recorder: Recorder, author: Author): Change =>
  new RecordedChange(id, db, recorder, author);
