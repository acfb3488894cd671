import { TextDecoder } from 'node:util';
import type { ByteSource } from '../bytes.ts';
import type { DbfHeader } from './dbf-header.ts';

/** Few enough that a batch's texts are young when they are dropped: larger ones wait for the collection of all. */
const BATCH_BYTES = 1 << 15;
const DELETED = 0x2a;
/** WHATWG's one-byte encodings: a character a byte, so that a place in the bytes is a place in the text. */
const MULTI_BYTE = /^(utf-|gb|big5|euc-|shift_jis|iso-2022)/;

/**
 * The rows of a DBF, read forward in batches. `latin` is the batch with a character a byte, for digits; `text` the
 * batch in its encoding where that has one byte a character, else null. Decoding a batch at once costs a fraction of
 * decoding each cell.
 */
export class DbfRows {
  readonly header: DbfHeader;
  buffer: Buffer = Buffer.alloc(0);
  latin = '';
  text: string | null = null;
  /** True when some value of the batch is ended by a zero byte, as C programs do. */
  zeros = false;
  /** True when some byte of the batch is no character of the encoding; known only where `text` is. */
  unread = false;
  /** Where the loaded row starts in the batch. */
  at = 0;
  private readonly source: ByteSource;
  private readonly decoder: TextDecoder | null;
  private readonly perBatch: number;
  private first = 0;
  private room = Buffer.alloc(0);
  private count = 0;

  constructor(source: ByteSource, header: DbfHeader, encoding: string) {
    this.source = source;
    this.header = header;
    this.decoder = MULTI_BYTE.test(encoding) ? null : new TextDecoder(encoding);
    this.perBatch = Math.max(1, Math.floor(BATCH_BYTES / header.recordLength));
  }

  /** Makes row `index` (from 0) the current one. False behind the last. */
  load(index: number): boolean {
    if (index < 0 || index >= this.header.rows) return false;
    if (index < this.first || index >= this.first + this.count) this.readBatch(index);
    this.at = (index - this.first) * this.header.recordLength;
    return true;
  }

  /** Marked as deleted: no longer a row, only not yet packed away. */
  get deleted(): boolean {
    return this.buffer[this.at] === DELETED;
  }

  private readBatch(index: number): void {
    const { recordLength, dataStart, rows } = this.header;
    // A row picked out of the middle is read alone: its values are pieces of the batch's text and keep it all alive.
    const goesOn = index === this.first + this.count;
    this.first = index;
    this.count = Math.min(goesOn ? this.perBatch : 1, rows - index);
    const wanted = this.count * recordLength;
    if (this.room.length < wanted) this.room = Buffer.allocUnsafeSlow(wanted);
    const bytes = this.source.read(dataStart + index * recordLength, wanted, this.room);
    this.buffer =
      bytes.length === wanted ? bytes : Buffer.concat([bytes, Buffer.alloc(wanted - bytes.length, 0x20)]);
    this.latin = this.buffer.toString('latin1', 0, wanted);
    this.zeros = this.buffer.includes(0);
    this.text = this.decoder ? this.decoder.decode(this.buffer) : null;
    this.unread = this.text?.includes('\uFFFD') ?? false;
    // A byte that has no character must not move those behind it.
    if (this.text !== null && this.text.length !== wanted) this.text = perByte(this.buffer, this.decoder!);
  }
}

function perByte(bytes: Buffer, decoder: TextDecoder): string {
  let text = '';
  for (const byte of bytes) text += decoder.decode(Uint8Array.of(byte))[0] ?? '\uFFFD';
  return text;
}
