/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall time, made strictly growing by a counter, so that change sets
 * of one replica are ordered even when the machine's clock goes back. As text: 12 hex digits of milliseconds, `-`,
 * 4 hex digits of the counter; text order is time order.
 */
export interface HybridClock {
  next(): string;
  /** Takes note of a reading that another journal on the same file gave out: the next one is later. */
  seen(reading: string | null): void;
}

const parse = (reading: string): { ms: number; count: number } | null => {
  const found = /^([0-9a-f]{12})-([0-9a-f]{4})$/.exec(reading);
  return found
    ? { ms: Number.parseInt(found[1] ?? '', 16), count: Number.parseInt(found[2] ?? '', 16) }
    : null;
};

const reading = (ms: number, count: number): string =>
  `${ms.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}`;

/** The reading of a moment, in milliseconds, for what was done before there was a clock. */
export const readingAt = (ms: number): string => reading(ms, 0);

/** Starts after `last`, the newest reading that the journal holds. */
export const createClock = (last: string | null, now: () => number = Date.now): HybridClock => {
  let { ms, count } = parse(last ?? '') ?? { ms: 0, count: 0 };
  return {
    next() {
      const wall = now();
      if (wall > ms) {
        ms = wall;
        count = 0;
      } else if (count < 0xffff) count += 1;
      else {
        ms += 1;
        count = 0;
      }
      return reading(ms, count);
    },
    seen(last) {
      const other = parse(last ?? '');
      if (!other || other.ms < ms || (other.ms === ms && other.count <= count)) return;
      ({ ms, count } = other);
    },
  };
};
