import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IdleLock } from './idle-lock.ts';

const MINUTE = 60_000;
let locked = 0;
const idle = new IdleLock(() => {
  locked += 1;
  idle.stop();
});

beforeEach(() => {
  locked = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  idle.stop();
  vi.useRealTimers();
});

it('locks after the minutes without anybody, and says when', () => {
  idle.start(10);
  expect(Date.parse(idle.at() ?? '') - Date.now()).toBeCloseTo(10 * MINUTE, -2);
  vi.advanceTimersByTime(9 * MINUTE);
  expect(locked).toBe(0);
  vi.advanceTimersByTime(MINUTE + 5000);
  expect(locked).toBe(1);
  expect(idle.at()).toBeNull();
});

it('is put off by whoever is there', () => {
  idle.start(10);
  for (let i = 0; i < 5; i++) {
    vi.advanceTimersByTime(8 * MINUTE);
    idle.touch();
  }
  expect(locked).toBe(0);
  vi.advanceTimersByTime(11 * MINUTE);
  expect(locked).toBe(1);
});

it('locks when the machine slept, though nobody’s minutes are over', () => {
  idle.start(60);
  vi.setSystemTime(Date.now() + 20 * MINUTE);
  vi.advanceTimersByTime(5000);
  expect(locked).toBe(1);
});

it('does not stay open because the clock was put back', () => {
  idle.start(10);
  vi.advanceTimersByTime(5 * MINUTE);
  vi.setSystemTime(Date.now() - 24 * 60 * MINUTE);
  vi.advanceTimersByTime(5 * MINUTE + 5000);
  expect(locked).toBe(1);
});
