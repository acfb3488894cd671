import { expect, it } from 'vitest';
import type { Geometry, Ring } from '../../../shared/geo/geometry.ts';
import { drawThumbnail } from './thumbnail.ts';

const polygon = (...rings: Ring[]): Geometry => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const corners = (path: string): number[][] =>
  [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);

it('fits areas into 100 × 100 units, north up, east–west shortened by the latitude', () => {
  const [west, east] = drawThumbnail([
    { geometry: polygon(square(100, 59.5, 1)), color: '#123456' },
    { geometry: polygon(square(101, 59.5, 1)), color: null },
  ]);
  // At 60°N a degree of longitude is half as long: two by one degrees make a square of 92 units.
  expect(corners(west?.path ?? '')).toEqual([
    [4, 96],
    [50, 96],
    [50, 4],
    [4, 4],
  ]);
  expect(corners(east?.path ?? '')[0]).toEqual([50, 96]);
  expect(west?.color).toBe('#123456');
  expect(east?.color).toMatch(/^#[0-9a-f]{6}$/);
});

it('drops corners that nobody sees and specks, and keeps holes', () => {
  const wiggly: Ring = Array.from({ length: 1001 }, (_, i): [number, number] => {
    const angle = (i * 2 * Math.PI) / 1000;
    return [100 + Math.cos(angle), 8 + Math.sin(angle)];
  });
  const shapes = drawThumbnail([
    { geometry: polygon(wiggly, square(99.9, 7.9, 0.2)), color: null },
    { geometry: polygon(square(100, 8, 0.0001)), color: null },
  ]);
  expect(shapes).toHaveLength(1);
  expect(shapes[0]?.path.match(/M/g)).toHaveLength(2);
  expect(corners(shapes[0]?.path ?? '').length).toBeLessThan(80);
  expect(drawThumbnail([])).toEqual([]);
});
