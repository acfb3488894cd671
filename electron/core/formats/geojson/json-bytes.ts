import { isUtf8 } from 'node:buffer';
import type { Pace } from '../reading/pace.ts';
import { isThaiByte } from '../reading/text-chunks.ts';
import type { Utf8Chunks } from '../reading/utf8-chunks.ts';

/** The file ends where more must follow. */
export class CutOff extends Error {}

/** What stands at a place of the file is no JSON. Never carries what stands there. */
export class NoJson extends Error {}

/** One value is larger or nested deeper than is read. */
export class TooMuch extends Error {
  readonly what: 'size' | 'depth';

  constructor(what: 'size' | 'depth') {
    super(what);
    this.what = what;
  }
}

/** The text of one feature at most: beyond it the numbers alone would fill the memory. */
export const MAX_VALUE_BYTES = 64 * 2 ** 20;
/** Objects and lists in one feature: each place is a list, and each takes some hundred bytes. */
const MAX_PARTS = 2_000_000;
const MAX_DEPTH = 400;
const CHUNK_BYTES = 1 << 18;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const opens = (byte: number): boolean => byte === 0x7b || byte === 0x5b;
const closes = (byte: number): boolean => byte === 0x7d || byte === 0x5d;
/** Behind a number or a word. */
const ends = (byte: number): boolean => isSpace(byte) || byte === 0x2c || byte === 0x3a || closes(byte);

/** Cuts JSON values out of a stream of bytes, one after another, without ever holding more than one of them. */
export class JsonBytes {
  /** Set once text was found that is no UTF-8: how it was read. */
  fallback: 'windows-874' | 'utf-8' | null = null;
  private readonly chunks: Utf8Chunks;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;
  private lines = 1;

  constructor(chunks: Utf8Chunks) {
    this.chunks = chunks;
  }

  get fraction(): number {
    return this.chunks.fraction;
  }

  /** The line of the next byte, from 1. */
  get line(): number {
    let { lines } = this;
    for (let i = 0; i < this.at; i++) if (this.buffer[i] === 0x0a) lines++;
    return lines;
  }

  /** Drops what was taken and reads on. Zero at the end of the file, else what indices shrink by plus one. */
  private more(): number {
    const shift = this.at;
    const kept = this.buffer.length - shift;
    if (kept > MAX_VALUE_BYTES) throw new TooMuch('size');
    const next = this.chunks.next(Math.max(CHUNK_BYTES, kept));
    if (!next) return 0;
    this.lines = this.line;
    this.buffer = kept > 0 ? Buffer.concat([this.buffer.subarray(shift), next]) : next;
    this.at = 0;
    return shift + 1;
  }

  /** The next byte that is no white space, without taking it; −1 at the end. Records may be set apart by RS. */
  peek(apart = false): number {
    for (;;) {
      while (this.at < this.buffer.length) {
        const byte = this.buffer[this.at]!;
        if (!isSpace(byte) && !(apart && byte === 0x1e)) return byte;
        this.at++;
      }
      if (this.more() === 0) return -1;
    }
  }

  /** Takes one of `bytes`, which must stand next. */
  take(...bytes: number[]): number {
    const byte = this.peek();
    if (byte === -1) throw new CutOff();
    if (!bytes.includes(byte)) throw new NoJson();
    this.at++;
    return byte;
  }

  /** The text of the next value; whether it is JSON is for the parser to say. */
  async value(pace: Pace): Promise<string> {
    const first = this.peek();
    if (first === -1) throw new CutOff();
    const to = opens(first) || first === QUOTE ? await this.closing(pace) : this.word();
    const text = this.decode(this.buffer.subarray(this.at, to));
    this.at = to;
    return text;
  }

  private word(): number {
    for (let i = this.at; ; ) {
      while (i < this.buffer.length && !ends(this.buffer[i]!)) i++;
      if (i < this.buffer.length) {
        if (i === this.at) throw new NoJson();
        return i;
      }
      const shift = this.more();
      if (shift === 0) return i;
      i -= shift - 1;
    }
  }

  /** Where the object, list or text that begins here is closed. */
  private async closing(pace: Pace): Promise<number> {
    let depth = 0;
    let parts = 0;
    let quoted = false;
    for (let i = this.at; ; ) {
      const { buffer } = this;
      const { length } = buffer;
      while (i < length) {
        const byte = buffer[i++]!;
        if (quoted) {
          if (byte === BACKSLASH) i++;
          else if (byte === QUOTE) {
            quoted = false;
            if (depth === 0) return i;
          }
        } else if (byte === QUOTE) quoted = true;
        else if (opens(byte)) {
          if (++depth > MAX_DEPTH) throw new TooMuch('depth');
          if (++parts > MAX_PARTS) throw new TooMuch('size');
        } else if (closes(byte) && --depth === 0) return i;
      }
      const shift = this.more();
      if (shift === 0) throw new CutOff();
      i -= shift - 1;
      if (pace.due) await pace.rest(this.fraction);
    }
  }

  private decode(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    if (this.fallback === null) this.fallback = bytes.every(isThaiByte) ? 'windows-874' : 'utf-8';
    return new TextDecoder(this.fallback, { ignoreBOM: true }).decode(bytes);
  }
}
