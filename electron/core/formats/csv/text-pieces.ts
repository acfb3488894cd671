import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { ByteSource } from '../bytes.ts';

/** What the first bytes of a text say of its encoding, beyond all doubt. */
export interface TextMark {
  /** Bytes of the mark itself. */
  readonly skip: number;
  /** A WHATWG label, or null where nothing says it. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | null;
}

const PIECE_BYTES = 1 << 18;
/** Of text in UTF-16 at least this share of the bytes on one side are zero where delimiters and digits are Latin. */
const ZERO_SHARE = 0.1;

/** Reads the byte order mark; UTF-16 is known without one by its zero bytes. */
export function textMark(head: Uint8Array): TextMark {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { skip: 3, encoding: 'utf-8' };
  if (a === 0xff && b === 0xfe) return { skip: 2, encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { skip: 2, encoding: 'utf-16be' };
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i & 1 ? odd++ : even++;
  const half = head.length / 2;
  if (odd > half * ZERO_SHARE && even === 0) return { skip: 0, encoding: 'utf-16le' };
  if (even > half * ZERO_SHARE && odd === 0) return { skip: 0, encoding: 'utf-16be' };
  return { skip: 0, encoding: null };
}

/** The pieces of a text in order, UTF-16 turned into UTF-8; without the byte order mark. */
export class TextPieces {
  private readonly source: ByteSource;
  private readonly decoder: TextDecoder | null;
  private at: number;

  constructor(source: ByteSource, mark: TextMark) {
    this.source = source;
    this.at = mark.skip;
    this.decoder = mark.encoding?.startsWith('utf-16') ? new TextDecoder(mark.encoding) : null;
  }

  get share(): number {
    return this.source.size === 0 ? 1 : this.at / this.source.size;
  }

  /** `atLeast` keeps the work on rows longer than a piece linear. Null at the end. */
  next(atLeast: number): Buffer | null {
    if (this.at >= this.source.size) return null;
    const bytes = this.source.read(this.at, Math.max(PIECE_BYTES, atLeast));
    if (bytes.length === 0) return null;
    this.at += bytes.length;
    if (!this.decoder) return bytes;
    return Buffer.from(this.decoder.decode(bytes, { stream: this.at < this.source.size }));
  }
}

/** The label of the encoding in which names and first rows are shown: the whole text decides later. */
export function headEncoding(mark: TextMark, head: Uint8Array): string {
  if (mark.encoding !== null) return 'utf-8';
  return isUtf8(head) ? 'utf-8' : 'windows-874';
}
