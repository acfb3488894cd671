import { describe, expect, it } from 'vitest';
import type { Hit } from '../../map/index.ts';
import { squareAround, withGathered } from './gathered-hits.ts';

const hit = (layer: string, fid: number, count = 1): Hit => ({
  ...{ layer, fid, properties: {}, areal: false },
  gathered: count > 1 ? { count, at: [102, 15], cluster: false } : null,
});

describe('what lies where points are drawn as one', () => {
  it('is every row that lies there, and the areas beneath as they were hit', () => {
    const hits = [hit('village', 7, 3), hit('subdistrict', 2)];
    expect(withGathered(hits, [{ layer: 'village', fids: [7, 8, 9] }])).toEqual([
      { layer: 'village', fids: [7, 8, 9] },
      { layer: 'subdistrict', fids: [2] },
    ]);
  });

  it('is what was hit where nothing else is found, as on a map that shows another time', () => {
    expect(withGathered([hit('village', 7, 3)], [])).toEqual([{ layer: 'village', fids: [7] }]);
  });

  it('is looked for in a square of the screen', () => {
    const [a, , c] = squareAround([102, 60], 4, 10);
    const pixel = 360 / (512 * 2 ** 10);
    expect((c?.[0] ?? 0) - (a?.[0] ?? 0)).toBeCloseTo(8 * pixel, 9);
    expect((c?.[1] ?? 0) - (a?.[1] ?? 0)).toBeCloseTo(4 * pixel, 9);
  });
});
