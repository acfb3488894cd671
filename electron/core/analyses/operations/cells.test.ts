import { describe, expect, it } from 'vitest';
import { hexagons, planeOf, squares } from './cells.ts';

describe('cells', () => {
  it.each([
    ['squares', squares(2000)],
    ['hexagons', hexagons(2000)],
  ])('of %s stay where they are when a row at the rim is added', (_, tiling) => {
    const before = planeOf([100.05, 15.05, 100.15, 15.15]);
    const after = planeOf([100.01, 15.05, 100.15, 15.18]);
    const corners = (plane: typeof before): unknown => {
      const cell = tiling.cellAt(plane.to([100.07, 15.11]));
      return tiling.corners(cell).map((corner) => plane.back(corner));
    };
    expect(corners(after)).toEqual(corners(before));
  });
});
