import { ISSUE_CODES, type IssueCode } from '../../../../shared/contract/codes.ts';
import type { RawValue } from '../source.ts';

/**
 * Records of a stage file: length of what follows (4 bytes), why the row is skipped (1), length of the shape (4), the
 * shape as WKB, number of cells (2), and the cells: a byte for the kind, and what it holds.
 */
export const RECORD_HEAD = 4;
const SKIP_AT = 4;
const SHAPE_LENGTH_AT = 5;
const SHAPE_AT = 9;

const NOTHING = 0;
const TEXT = 1;
const NUMBER = 2;
const WHOLE = 3;
const TRUE = 4;
const FALSE = 5;
const BYTES = 6;

/** From here on the buffer grows by this much instead of doubling. */
const LARGE = 16 << 20;

/** Writes one record after another into a buffer that grows as needed. */
export class RecordEncoder {
  buffer = Buffer.allocUnsafe(1 << 16);
  length = 0;

  encode(skip: IssueCode | null, wkb: Uint8Array | null, values: readonly RawValue[]): void {
    const shape = wkb?.length ?? 0;
    this.length = 0;
    this.reserve(SHAPE_AT + shape + 2);
    this.buffer[SKIP_AT] = skip === null ? 0 : ISSUE_CODES.indexOf(skip) + 1;
    this.buffer.writeUInt32LE(shape, SHAPE_LENGTH_AT);
    if (wkb) this.buffer.set(wkb, SHAPE_AT);
    this.buffer.writeUInt16LE(values.length, SHAPE_AT + shape);
    this.length = SHAPE_AT + shape + 2;
    for (let i = 0; i < values.length; i++) this.cell(values[i] ?? null);
    this.buffer.writeUInt32LE(this.length - RECORD_HEAD, 0);
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(needed < LARGE ? needed * 2 : needed + LARGE);
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  private cell(value: RawValue): void {
    if (value === null) this.kind(NOTHING);
    else if (typeof value === 'string') this.text(TEXT, value);
    else if (typeof value === 'number') {
      this.kind(NUMBER);
      this.buffer.writeDoubleLE(value, this.length);
      this.length += 8;
    } else if (typeof value === 'boolean') this.kind(value ? TRUE : FALSE);
    else if (typeof value === 'bigint') this.text(WHOLE, String(value));
    else {
      this.reserve(5 + value.length);
      this.buffer[this.length] = BYTES;
      this.buffer.writeUInt32LE(value.length, this.length + 1);
      this.buffer.set(value, this.length + 5);
      this.length += 5 + value.length;
    }
  }

  private kind(kind: number): void {
    this.reserve(9);
    this.buffer[this.length++] = kind;
  }

  private text(kind: number, text: string): void {
    // As many bytes as it takes: three for each letter would be three times the memory of a long Latin text.
    this.reserve(5 + (text.length > 4096 ? Buffer.byteLength(text) : text.length * 3));
    this.buffer[this.length] = kind;
    const bytes = this.buffer.write(text, this.length + 5, 'utf8');
    this.buffer.writeUInt32LE(bytes, this.length + 1);
    this.length += 5 + bytes;
  }
}

export const skipOf = (buffer: Buffer, at: number): IssueCode | null =>
  ISSUE_CODES[buffer[at + SKIP_AT]! - 1] ?? null;

/** The shape's bytes in the buffer itself, or null. */
export function shapeOf(buffer: Buffer, at: number): Buffer | null {
  const length = buffer.readUInt32LE(at + SHAPE_LENGTH_AT);
  return length === 0 ? null : buffer.subarray(at + SHAPE_AT, at + SHAPE_AT + length);
}

/** Gives each cell of a record to `take`; whole numbers beyond a double come as text. */
export function eachCell(
  buffer: Buffer,
  at: number,
  take: (index: number, value: string | number | boolean | null | Buffer) => void,
): void {
  let next = at + SHAPE_AT + buffer.readUInt32LE(at + SHAPE_LENGTH_AT);
  const count = buffer.readUInt16LE(next);
  next += 2;
  for (let i = 0; i < count; i++) {
    const kind = buffer[next++]!;
    if (kind === NOTHING) continue;
    if (kind === NUMBER) {
      take(i, buffer.readDoubleLE(next));
      next += 8;
    } else if (kind === TRUE || kind === FALSE) take(i, kind === TRUE);
    else {
      const length = buffer.readUInt32LE(next);
      const from = next + 4;
      next = from + length;
      take(i, kind === BYTES ? buffer.subarray(from, next) : buffer.toString('utf8', from, next));
    }
  }
}
