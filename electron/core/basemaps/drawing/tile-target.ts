import type { Target } from './draw-picture.ts';

/** A tile of Web Mercator with so many pixels a side, as a target to draw into. */
export function tileTarget(z: number, x: number, y: number, side: number): Target {
  const world = side * 2 ** z;
  return {
    width: side,
    height: side,
    toLonLat(xy) {
      for (let i = 0; i < xy.length; i += 2) {
        const across = (x * side + (xy[i] as number)) / world;
        const down = (y * side + (xy[i + 1] as number)) / world;
        xy[i] = across * 360 - 180;
        xy[i + 1] = (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
      }
    },
  };
}

/** A map on paper in a zone of UTM, `width` × `height` pixels of it, as a target to draw into. */
export interface PaperFrame {
  readonly width: number;
  readonly height: number;
  /** Longitude and latitude of the nodes of a grid over the paper: rows from the top, each from the left, interleaved. */
  readonly nodes: Float64Array;
  readonly columns: number;
  readonly rows: number;
}

/** A target of which places are known at the nodes of a regular grid; between them a straight line is near enough. */
export function paperTarget({ width, height, nodes, columns, rows }: PaperFrame): Target {
  return {
    width,
    height,
    toLonLat(xy) {
      for (let i = 0; i < xy.length; i += 2) {
        const u = ((xy[i] as number) / width) * (columns - 1);
        const v = ((xy[i + 1] as number) / height) * (rows - 1);
        const column = Math.min(columns - 2, Math.max(0, Math.floor(u)));
        const row = Math.min(rows - 2, Math.max(0, Math.floor(v)));
        for (const axis of [0, 1]) {
          const at = (c: number, r: number): number =>
            nodes[((row + r) * columns + column + c) * 2 + axis] as number;
          const top = at(0, 0) + (at(1, 0) - at(0, 0)) * (u - column);
          const below = at(0, 1) + (at(1, 1) - at(0, 1)) * (u - column);
          xy[i + axis] = top + (below - top) * (v - row);
        }
      }
    },
  };
}
