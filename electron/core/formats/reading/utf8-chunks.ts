import { TextDecoder } from 'node:util';
import type { ByteSource } from '../bytes.ts';

/** The encoding that a mark at the start of a file tells, and how long the mark is. */
export function byteOrderMark(head: Uint8Array): { label: string; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { label: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { label: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { label: 'utf-16be', length: 2 };
  return null;
}

/** The bytes of a text file from its start on, in UTF-8 whatever the file has (told by its mark). */
export class Utf8Chunks {
  readonly label: string;
  private readonly source: ByteSource;
  private readonly decoder: TextDecoder | null;
  private position: number;

  constructor(source: ByteSource) {
    this.source = source;
    const mark = byteOrderMark(source.read(0, 3));
    this.label = mark?.label ?? 'utf-8';
    this.position = mark?.length ?? 0;
    this.decoder = this.label === 'utf-8' ? null : new TextDecoder(this.label);
  }

  /** The share of the file that was read. */
  get fraction(): number {
    return this.source.size === 0 ? 1 : this.position / this.source.size;
  }

  /** Up to `length` bytes of the file; null at its end. */
  next(length: number): Buffer | null {
    const chunk = this.source.read(this.position, length);
    if (chunk.length === 0) return null;
    this.position += chunk.length;
    return this.decoder ? Buffer.from(this.decoder.decode(chunk, { stream: true })) : chunk;
  }
}
