import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

const BUFFER_BYTES = 1 << 20;

/** Writes a file forward through a buffer of a megabyte, so that a row costs no system call. */
export class FileSink {
  /** Bytes written so far. */
  length = 0;
  private readonly handle: number;
  private readonly buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  private filled = 0;
  private open = true;

  /** Makes the file; throws the system's error where there is one of that name. */
  constructor(path: string) {
    this.handle = openSync(path, 'wx');
  }

  write(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (bytes.length > BUFFER_BYTES - this.filled) this.flush();
    if (bytes.length > BUFFER_BYTES) this.out(bytes);
    else {
      this.buffer.set(bytes, this.filled);
      this.filled += bytes.length;
    }
  }

  text(text: string): void {
    this.write(Buffer.from(text, 'utf8'));
  }

  /** Writes over what is there already, as headers whose counts are known at the end. */
  overwrite(position: number, bytes: Uint8Array): void {
    this.flush();
    writeSync(this.handle, bytes, 0, bytes.length, position);
  }

  private out(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.handle, bytes, done);
  }

  private flush(): void {
    this.out(this.buffer.subarray(0, this.filled));
    this.filled = 0;
  }

  /** Ends the file with everything on the disk. */
  finish(): void {
    this.flush();
    fsyncSync(this.handle);
    this.close();
  }

  /** Lets go of the file, finished or not. */
  close(): void {
    if (this.open) closeSync(this.handle);
    this.open = false;
  }
}
