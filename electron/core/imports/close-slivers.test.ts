import { expect, it } from 'vitest';
import type { Ring } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { withoutGaps } from './close-slivers.ts';

const box = (west: number, south: number, width: number, height: number): Ring => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
  [west, south],
];
const holesOf = (rings: Ring[]): number => {
  const shape = decodeWkb(withoutGaps(encodeWkb({ type: 'MultiPolygon', coordinates: [rings] })));
  return shape.type === 'MultiPolygon' ? (shape.coordinates[0]?.length ?? 0) - 1 : -1;
};

it('closes narrow gaps between neighbours and keeps enclaves, be they small', () => {
  const around = box(100, 15, 0.2, 0.2);
  const gap = box(100.05, 15.05, 0.0001, 0.02);
  const enclave = box(100.1, 15.1, 0.0004, 0.0004);
  const lake = box(100.15, 15.02, 0.01, 0.1);
  expect(holesOf([around, gap, enclave, lake])).toBe(2);
  expect(holesOf([around, enclave])).toBe(1);
  expect(holesOf([around])).toBe(0);
});
