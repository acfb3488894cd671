import type { Extent } from '../../../../shared/contract/base.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { localPlane } from '../local-plane.ts';

/** Metres east and north of a whole degree near the middle of an extent, by the scale of its latitude, and back. */
export interface Plane {
  to(position: Position): Position;
  back(position: Position): Position;
}

/**
 * A plane of straight parallels: cells drawn in it are equal within a province to the change of a degree's length. It
 * starts at a whole degree, so that one more row at the rim leaves every cell where it was, and the next answer can be
 * laid beside this one.
 */
export function planeOf([west, south, east, north]: Extent): Plane {
  const middle: Position = [Math.round((west + east) / 2), Math.round((south + north) / 2)];
  const plane = localPlane(middle);
  const perLon = plane.x(middle[0] + 1, middle[1]);
  const perLat = plane.y(middle[1] + 1);
  return {
    to: ([lon, lat]) => [(lon - middle[0]) * perLon, (lat - middle[1]) * perLat],
    back: ([x, y]) => [middle[0] + x / perLon, middle[1] + y / perLat],
  };
}

/** The box around all rows that have a place; null where none has. */
export function extentOfRows(rows: readonly AnalysisFeature[]): Extent | null {
  let box: Extent | null = null;
  for (const row of rows) {
    if (row.box === null) continue;
    box ??= [...row.box];
    box[0] = Math.min(box[0], row.box[0]);
    box[1] = Math.min(box[1], row.box[1]);
    box[2] = Math.max(box[2], row.box[2]);
    box[3] = Math.max(box[3], row.box[3]);
  }
  return box;
}

/** A tiling: which cell a position of the plane lies in, and its corners. Every position lies in exactly one. */
export interface Tiling {
  cellAt(position: Position): readonly [number, number];
  corners(cell: readonly [number, number]): Position[];
}

export const squares = (size: number): Tiling => ({
  cellAt: ([x, y]) => [Math.floor(x / size), Math.floor(y / size)],
  corners: ([column, row]) => [
    [column * size, row * size],
    [(column + 1) * size, row * size],
    [(column + 1) * size, (row + 1) * size],
    [column * size, (row + 1) * size],
    [column * size, row * size],
  ],
});

/**
 * Hexagons with a corner to the north, `width` from side to side, in axial coordinates; a position belongs to the cell
 * whose centre is nearest (cube rounding).
 */
export const hexagons = (width: number): Tiling => {
  const radius = width / Math.sqrt(3);
  const centre = (q: number, r: number): Position => [width * (q + r / 2), radius * 1.5 * r];
  return {
    cellAt: ([x, y]) => {
      const r = y / (radius * 1.5);
      return cubeRounded(x / width - r / 2, r);
    },
    corners: ([q, r]) => {
      const [x, y] = centre(q, r);
      const half = width / 2;
      return [
        [x, y + radius],
        [x - half, y + radius / 2],
        [x - half, y - radius / 2],
        [x, y - radius],
        [x + half, y - radius / 2],
        [x + half, y + radius / 2],
        [x, y + radius],
      ];
    },
  };
};

function cubeRounded(q: number, r: number): readonly [number, number] {
  const s = -q - r;
  const [roundQ, roundR, roundS] = [Math.round(q), Math.round(r), Math.round(s)];
  const [offQ, offR, offS] = [Math.abs(roundQ - q), Math.abs(roundR - r), Math.abs(roundS - s)];
  if (offQ > offR && offQ > offS) return [-roundR - roundS, roundR];
  if (offR > offS) return [roundQ, -roundQ - roundS];
  return [roundQ, roundR];
}
