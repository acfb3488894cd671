import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { type ByteSource, ForwardWindow } from '../bytes.ts';
import type { CellValue, ShapeCensus, SourceRows, SourceRowsOptions } from '../source.ts';
import { Tally } from '../tally.ts';
import { asMulti } from './as-multi.ts';
import { CellValues } from './cell-values.ts';
import { eachCell, RECORD_HEAD, shapeOf, skipOf } from './record-codec.ts';
import { ShapeTurner } from './shape-census.ts';

/** Walks the records of a stage file. */
export class RecordWalk {
  readonly window: ForwardWindow;
  private position = 0;
  private length = 0;

  constructor(source: ByteSource) {
    this.window = new ForwardWindow(source);
  }

  /** Goes to the record that starts there. */
  start(position: number): void {
    this.position = position;
    this.length = 0;
  }

  /** Goes past the loaded record without reading on. */
  pass(): boolean {
    this.position += this.length;
    if (!this.window.load(this.position, RECORD_HEAD)) return false;
    this.length = RECORD_HEAD + this.window.buffer.readUInt32LE(this.window.at);
    return true;
  }

  /** Loads the next record at `window.at`. False behind the last. */
  next(): boolean {
    return this.pass() && this.window.load(this.position, this.length);
  }
}

/** The rows of a stage file in their order. */
export class StagedRows implements SourceRows {
  row = 0;
  wkb: Uint8Array | null = null;
  values: CellValue[] = [];
  skip: IssueCode | null = null;
  isReady = false;
  readonly tally = new Tally();
  readonly census: ShapeCensus;
  private readonly walk: RecordWalk;
  private readonly cells: CellValues;
  private readonly turner: ShapeTurner;
  private readonly places: Int32Array;
  private readonly width: number;
  private readonly options: SourceRowsOptions;

  /** @param places where each column of the file stands among those asked for, −1 for those that are not */
  constructor(source: ByteSource, places: Int32Array, options: SourceRowsOptions) {
    this.walk = new RecordWalk(source);
    this.places = places;
    this.options = options;
    this.width = options.columns.length;
    this.cells = new CellValues(options.columns, options.encoding, this.tally);
    this.turner = new ShapeTurner(options.transform);
    this.census = this.turner.census;
  }

  next(): boolean {
    if (!this.walk.next()) return false;
    const { buffer, at } = this.walk.window;
    this.row++;
    this.wkb = null;
    this.values = [];
    this.isReady = false;
    this.skip = skipOf(buffer, at);
    if (this.skip !== null)
      this.tally.add(this.skip, this.skip === 'row-summary' ? 'info' : 'warning', this.row);
    else {
      this.readShape(buffer, at);
      this.values = valuesAt(buffer, at, this.places, this.width, this.cells, this.row);
    }
    return true;
  }

  private readShape(buffer: Buffer, at: number): void {
    const ready = this.options.ready?.(this.row);
    this.isReady = ready !== undefined;
    const shape = ready ? null : shapeOf(buffer, at);
    if (ready) this.wkb = ready;
    if (!shape) return;
    const turned = this.turner.turn(shape);
    if (!turned) this.tally.add('coordinates-not-finite', 'warning', this.row);
    this.wkb = turned && this.options.promote ? asMulti(turned) : turned;
  }
}

/** The values of the record at `at`, in the order of the columns asked for. */
export function valuesAt(
  buffer: Buffer,
  at: number,
  places: Int32Array,
  width: number,
  cells: CellValues,
  row: number,
): CellValue[] {
  const values: CellValue[] = new Array(width).fill(null);
  eachCell(buffer, at, (index, cell) => {
    const place = places[index] ?? -1;
    if (place >= 0) values[place] = cells.value(place, cell, row);
  });
  return values;
}
