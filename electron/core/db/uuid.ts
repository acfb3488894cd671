import { randomFillSync } from 'node:crypto';

const POOL = 16 * 1024;
const pool = new Uint8Array(POOL);
let at = POOL;
let lastMillis = 0;
let sequence = 0;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A UUID of version 7 (RFC 9562): 48 bits of time, then a 12-bit counter that keeps ids of one millisecond in order,
 * then 62 random bits. Random bytes are drawn in bulk, since imports make hundreds of thousands.
 */
export function uuidv7(now = Date.now()): string {
  if (now > lastMillis) {
    lastMillis = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    // A clock that stands still or goes back: borrow the next millisecond, so that ids never run backwards.
    lastMillis++;
    sequence = 0;
  }
  if (at + 8 > POOL) {
    randomFillSync(pool);
    at = 0;
  }
  const time = lastMillis.toString(16).padStart(12, '0');
  const r = (index: number): string => HEX[pool[at + index] as number] as string;
  const variant = HEX[((pool[at] as number) & 0x3f) | 0x80] as string;
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${r(1)}-${r(2)}${r(3)}${r(4)}${r(5)}${r(6)}${r(7)}`;
  at += 8;
  return id;
}
