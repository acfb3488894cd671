import { describe, expect, it } from 'vitest';
import { readPlace, writePlace } from './places.ts';

/** The published pair of `domain.md` §3.5: the same mark in both datums. */
const MARK = { world: '672978.171, 1521044.256', indian: '673310.690, 1520741.207' };

const near = (text: string, crs: string): string =>
  readPlace(text, crs)
    ?.map((n) => n.toFixed(5))
    .join(' ') ?? '–';

describe('a place that is typed', () => {
  it('is read in degrees, minutes and seconds, Thai digits, and either order', () => {
    const expected = '100.51667 13.75000';
    for (const text of [
      '13.75, 100.5166667',
      '100.5166667 13.75',
      '13°45\'0" N 100°31\'0" E',
      '๑๓.๗๕, ๑๐๐.๕๑๖๖๖๗',
    ])
      expect([text, near(text, 'EPSG:4326')]).toEqual([text, expected]);
    expect(near('13.75, 100.5166667', 'EPSG:32648')).toBe(expected);
  });

  it('is read on the grid that was chosen, or on that of the zone that stands with it', () => {
    expect(near(MARK.world, 'EPSG:32647')).toBe(near(`47P ${MARK.world}`, 'EPSG:32648'));
    const [a, b] = [readPlace(MARK.world, 'EPSG:32647'), readPlace(MARK.indian, 'EPSG:24047')];
    const metres = Math.hypot(
      ((a?.[0] ?? 0) - (b?.[0] ?? 1)) * 107_000,
      ((a?.[1] ?? 0) - (b?.[1] ?? 1)) * 111_000,
    );
    expect(metres).toBeLessThan(0.3);
    expect(near(`โซน 47 ${MARK.indian}`, 'EPSG:24048')).toBe(near(MARK.indian, 'EPSG:24047'));
  });

  it('is nothing where it is none', () => {
    for (const text of ['', 'ตำบลเขาคราม', '13.75', '13, 190', '999999999 5'])
      expect(readPlace(text, 'EPSG:4326')).toBeNull();
    expect(readPlace('500000 1500000', 'EPSG:4326')).toBeNull();
    expect(readPlace('13.75, 100.5', 'EPSG:1')).toBeNull();
  });

  it('comes back from what is written, in every system', () => {
    for (const [lon, systems] of [
      [100.5166667, 4],
      [101.99, 6],
    ] as const) {
      const all = writePlace([lon, 13.75]);
      expect(all).toHaveLength(systems);
      for (const { crs, text } of all) {
        const at = readPlace(text, crs);
        expect(Math.abs((at?.[0] ?? 0) - lon) + Math.abs((at?.[1] ?? 0) - 13.75)).toBeLessThan(3e-7);
      }
    }
  });
});
