import { describe, expect, it } from 'vitest';
import { barLength, metresPerPixel, scaleDenominator } from './measures.ts';

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
