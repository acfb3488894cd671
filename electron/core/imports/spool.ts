import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { type ByteSource, ForwardWindow, openFile } from '../formats/index.ts';

/**
 * Shapes that were converted, checked and repaired once, kept in a temporary file between the preview and the
 * taking in: for polygons this work is most of an import. Records of row (4 bytes), length (4 bytes), WKB.
 */
const HEAD = 8;
const FLUSH_BYTES = 1 << 22;

export class SpoolWriter {
  readonly path: string;
  private readonly handle: number;
  private pending: Uint8Array[] = [];
  private bytes = 0;

  constructor(path: string) {
    this.path = path;
    this.handle = openSync(path, 'w');
  }

  add(row: number, wkb: Uint8Array): void {
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(row, 0);
    head.writeUInt32LE(wkb.length, 4);
    this.pending.push(head, wkb);
    this.bytes += HEAD + wkb.length;
    if (this.bytes > FLUSH_BYTES) this.flush();
  }

  private flush(): void {
    if (this.pending.length > 0) writeSync(this.handle, Buffer.concat(this.pending));
    this.pending = [];
    this.bytes = 0;
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
