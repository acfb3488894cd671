import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';

describe('the hybrid clock', () => {
  it('grows as text whatever the machine’s clock does', () => {
    const walls = [1000, 1000, 500, 2000, 1999, 2 ** 40];
    const clock = createClock(null, () => walls.shift() ?? 0);
    const readings = Array.from({ length: 6 }, () => clock.next());
    expect(readings).toEqual([...readings].sort());
    expect(new Set(readings).size).toBe(6);
  });

  it('goes on after the newest reading of the journal, even one from the future', () => {
    const last = createClock(null, () => 9_999_999_999_999).next();
    expect(createClock(last, () => 5).next() > last).toBe(true);
  });

  it('does not run over when a thousand changes share a millisecond', () => {
    const clock = createClock('000000000001-ffff', () => 1);
    expect(clock.next()).toBe('000000000002-0000');
  });
});

it('gives out what is later than another journal on the same file has given out, whatever the wall says', () => {
  const clock = createClock(null, () => 1000);
  clock.next();
  clock.seen('0000000007d0-0004');
  expect(clock.next()).toBe('0000000007d0-0005');
  clock.seen('0000000003e8-0000');
  clock.seen(null);
  expect(clock.next()).toBe('0000000007d0-0006');
});
