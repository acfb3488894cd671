import { constants, inflateSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { SqlValue } from '../db/types.ts';

/**
 * Rows as the journal keeps them: the columns' names once, then each value with a tag of one byte, packed by Zstandard
 * (RFC 8878). A format of our own and not V8's, because a journal outlives the engine that wrote it. Journals of earlier
 * versions hold images that are deflated.
 */
interface RowImage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Rows of one image: enough to compress well, few enough to hold in memory. */
export const IMAGE_ROWS = 5000;
/** Bytes of values at which an image is closed before it has all its rows. */
export const IMAGE_BYTES = 8 * 1024 * 1024;

const VERSION = 1;
/** Most bytes are coordinates, of which higher levels make hardly less. */
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** How a frame of Zstandard begins, as a little-endian number. */
const ZSTD_MAGIC = 0xfd2fb528;
const TAG = { null: 0, int: 1, real: 2, text: 3, blob: 4, big: 5 } as const;

/** Builds one image row by row; `bytes` tells when to close it. */
export class RowImageWriter {
  private buffer = Buffer.allocUnsafe(64 * 1024);
  private at = 0;
  private readonly columns: readonly string[];
  count = 0;

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.start();
  }

  get bytes(): number {
    return this.at;
  }

  get full(): boolean {
    return this.count >= IMAGE_ROWS || this.at >= IMAGE_BYTES;
  }

  private start(): void {
    this.at = 0;
    this.count = 0;
    this.reserve(1);
    this.buffer[this.at++] = VERSION;
    this.text(JSON.stringify(this.columns));
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }

  private length(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeUInt32LE(value, this.at);
  }

  private text(value: string): void {
    const length = Buffer.byteLength(value);
    this.length(length);
    this.reserve(length);
    this.at += this.buffer.write(value, this.at);
  }

  private value(value: SqlValue): void {
    this.reserve(9);
    if (value === null) this.buffer[this.at++] = TAG.null;
    else if (typeof value === 'number') {
      if (Number.isInteger(value) && Math.abs(value) < 0x7fffffff && !Object.is(value, -0)) {
        this.buffer[this.at++] = TAG.int;
        this.at = this.buffer.writeInt32LE(value, this.at);
      } else {
        this.buffer[this.at++] = TAG.real;
        this.at = this.buffer.writeDoubleLE(value, this.at);
      }
    } else if (typeof value === 'string') {
      this.buffer[this.at++] = TAG.text;
      this.text(value);
    } else if (typeof value === 'bigint') {
      this.buffer[this.at++] = TAG.big;
      this.at = this.buffer.writeBigInt64LE(value, this.at);
    } else {
      this.buffer[this.at++] = TAG.blob;
      this.length(value.length);
      this.reserve(value.length);
      this.buffer.set(value, this.at);
      this.at += value.length;
    }
  }

  /** Adds a row; its values follow the columns. */
  add(values: readonly SqlValue[]): void {
    for (let i = 0; i < this.columns.length; i++) this.value(values[i] ?? null);
    this.count += 1;
  }

  /** The compressed image; the writer is empty again afterwards. */
  finish(): Uint8Array {
    const image = zstdCompressSync(this.buffer.subarray(0, this.at), QUICK);
    this.start();
    return image;
  }
}

function unpacked(image: Uint8Array): Buffer {
  const { buffer, byteOffset, length } = image;
  const packed = length >= 4 && new DataView(buffer, byteOffset, length).getUint32(0, true) === ZSTD_MAGIC;
  return packed ? zstdDecompressSync(image) : inflateSync(image);
}

class RowImageReader {
  private readonly buffer: Buffer;
  private at = 0;

  constructor(image: Uint8Array) {
    this.buffer = unpacked(image);
    const version = this.buffer[this.at++];
    if (version !== VERSION) throw new Error(`row image of an unknown version ${version}`);
  }

  get done(): boolean {
    return this.at >= this.buffer.length;
  }

  private bytes(): Buffer {
    const length = this.buffer.readUInt32LE(this.at);
    const start = this.at + 4;
    this.at = start + length;
    return this.buffer.subarray(start, this.at);
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  value(): SqlValue {
    const tag = this.buffer[this.at++];
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.int:
        this.at += 4;
        return this.buffer.readInt32LE(this.at - 4);
      case TAG.real:
        this.at += 8;
        return this.buffer.readDoubleLE(this.at - 8);
      case TAG.text:
        return this.text();
      case TAG.big:
        this.at += 8;
        return this.buffer.readBigInt64LE(this.at - 8);
      case TAG.blob:
        return this.bytes();
      default:
        throw new Error(`row image with an unknown tag ${tag}`);
    }
  }
}

/** Reads an image back; blobs are views into one buffer. Throws for bytes that are no image. */
export const decodeRows = (image: Uint8Array): RowImage => {
  const reader = new RowImageReader(image);
  const columns = JSON.parse(reader.text()) as string[];
  const rows: SqlValue[][] = [];
  while (!reader.done) rows.push(columns.map(() => reader.value()));
  return { columns, rows };
};
