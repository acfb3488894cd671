import { describe, expect, it } from 'vitest';
import { barLength, metresPerPixel, NEAREST_SCALE, scaleDenominator, zoomOfScale } from './measures.ts';

describe('scale', () => {
  it('is the ground of a 512-px world at the equator and shrinks with latitude', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2);
    expect(metresPerPixel(60, 0)).toBeCloseTo(78_271.517 / 2, 2);
  });
  it('gives a scale with two meaning digits', () => {
    expect(scaleDenominator(13.7, 9)).toBe(560_000);
  });
  it('draws bars of 1, 2 or 5', () => {
    expect(barLength(300, 100)).toEqual({ metres: 20_000, pixels: 20_000 / 300 });
    expect(barLength(1, 99).metres).toBe(50);
  });
});

it('reaches the largest scale that may be asked for', () => {
  for (const lat of [0, 6, 20]) expect(zoomOfScale(lat, NEAREST_SCALE)).toBeLessThan(20);
});

it('finds the zoom of a scale, true at the latitude', () => {
  for (const [lat, n] of [
    [0, 50_000],
    [7, 4000],
    [20, 1_000_000],
  ] as const) {
    const perPixel = metresPerPixel(lat, zoomOfScale(lat, n));
    // A CSS pixel is 1/96 inch of 25.4 mm: on 1:n it stands for n of them.
    expect(perPixel).toBeCloseTo((n * 0.0254) / 96, 6);
  }
});
