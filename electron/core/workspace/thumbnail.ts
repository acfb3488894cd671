import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf, type Geometry, polygonsOf, type Ring, unionExtent } from '../../../shared/geo/geometry.ts';

/** One shape of a picture: an SVG path in 100 × 100 units and its colour. */
export interface ThumbnailShape {
  readonly path: string;
  readonly color: string;
}

/** Muted greens and sands, told apart when they lie side by side; for areas that no zone has coloured. */
const PALETTE = ['#8fb3a0', '#c9b98f', '#9db7c4', '#b7c48f', '#c4a69d', '#a6a3c4', '#8fc0b5', '#d0c6a0'];
/** Units to which corners are rounded; what two neighbours share stays shared. */
const GRID = 0.1;
/** How far a line may stray: a third of the white line that is drawn between two areas. */
const TOLERANCE = 0.2;
const MARGIN = 4;

type Corner = [x: number, y: number];

/** How far a corner lies from the straight line between two others; from the point when both are one. */
function distance([x, y]: Corner, [ax, ay]: Corner, [bx, by]: Corner): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dy * (x - ax) - dx * (y - ay)) / length;
}

/** Douglas and Peucker's thinning (1973) of an open line: both ends stay. */
function thin(line: readonly Corner[]): Corner[] {
  const [first, last] = [line[0] as Corner, line.at(-1) as Corner];
  let [farthest, most] = [0, TOLERANCE];
  for (let i = 1; i < line.length - 1; i++) {
    const off = distance(line[i] as Corner, first, last);
    if (off > most) [farthest, most] = [i, off];
  }
  if (farthest === 0) return [first, last];
  return [...thin(line.slice(0, farthest + 1)), ...thin(line.slice(farthest)).slice(1)];
}

function ringPath(ring: Ring, place: (x: number, y: number) => Corner): string {
  const corners: Corner[] = [];
  for (const [x, y] of ring) {
    const corner = place(x, y);
    const last = corners.at(-1);
    if (!last || last[0] !== corner[0] || last[1] !== corner[1]) corners.push(corner);
  }
  const kept = thin(corners).slice(0, -1);
  if (kept.length < 3) return '';
  return `M${kept.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/**
 * Draws areas as a small picture: fitted into 100 × 100 units with north up, longitudes shortened by the cosine of the
 * middle latitude. Shapes too small to be seen are left out.
 */
export function drawThumbnail(
  shapes: readonly { geometry: Geometry; color: string | null }[],
): ThumbnailShape[] {
  const box = shapes.reduce<Extent | null>((all, shape) => unionExtent(all, extentOf(shape.geometry)), null);
  if (!box) return [];
  const squeeze = Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180);
  const [width, height] = [(box[2] - box[0]) * squeeze, box[3] - box[1]];
  const scale = (100 - 2 * MARGIN) / Math.max(width, height, 1e-9);
  const snap = (value: number): number => Number((Math.round(value / GRID) * GRID).toFixed(1));
  const place = (x: number, y: number): Corner => [
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
