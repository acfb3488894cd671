import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf, type Geometry, polygonsOf, type Ring, unionExtent } from '../../../shared/geo/geometry.ts';

/** One shape of a picture: an SVG path in 100 × 100 units and its colour. */
export interface ThumbnailShape {
  readonly path: string;
  readonly color: string;
}

/** Muted greens and sands, told apart when they lie side by side; for areas that no zone has coloured. */
const PALETTE = ['#8fb3a0', '#c9b98f', '#9db7c4', '#b7c48f', '#c4a69d', '#a6a3c4', '#8fc0b5', '#d0c6a0'];
/** Corners are put on a grid of half a unit: what two neighbours share stays shared, and most vertices fall away. */
const GRID = 0.5;
const MARGIN = 4;

function ringPath(ring: Ring, place: (x: number, y: number) => [number, number]): string {
  const corners: [number, number][] = [];
  for (const [x, y] of ring) {
    const corner = place(x, y);
    const last = corners.at(-1);
    if (!last || last[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner);
  }
  if (corners.length < 4) return '';
  const straight = corners.filter((corner, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (!before || !after) return true;
    return (
      (corner[0] - before[0]) * (after[1] - corner[1]) !== (corner[1] - before[1]) * (after[0] - corner[0])
    );
  });
  return `M${straight.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/**
 * Draws areas as a small picture: fitted into 100 × 100 units with north up, longitudes shortened by the cosine of the
 * middle latitude. Shapes smaller than half a unit are left out.
 */
export function drawThumbnail(
  shapes: readonly { geometry: Geometry; color: string | null }[],
): ThumbnailShape[] {
  const box = shapes.reduce<Extent | null>((all, shape) => unionExtent(all, extentOf(shape.geometry)), null);
  if (!box) return [];
  const squeeze = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  const [width, height] = [(box[2] - box[0]) * squeeze, box[3] - box[1]];
  const scale = (100 - 2 * MARGIN) / Math.max(width, height, 1e-9);
  const snap = (value: number): number => Math.round(value / GRID) * GRID;
  const place = (x: number, y: number): [number, number] => [
    snap(50 + ((x - box[0]) * squeeze - width / 2) * scale),
    snap(50 - (y - box[1] - height / 2) * scale),
  ];
  return shapes.flatMap(({ geometry, color }, index) => {
    const path = polygonsOf(geometry)
      .flatMap((rings) => rings.map((ring) => ringPath(ring, place)))
      .join('');
    return path === '' ? [] : [{ path, color: color ?? (PALETTE[index % PALETTE.length] as string) }];
  });
}
