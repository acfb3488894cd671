import { describe, expect, it } from 'vitest';
import { areaM2 } from './geodesic.ts';
import type { Geometry, Ring } from './geometry.ts';
import { encodeWkb } from './wkb.ts';
import { wkbAreaM2 } from './wkb-area.ts';

const circle = (lon: number, lat: number, radius: number, vertices: number): Ring => {
  const ring: Ring = Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * 2 * Math.PI;
    const wave = radius * (1 + 0.3 * Math.sin(5 * angle));
    return [lon + wave * Math.cos(angle), lat + wave * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [lon, lat]];
};

describe('the area of WKB', () => {
  it.each([
    [97.4, 5.7, 0.001, 12],
    [99, 8.1, 0.05, 400],
    [102.3, 13.8, 0.4, 40],
    [105.5, 20.4, 0.9, 24],
    [100, 15, 3, 7],
  ])('agrees with GeographicLib at %d, %d with radius %d°', (lon, lat, radius, vertices) => {
    const geometry: Geometry = {
      type: 'MultiPolygon',
      coordinates: [
        [circle(lon, lat, radius, vertices), circle(lon, lat, radius / 3, vertices)],
        [circle(lon + 4 * radius, lat, radius / 2, vertices)],
      ],
    };
    const exact = areaM2(geometry);
    expect(Math.abs(wkbAreaM2(encodeWkb(geometry)) - exact) / exact).toBeLessThan(1e-7);
  });

  it('is 0 for what has none', () => {
    expect(wkbAreaM2(encodeWkb({ type: 'Point', coordinates: [102, 13] }))).toBe(0);
    expect(wkbAreaM2(encodeWkb({ type: 'MultiPolygon', coordinates: [] }))).toBe(0);
  });
});
