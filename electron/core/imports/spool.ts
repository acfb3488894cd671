import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type ByteSource, ForwardWindow, openFile } from '../formats/index.ts';

/**
 * Shapes that were converted, checked and repaired once, kept in a temporary file between the preview and the
 * taking in: for polygons this work is most of an import. Records of row (4 bytes), length (4 bytes), WKB.
 */
const HEAD = 8;
const BUFFER_BYTES = 1 << 20;

export class SpoolWriter {
  readonly path: string;
  private readonly handle: number;
  private buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private used = 0;

  constructor(path: string) {
    this.path = path;
    this.handle = openSync(path, 'w');
  }

  /** Copies the shape: its bytes may be used for the next one. */
  add(row: number, wkb: Uint8Array): void {
    const needed = HEAD + wkb.length;
    if (this.used + needed > this.buffer.length) this.flush();
    if (needed > this.buffer.length) this.buffer = Buffer.allocUnsafe(needed * 2);
    this.buffer.writeUInt32LE(row, this.used);
    this.buffer.writeUInt32LE(wkb.length, this.used + 4);
    this.buffer.set(wkb, this.used + HEAD);
    this.used += needed;
  }

  private flush(): void {
    writeSync(this.handle, this.buffer, 0, this.used);
    this.used = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.handle);
  }

  /** Closes and deletes the file: it was not written to its end. */
  discard(): void {
    closeSync(this.handle);
    rmSync(this.path, { force: true });
  }
}

export class SpoolReader {
  private readonly source: ByteSource;
  private readonly window: ForwardWindow;
  private position = 0;

  constructor(path: string) {
    this.source = openFile(path);
    this.window = new ForwardWindow(this.source);
  }

  /** The shape of a row, or undefined where none was kept. Rows are asked for in their order. */
  shapeOf(row: number): Uint8Array | undefined {
    if (!this.window.load(this.position, HEAD)) return undefined;
    if (this.window.buffer.readUInt32LE(this.window.at) !== row) return undefined;
    const length = this.window.buffer.readUInt32LE(this.window.at + 4);
    if (!this.window.load(this.position, HEAD + length)) return undefined;
    const start = this.window.at + HEAD;
    this.position += HEAD + length;
    return this.window.buffer.subarray(start, start + length);
  }

  close(): void {
    this.source.close();
  }
}
