import type { TileLayer, TileValue } from './mvt.ts';
import { TILE_EXTENT } from './tile-grid.ts';

type Values = Readonly<Record<string, TileValue | null>>;

interface Gathered {
  fid: number;
  x: number;
  y: number;
  values: Values;
  count: number;
  sumX: number;
  sumY: number;
}

/** How points of one cell become one. */
export interface Gathering {
  /** The side of a cell in units of the tile. */
  readonly cell: number;
  /** A cluster stands in the middle of its points and bears none of their values; else the row of the lowest fid is drawn. */
  readonly cluster: boolean;
}

/**
 * Draws the points of a cell as one, which says in `point_count` how many it stands for. Which one that is depends on the
 * points alone, not on the order in which they are read. Points of clusters are counted in the tile in which they lie and in
 * no other, so that the counts of all tiles are the points of the layer.
 */
export class GatheredPoints {
  private readonly cells = new Map<number, Gathered>();
  private readonly how: Gathering;

  constructor(how: Gathering) {
    this.how = how;
  }

  add(fid: number, x: number, y: number, values: Values): void {
    const { cell, cluster } = this.how;
    if (cluster && (x < 0 || x >= TILE_EXTENT || y < 0 || y >= TILE_EXTENT)) return;
    // Cells of the buffer have negative numbers: the offset keeps them apart.
    const key = (Math.floor(x / cell) + TILE_EXTENT) * 4 * TILE_EXTENT + Math.floor(y / cell) + TILE_EXTENT;
    const there = this.cells.get(key);
    if (there === undefined) {
      this.cells.set(key, { fid, x, y, values, count: 1, sumX: x, sumY: y });
      return;
    }
    there.count += 1;
    there.sumX += x;
    there.sumY += y;
    if (fid < there.fid) Object.assign(there, { fid, x, y, values });
  }

  /** Puts the points into a layer of a tile. */
  writeInto(layer: TileLayer): void {
    for (const { fid, x, y, values, count, sumX, sumY } of this.cells.values()) {
      if (count === 1) layer.add(fid, 'point', [[x, y]], values);
      else if (!this.how.cluster) layer.add(fid, 'point', [[x, y]], { ...values, point_count: count });
      else {
        const middle = [Math.round(sumX / count), Math.round(sumY / count)];
        layer.add(fid, 'point', [middle], { point_count: count });
      }
    }
  }
}
