import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The SHA-256 of a file in hexadecimal digits, read through one buffer: a stream's would be garbage by the dozen megabytes.
 * It reads without a pause: for threads that are the caller's alone.
 */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(1 << 20);
  const file = openSync(path, 'r');
  try {
    for (let n = readSync(file, buffer); n > 0; n = readSync(file, buffer))
      hash.update(buffer.subarray(0, n));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
