import { beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { provenValid } from './simple-ring.ts';

function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const polygon = (ring: Position[]): Uint8Array =>
  encodeWkb({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

describe('a ring that is proven simple', () => {
  it('is one that GEOS calls valid, whatever the ring', () => {
    let proven = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const next = random(seed);
      const grid = seed % 2 === 0 ? 8 : 1e6;
      const count = 3 + Math.floor(next() * (seed % 7 === 0 ? 60 : 9));
      const wavy = seed % 3 === 0;
      const ring = Array.from({ length: count }, (_, i): Position => {
        if (!wavy) return [Math.round(next() * grid), Math.round(next() * grid)];
        const angle = (2 * Math.PI * i) / count;
        const r = 1 + 0.9 * next();
        return [100 + r * Math.cos(angle), 15 + r * Math.sin(angle)];
      });
      const wkb = polygon(ring);
      if (!provenValid(wkb)) continue;
      proven++;
      expect(geos.isValid(wkb), `seed ${seed}`).toBe(true);
    }
    expect(proven).toBeGreaterThan(800);
  });

  it('is any smooth outline', () => {
    const ring = Array.from({ length: 1000 }, (_, i): Position => {
      const angle = (2 * Math.PI * i) / 1000;
      const r = 1 + 0.2 * Math.sin(7 * angle) + 0.05 * Math.sin(61 * angle);
      return [100 + r * Math.cos(angle), 15 + r * Math.sin(angle)];
    });
    expect(provenValid(polygon(ring))).toBe(true);
  });

  it.each<[string, Position[]]>([
    [
      'a bow-tie',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
    ],
    [
      'a spike',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [4, 6],
        [4, 4],
        [0, 4],
      ],
    ],
    [
      'a touch',
      [
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 3],
      ],
    ],
    [
      'a ring that touches itself at a corner',
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ],
    ],
    [
      'no area',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'a repeated position',
      [
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  ])('is not %s', (_, ring) => {
    expect(provenValid(polygon(ring))).toBe(false);
  });
});
