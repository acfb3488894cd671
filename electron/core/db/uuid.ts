import { randomFillSync } from 'node:crypto';

const POOL = 16 * 1024;
const pool = new Uint8Array(POOL);
let at = POOL;
let lastMillis = 0;
let sequence = 0;
const NIBBLE = Buffer.from('0123456789abcdef', 'latin1');
/** Written over for each id: a text put together from pieces takes several times as long. */
const text = Buffer.from('00000000-0000-7000-8000-000000000000', 'latin1');

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
  stampTime();
  text[14] = 0x37;
  text[15] = NIBBLE[sequence >> 8]!;
  hexInto(16, sequence & 0xff);
  hexInto(19, ((pool[at] as number) & 0x3f) | 0x80);
  hexInto(21, pool[at + 1] as number);
  for (let i = 0; i < 6; i++) hexInto(24 + i * 2, pool[at + 2 + i] as number);
  at += 8;
  return text.toString('latin1');
}

let stamped = -1;

/** The time is the same for thousands of ids on end. */
function stampTime(): void {
  if (stamped === lastMillis) return;
  stamped = lastMillis;
  const time = lastMillis.toString(16).padStart(12, '0');
  text.write(time.slice(0, 8), 0, 'latin1');
  text.write(time.slice(8), 9, 'latin1');
}

function hexInto(to: number, byte: number): void {
  text[to] = NIBBLE[byte >> 4]!;
  text[to + 1] = NIBBLE[byte & 15]!;
}
