import { describe, expect, it } from 'vitest';
import { daysSince, formatBytes, formatWhen } from './format-when.ts';

const now = Date.parse('2026-11-22T02:00:00Z');

describe('formatWhen', () => {
  it('counts days by the Thai calendar, not by the clock of the PC', () => {
    // 23.30 น. of the day before in Bangkok, only 9.5 hours ago.
    expect(daysSince('2026-11-21T16:30:00Z', now)).toBe(1);
    expect(formatWhen('2026-11-21T16:30:00Z', 'th', now)).toBe('เมื่อวาน 23.30 น.');
    // Past midnight in Bangkok, though it is still the 21st in UTC.
    expect(formatWhen('2026-11-21T17:30:00Z', 'th', now)).toBe('วันนี้ 00.30 น.');
  });
  it('says older days by date, in the Buddhist era', () => {
    expect(formatWhen('2026-11-18T09:00:00Z', 'th', now)).toBe('18 พ.ย. 2569');
    expect(formatWhen('2026-11-18T09:00:00Z', 'en', now)).toBe('18 Nov 2026');
  });
});

describe('formatBytes', () => {
  it('never says zero for a file that has something in it', () => {
    expect(formatBytes(12)).toBe('1 kB');
    expect(formatBytes(61_400_000)).toBe('61 MB');
    expect(formatBytes(2_340_000)).toBe('2.3 MB');
  });
});
