import { existsSync, readFileSync, statSync } from 'node:fs';
import { type KeyRing, parseKeyRing } from './keys/key-ring.ts';

/** SQLCipher 4 writes whole pages of this many bytes. */
const PAGE_BYTES = 4096;

const ringOf = (keyPath: string): KeyRing | null =>
  existsSync(keyPath) ? parseKeyRing(readFileSync(keyPath, 'utf8')) : null;

/** The key record as it is written; `storeBytes` is the size below which the store's file is not whole. */
export const keyRingText = (ring: KeyRing, storeBytes?: number): string =>
  `${JSON.stringify(storeBytes === undefined ? ring : { ...ring, storeBytes }, null, 1)}\n`;

/**
 * True when the restricted store or its key record is lost or cut off, as far as can be told without the key: a key
 * record without its store, a store without its key record, an empty file, a torn page, or fewer bytes than when the
 * store was last locked (its file only grows: nothing compacts it in place).
 */
export function isStoreFileBroken(path: string, keyPath: string): boolean {
  const stored = existsSync(path);
  if (!stored && !existsSync(keyPath)) return false;
  const ring = ringOf(keyPath);
  if (!stored || !ring) return true;
  const { size } = statSync(path);
  return size === 0 || size % PAGE_BYTES !== 0 || size < (ring.storeBytes ?? 0);
}

/** The key record with the size of the store's file as it lies now; null when it already says so or more. */
export function keyRecordOfSize(path: string, keyPath: string): string | null {
  const ring = ringOf(keyPath);
  if (!ring || !existsSync(path)) return null;
  const { size } = statSync(path);
  // A file that became smaller was cut off: the record goes on telling what it was.
  return size > (ring.storeBytes ?? 0) ? keyRingText(ring, size) : null;
}

/** The key record for a compacted copy of the store, which may be smaller than the store itself. */
export function keyRecordForCopy(keyPath: string, copy: string): string {
  const text = readFileSync(keyPath, 'utf8');
  const ring = parseKeyRing(text);
  return ring ? keyRingText(ring, statSync(copy).size) : text;
}
