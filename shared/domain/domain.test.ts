import { describe, expect, it } from 'vitest';
import { areaM2, destination, distanceM } from '../geo/geodesic.ts';
import { formatDate, formatTime, parseDate } from './dates.ts';
import { formatRaiNganWah, m2OfRaiNganWah, parseRaiNganWah, raiNganWah, thaiDigits } from './units.ts';

describe('areas in rai, ngan and square wah', () => {
  it('carries when the last digit rounds up', () => {
    expect(raiNganWah(1599.999)).toEqual({ rai: 1, ngan: 0, wah: 0 });
    expect(formatRaiNganWah(47_755_540)).toBe('29,847-0-85');
  });

  it('reads what people write, and takes it back unchanged', () => {
    const m2 = parseRaiNganWah('๑๒-๓-๔๕.๖');
    expect(m2).toBeCloseTo(12 * 1600 + 3 * 400 + 45.6 * 4, 9);
    expect(m2OfRaiNganWah(raiNganWah(m2 as number))).toBeCloseTo(m2 as number, 6);
    expect(parseRaiNganWah('12-4-0')).toBeNull();
  });

  it('prints Thai digits', () => expect(thaiDigits('12-3-45')).toBe('๑๒-๓-๔๕'));
});

describe('dates in the Buddhist era', () => {
  it.each([
    ['29/2/2567', '2024-02-29'],
    ['29/02/67', '2024-02-29'],
    ['29 ก.พ. 67', '2024-02-29'],
    ['๒๙ ก.พ. ๒๕๖๗', '2024-02-29'],
    ['๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๗', '2024-02-29'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s', (text, iso) => expect(parseDate(text)?.iso).toBe(iso));

  it.each(['29/2/2568', '31/4/2567', '2567', 'ป่าชุมชน', '1/13/2567'])('does not take %s for a date', (text) =>
    expect(parseDate(text)).toBeNull(),
  );

  it('says when it supplied the century', () => expect(parseDate('1/1/67')?.assumed).toBe(true));

  it('writes Thai time whatever the zone of the PC', () => {
    expect(formatDate('2026-11-21T17:30:00Z')).toBe('22 พ.ย. 2569');
    expect(formatTime('2026-11-22T03:42:00Z')).toBe('10.42 น.');
    expect(formatDate('2026-11-22', 'th', 'long')).toBe('22 พฤศจิกายน 2569');
    expect(formatDate(null)).toBe('–');
  });
});

describe('geodesic measures', () => {
  it('agrees with the area of one square degree at the equator (GeographicLib)', () => {
    const area = areaM2({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    });
    expect(area).toBeCloseTo(12_308_778_361.469, 0);
  });

  it('goes there and back', () => {
    const there = destination([102, 14], 37, 12_345.6);
    expect(distanceM([102, 14], there)).toBeCloseTo(12_345.6, 6);
  });
});
