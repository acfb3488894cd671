import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { ByteSource } from '../bytes.ts';

/** Thai letters in code page 874 and what is between them; what else is above 0x7F is no Thai text. */
export const isThaiByte = (byte: number): boolean =>
  byte < 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97) || (byte >= 0xa0 && byte <= 0xfb);

/** How many bytes at the end begin a letter of UTF-8 that goes on behind them. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

/**
 * The text of a file, a piece at a time. Where it is said to be UTF-8 and is not, Thai bytes are read as code page
 * 874 from there on: what came before them were plain letters.
 */
export class TextChunks {
  /** How the text is read. */
  label: string;
  /** True once bytes were met that are no letters in this encoding. */
  replaced = false;
  /** True where the label is not what the file was said to be. */
  guessed = false;
  private readonly source: ByteSource;
  private decoder: TextDecoder | null;
  private rest: Buffer = Buffer.alloc(0);
  private position: number;

  constructor(source: ByteSource, label: string, start: number) {
    this.source = source;
    this.label = label;
    this.position = start;
    this.decoder = label === 'utf-8' ? null : new TextDecoder(label, { ignoreBOM: true });
  }

  /** The share of the file that was read. */
  get fraction(): number {
    return this.source.size === 0 ? 1 : this.position / this.source.size;
  }

  /** The text of the next `length` bytes or so; null at the end. */
  next(length: number): string | null {
    const chunk = this.source.read(this.position, length);
    this.position += chunk.length;
    if (this.decoder) return this.decoded(chunk);
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    if (bytes.length === 0) return null;
    const cut = chunk.length === 0 ? 0 : unfinished(bytes);
    const whole = bytes.subarray(0, bytes.length - cut);
    this.rest = bytes.subarray(bytes.length - cut);
    if (isUtf8(whole)) return whole.toString('utf8');
    this.rest = Buffer.alloc(0);
    this.guessed = bytes.every(isThaiByte);
    if (this.guessed) this.label = 'windows-874';
    this.decoder = new TextDecoder(this.label, { ignoreBOM: true });
    return this.decoded(bytes);
  }

  private decoded(bytes: Buffer): string | null {
    const text = bytes.length > 0 ? this.decoder!.decode(bytes, { stream: true }) : this.decoder!.decode();
    if (text.includes('\uFFFD')) this.replaced = true;
    return bytes.length === 0 && text === '' ? null : text;
  }
}
