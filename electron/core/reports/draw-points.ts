import type { LayerStyle } from '../../../shared/contract/style.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { MapFrame } from './map-frame.ts';
import type { Box } from './place-labels.ts';
import { PX, symbol } from './sheet-symbols.ts';
import { mm } from './svg.ts';

/** Points closer than this on paper are one. */
const POINT_GRID_MM = 0.2;

/** True where a place on paper may be seen, signs at the edge counted in. */
export const inFrame = ([x, y]: Position, { width, height }: MapFrame): boolean =>
  x >= -5 && y >= -5 && x <= width + 5 && y <= height + 5;

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Null where the value is missing: drawn hollow. */
  readonly color: string | null;
}

/** A point without a value: a hollow ring, as hatching is for areas. */
const hollow = (x: number, y: number, size: number): string =>
  `<circle cx="${mm(x)}" cy="${mm(y)}" r="${mm(size / 2)}" fill="${MAP_COLORS.hatchGround}" stroke="${MAP_COLORS.hatch}" stroke-width=".25"/>`;

/** Points by their place on paper, so that half a million of them stay a drawing. */
export class PointGrid {
  private readonly cells = new Map<string, Spot>();
  merged = 0;

  add([x, y]: Position, color: string | null, frame: MapFrame): void {
    if (!inFrame([x, y], frame)) return;
    const key = `${Math.round(x / POINT_GRID_MM)},${Math.round(y / POINT_GRID_MM)},${color}`;
    if (this.cells.has(key)) this.merged++;
    else this.cells.set(key, { x, y, color });
  }

  draw(style: LayerStyle, scale: number): { svg: string; boxes: Box[] } {
    const point = style.point ?? { icon: 'circle' as const, color: MAP_COLORS.point, size: 6 };
    const size = point.size * PX * (point.icon === 'circle' ? 0.62 : 0.82) * scale;
    const half = size / 2;
    const boxes: Box[] = [];
    let svg = '';
    for (const { x, y, color } of this.cells.values()) {
      svg += color === null ? hollow(x, y, size) : symbol(point.icon, x, y, size, color);
      if (point.icon !== 'circle')
        boxes.push({ left: x - half, right: x + half, top: y - half, bottom: y + half });
    }
    return { svg, boxes };
  }
}
