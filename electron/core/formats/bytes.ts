import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read by position. A file of any size costs no memory until it is read. */
export interface ByteSource {
  readonly size: number;
  /**
   * Up to `length` bytes from `position`; fewer at the end, none behind it. The caller owns the buffer; one that it
   * gives may be filled again instead of a new one.
   */
  read(position: number, length: number, into?: Buffer): Buffer;
  close(): void;
}

/** Opens a file for positioned reads. Throws the system's error when it can't be opened. */
export function openFile(path: string): ByteSource {
  const handle = openSync(path, 'r');
  const size = fstatSync(handle).size;
  let open = true;
  return {
    size,
    read(position, length, into) {
      const wanted = Math.max(0, Math.min(length, size - position));
      const buffer = into && into.length >= wanted ? into : Buffer.allocUnsafe(wanted);
      let done = 0;
      while (done < wanted) {
        const count = readSync(handle, buffer, done, wanted - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done === buffer.length ? buffer : buffer.subarray(0, done);
    },
    close() {
      if (open) closeSync(handle);
      open = false;
    },
  };
}

/** Bytes that are in memory already. */
export function fromBytes(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: (position, length) => buffer.subarray(position, Math.max(position, position + length)),
    close: () => {},
  };
}

const WINDOW_BYTES = 1 << 20;

/**
 * Reads a source mostly forward through a window of a megabyte: few system calls, little memory. `at` is where the
 * asked-for bytes stand in `buffer`; both are valid until the next `load`.
 */
export class ForwardWindow {
  buffer: Buffer = Buffer.alloc(0);
  at = 0;
  private start = 0;
  /** Filled again and again: fresh megabytes would have to be cleared by the system and collected. */
  private room = Buffer.alloc(0);
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Makes `length` bytes from `position` readable at `buffer[at]`. False when the source ends before. */
  load(position: number, length: number): boolean {
    if (position < 0 || length < 0 || position + length > this.source.size) return false;
    if (position < this.start || position + length > this.start + this.buffer.length) {
      if (this.room.length < length || this.room.length === 0)
        this.room = Buffer.allocUnsafeSlow(
          Math.max(Math.ceil(length * 1.25), Math.min(WINDOW_BYTES, this.source.size)),
        );
      this.buffer = this.source.read(position, this.room.length, this.room);
      this.start = position;
      if (this.buffer.length < length) return false;
    }
    this.at = position - this.start;
    return true;
  }
}
