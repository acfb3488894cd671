import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { Tally } from '../tally.ts';
import { DbfRows } from './dbf-rows.ts';
import { type CellReader, type CellValue, cellReader, type DbfColumn } from './dbf-values.ts';
import { ShapeRecords } from './shape-records.ts';
import { type ConverterOptions, ShapeConverter, type ShapeKind } from './shape-to-wkb.ts';
import type { Shapefile } from './shapefile.ts';

export interface RowsOptions extends ConverterOptions {
  readonly columns: readonly DbfColumn[];
  readonly encoding: string;
  /** Shapes that were converted before, by row; undefined where there is none. */
  readonly ready?: (row: number) => Uint8Array | undefined;
}

/** What the shapes of a file turned out to be. */
export interface ShapeCensus {
  readonly kinds: Set<ShapeKind>;
  multi: boolean;
  vertices: number;
  extent: [number, number, number, number] | null;
}

/**
 * The rows of a shapefile in the order of the file: shape and attributes side by side. Every row is either given or
 * has `skip` saying why not; what was mended on the way is counted in `tally`.
 */
export class ShapefileRows {
  /** Counts from 1, as the file does. */
  row = 0;
  /** Valid until the next row. */
  wkb: Uint8Array | null = null;
  /** A fresh array for each row, in the order of the columns. */
  values: CellValue[] = [];
  skip: IssueCode | null = null;
  /** True when the shape is one that `ready` gave. */
  isReady = false;
  readonly tally = new Tally();
  readonly census: ShapeCensus = { kinds: new Set(), multi: false, vertices: 0, extent: null };
  private readonly records: ShapeRecords | null;
  private readonly table: DbfRows | null;
  private readonly converter: ShapeConverter;
  private readonly readers: readonly CellReader[];
  private readonly ready: RowsOptions['ready'];
  private broken = false;

  constructor(file: Shapefile, options: RowsOptions) {
    this.records = file.shp ? new ShapeRecords(file.shp, file.shx) : null;
    this.table = file.dbf && file.table ? new DbfRows(file.dbf, file.table, options.encoding) : null;
    this.converter = new ShapeConverter(options);
    this.ready = options.ready;
    this.readers = options.columns.map((column) => cellReader(column, options.encoding, this.tally));
  }

  /** Goes to the next row. False behind the last. */
  next(): boolean {
    const hasShape = this.records?.next() ?? false;
    const hasValues = this.table?.load(this.row) ?? false;
    if (!hasShape && !hasValues) return false;
    this.row++;
    this.wkb = null;
    this.values = [];
    this.isReady = false;
    this.skip = this.reasonToSkip(hasShape, hasValues);
    if (this.skip === null && hasShape) this.readShape();
    if (this.skip !== null)
      this.tally.add(this.skip, this.skip === 'row-deleted-mark' ? 'info' : 'warning', this.row);
    else this.readValues(hasValues);
    return true;
  }

  private reasonToSkip(hasShape: boolean, hasValues: boolean): IssueCode | null {
    if (hasValues && this.table!.deleted) return 'row-deleted-mark';
    if (!this.records) return null;
    if (!hasShape) return this.broken ? 'row-truncated' : 'rows-without-shape';
    if (this.records.damaged) this.broken = true;
    if (this.records.cutOff && this.tally.count('file-cut-off') === 0)
      this.tally.add('file-cut-off', 'error');
    return this.records.damaged ? 'row-truncated' : null;
  }

  private readValues(hasValues: boolean): void {
    const { readers, table } = this;
    if (!hasValues || !table) {
      this.values = new Array(readers.length).fill(null);
      if (table) this.tally.add('shapes-without-row', 'warning', this.row);
      return;
    }
    const values: CellValue[] = new Array(readers.length);
    for (let i = 0; i < readers.length; i++) values[i] = readers[i]!(table, this.row);
    this.values = values;
  }

  private readShape(): void {
    const { records, converter, tally, row } = this;
    const ready = this.ready?.(row);
    this.isReady = ready !== undefined;
    if (ready) {
      this.wkb = ready;
      return;
    }
    this.wkb = converter.convert(records!.buffer, records!.start, records!.length);
    switch (converter.outcome) {
      case 'ok':
        this.noteShape();
        return;
      case 'null':
        tally.add('geometry-null', 'info', row);
        return;
      case 'empty':
        tally.add('geometry-empty', 'info', row);
        return;
      case 'not-finite':
        tally.add('coordinates-not-finite', 'warning', row);
        return;
      case 'unsupported':
        this.skip = 'geometry-unsupported';
        return;
      case 'corrupt':
        this.skip = 'row-truncated';
        return;
    }
  }

  private noteShape(): void {
    const { converter, tally, census, row } = this;
    if (converter.zDropped) tally.add('geometry-z-dropped', 'info', row);
    if (converter.duplicates > 0 && converter.kind !== 'Point') tally.add('points-duplicate', 'info', row);
    if (converter.ringsClosed > 0) tally.add('ring-closed', 'info', row);
    if (converter.reoriented) tally.add('ring-order-fixed', 'info', row);
    census.kinds.add(converter.kind!);
    if (converter.multi) census.multi = true;
    census.vertices += converter.vertices;
    const { box } = converter;
    const { extent } = census;
    if (!extent) census.extent = [...box];
    else {
      if (box[0] < extent[0]) extent[0] = box[0];
      if (box[1] < extent[1]) extent[1] = box[1];
      if (box[2] > extent[2]) extent[2] = box[2];
      if (box[3] > extent[3]) extent[3] = box[3];
    }
  }

  /** The box of the current row's shape, valid while `wkb` is not null. */
  get box(): readonly [number, number, number, number] {
    return this.converter.box;
  }

  /** Rings that had no area and lines of one point in the current row's shape. */
  get partsDropped(): number {
    return this.converter.ringsDropped;
  }
}
