import { type ByteSource, ForwardWindow } from '../bytes.ts';

export const SHAPE_HEADER = 100;
const RECORD_HEADER = 8;
const FILE_CODES = [9994, 9995];
/** A single shape of more is no shape that a desktop can hold; its row is reported. */
const LARGEST_SHAPE = 256 << 20;

export interface ShapeFileHeader {
  readonly shapeType: number;
  readonly declaredBytes: number;
}

/** Reads the header of a `.shp` (or `.shx`), or null for bytes that are none. */
export function readShapeHeader(source: ByteSource): ShapeFileHeader | null {
  const head = source.read(0, SHAPE_HEADER);
  if (head.length < SHAPE_HEADER || !FILE_CODES.includes(head.readInt32BE(0))) return null;
  return { shapeType: head.readInt32LE(32), declaredBytes: head.readInt32BE(24) * 2 };
}

/**
 * Walks the records of a `.shp`. Lengths are believed only as far as the file reaches; where the sequence breaks,
 * the `.shx` leads on, if it points at a record that agrees with it. What is between is reported as damaged.
 */
export class ShapeRecords {
  /** The content of the current record: `length` bytes at `buffer[start]`, valid until the next call. */
  buffer: Buffer = Buffer.alloc(0);
  start = 0;
  length = 0;
  /** True when the current record could not be read whole. */
  damaged = false;
  /** True once a record was begun, or is known of, for which the file has no room. */
  cutOff = false;
  private readonly window: ForwardWindow;
  private readonly size: number;
  private readonly index: ForwardWindow | null;
  private readonly indexed: number;
  private position = SHAPE_HEADER;
  private record = 0;

  constructor(shp: ByteSource, shx: ByteSource | null) {
    this.window = new ForwardWindow(shp);
    this.size = shp.size;
    this.index = shx && readShapeHeader(shx) ? new ForwardWindow(shx) : null;
    this.indexed = this.index && shx ? Math.floor((shx.size - SHAPE_HEADER) / RECORD_HEADER) : 0;
  }

  /** Goes to the next record. False at the end. */
  next(): boolean {
    const row = this.record++;
    const pointed = this.pointed(row);
    if (pointed !== null && pointed !== this.position && this.agrees(row, pointed)) this.position = pointed;
    if (this.read(this.position)) {
      this.damaged = false;
      this.position += RECORD_HEADER + this.length;
      return true;
    }
    this.damaged = true;
    this.length = 0;
    // A record was begun, or the index knows of one: its row is there, its shape is not.
    const begun = this.position + RECORD_HEADER <= this.size;
    const next = this.nextPointed(row);
    const exists = begun || row < this.indexed;
    // Nothing leads on from here, and what the record says of itself reaches beyond the end.
    if (exists && next === null && this.reachesBeyond(this.position)) this.cutOff = true;
    this.position = next ?? this.size;
    return exists;
  }

  private reachesBeyond(position: number): boolean {
    if (!this.window.load(position, RECORD_HEADER)) return true;
    const length = this.window.buffer.readInt32BE(this.window.at + 4) * 2;
    return length > 0 && length <= LARGEST_SHAPE && position + RECORD_HEADER + length > this.size;
  }

  private read(position: number): boolean {
    if (!this.window.load(position, RECORD_HEADER)) return false;
    const length = this.window.buffer.readInt32BE(this.window.at + 4) * 2;
    if (length < 4 || length > LARGEST_SHAPE) return false;
    if (!this.window.load(position, RECORD_HEADER + length)) return false;
    this.buffer = this.window.buffer;
    this.start = this.window.at + RECORD_HEADER;
    this.length = length;
    return true;
  }

  private pointed(row: number): number | null {
    if (!this.index || row >= this.indexed) return null;
    if (!this.index.load(SHAPE_HEADER + row * RECORD_HEADER, RECORD_HEADER)) return null;
    return this.index.buffer.readInt32BE(this.index.at) * 2;
  }

  /** The index is followed only to a record that bears the number and the length that the index says. */
  private agrees(row: number, position: number): boolean {
    if (!this.index || position < SHAPE_HEADER || position + RECORD_HEADER > this.size) return false;
    const length = this.index.buffer.readInt32BE(this.index.at + 4);
    if (length < 2 || !this.window.load(position, RECORD_HEADER)) return false;
    const { buffer, at } = this.window;
    return buffer.readInt32BE(at) === row + 1 && buffer.readInt32BE(at + 4) === length;
  }

  private nextPointed(row: number): number | null {
    const next = this.pointed(row + 1);
    return next !== null && next > this.position && this.agrees(row + 1, next) ? next : null;
  }
}
