import { describe, expect, it } from 'vitest';
import { crsById } from './index.ts';
import { patchwork } from './patchwork.ts';

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('patchwork', () => {
  for (const id of ['EPSG:32647', 'EPSG:32648', 'EPSG:24047', 'EPSG:24048', 'EPSG:3857'])
    it(`turns positions of ${id} into what the transform itself makes of them, all over the country`, () => {
      const exact = crsById(id)!.toWgs84();
      const quick = patchwork(crsById(id)!.toWgs84());
      const next = random(47);
      const wide = id === 'EPSG:3857';
      const xy = Float64Array.from({ length: 8000 }, (_, i) =>
        i % 2 === 0
          ? wide
            ? 10_800_000 + next() * 1_000_000
            : next() * 1_000_000
          : wide
            ? 600_000 + next() * 1_800_000
            : 600_000 + next() * 1_700_000,
      );
      const same = xy.slice();
      exact.apply(xy, 0, xy.length);
      quick.apply(same, 0, same.length);
      let worst = 0;
      for (let i = 0; i < xy.length; i++) worst = Math.max(worst, Math.abs(xy[i]! - same[i]!));
      // Degrees: a tenth of a micrometre.
      expect(worst).toBeLessThan(1e-12);
    });

  it('makes the same of a position whatever came before it', () => {
    const place = [500_123.25, 1_000_456.75];
    const alone = Float64Array.from(place);
    patchwork(crsById('EPSG:32647')!.toWgs84()).apply(alone, 0, 2);
    const among = Float64Array.from([...place, 620_000, 900_000, 1, 2, ...place]);
    patchwork(crsById('EPSG:32647')!.toWgs84()).apply(among, 0, among.length);
    expect([...among.slice(6)]).toEqual([...alone]);
    expect([...among.slice(0, 2)]).toEqual([...alone]);
  });

  it('leaves degrees, nonsense and what has no place to the transform', () => {
    const exact = crsById('EPSG:32647')!.toWgs84();
    const odd = [99.5, 8.25, 1e12, 5, Number.NaN, 3];
    const [a, b] = [Float64Array.from(odd), Float64Array.from(odd)];
    exact.apply(a, 0, a.length);
    patchwork(crsById('EPSG:32647')!.toWgs84()).apply(b, 0, b.length);
    expect([...b]).toEqual([...a]);
  });
});
