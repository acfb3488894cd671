import { describe, expect, it } from 'vitest';
import { fromMgrs, toMgrs } from './mgrs.ts';

describe('the military grid', () => {
  // 33°20'N 44°24'E and its square of a kilometre: the worked example of GeographicLib's GeoConvert.
  it('reads and writes the published example', () => {
    expect(toMgrs(44.4, 33 + 1 / 3, 2)).toBe('38SMB4488');
    const [lon = 0, lat = 0] = fromMgrs('38SMB4488') ?? [];
    expect([lon.toFixed(5), lat.toFixed(5)]).toEqual(['44.40363', '33.33424']);
  });

  it.each([
    ['47PPR6236621280', 100.5018, 13.7563],
    ['47QMA9845077403', 98.9853, 18.7883],
    ['48PSB7730457191', 102, 14.97],
    ['47NQH5213223469', 101.28, 6.54],
  ])('writes %s, in either zone, in bands N, P and Q', (reference, lon, lat) => {
    expect(toMgrs(lon, lat).slice(0, 5)).toBe(reference.slice(0, 5));
    for (const [from, to] of [
      [5, 10],
      [10, 15],
    ])
      expect(
        Math.abs(Number(toMgrs(lon, lat).slice(from, to)) - Number(reference.slice(from, to))),
      ).toBeLessThan(2);
  });

  it('comes back to within the metre, all over the country', () => {
    let seed = 3;
    const next = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    for (let i = 0; i < 500; i++) {
      const [lon, lat] = [96 + next() * 11, 5 + next() * 16];
      const back = fromMgrs(toMgrs(lon, lat));
      expect(Math.hypot(((back?.[0] ?? 0) - lon) * 108_000, ((back?.[1] ?? 0) - lat) * 110_600)).toBeLessThan(
        0.8,
      );
    }
  });

  it('reads spaces, small letters, Thai digits and coarser squares, and nothing else', () => {
    const place = fromMgrs('47PPR6236621280');
    expect(fromMgrs('47p pr 62366 21280')).toEqual(place);
    expect(fromMgrs('๔๗P PR ๖๒๓๖๖ ๒๑๒๘๐')).toEqual(place);
    expect(fromMgrs('47PPR6221')?.[0]).toBeCloseTo(place?.[0] ?? 0, 2);
    for (const bad of ['47PPR623662128', '47PIR62', '61PPR', '47APR', 'ตำบล', '47PAR12'])
      expect(fromMgrs(bad)).toBeNull();
  });
});
