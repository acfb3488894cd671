import type { TileLayer, TileValue } from './mvt.ts';
import { TILE_EXTENT } from './tile-grid.ts';
import type { Telling } from './tile-request.ts';

type Values = Readonly<Record<string, TileValue | null>>;

/**
 * A tile is 512 pixels wide: at more points than these, signs of eight pixels hide each other. Wider cells thin out only
 * where it is dense.
 */
const MOST_POINTS = 4000;

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
  readonly telling: Telling | null;
}

/**
 * Draws the points of a cell as one, which says in `point_count` how many it stands for. Which one that is depends on the
 * points alone (the lowest fid, or as `telling` says), not on the order in which they are read. Points of clusters are counted in the tile in which they lie and in
 * no other, so that the counts of all tiles are the points of the layer.
 */
export class GatheredPoints {
  private readonly cells = new Map<number, Gathered>();
  private readonly how: Gathering;
  private cell: number;

  constructor(how: Gathering) {
    this.how = how;
    this.cell = how.cell;
  }

  add(fid: number, x: number, y: number, values: Values): void {
    if (this.how.cluster && (x < 0 || x >= TILE_EXTENT || y < 0 || y >= TILE_EXTENT)) return;
    const key = this.cellAt(x, y);
    const there = this.cells.get(key);
    if (there === undefined) this.cells.set(key, { fid, x, y, values, count: 1, sumX: x, sumY: y });
    else this.join(there, { fid, x, y, values, count: 1, sumX: x, sumY: y });
  }

  private cellAt(x: number, y: number): number {
    // Cells of the buffer have negative numbers: the offset keeps them apart.
    const column = Math.floor(x / this.cell) + TILE_EXTENT;
    return column * 4 * TILE_EXTENT + Math.floor(y / this.cell) + TILE_EXTENT;
  }

  /** Makes cells twice as wide, with what they hold. */
  private coarsen(): void {
    const finer = [...this.cells.values()];
    this.cells.clear();
    this.cell *= 2;
    for (const one of finer) {
      const key = this.cellAt(one.x, one.y);
      const there = this.cells.get(key);
      if (there === undefined) this.cells.set(key, one);
      else this.join(there, one);
    }
  }

  private join(there: Gathered, other: Gathered): void {
    const { telling } = this.how;
    const sum = telling?.by === 'sum' ? added(there, other, telling.field) : null;
    there.count += other.count;
    there.sumX += other.sumX;
    there.sumY += other.sumY;
    if (isDrawnInstead(there, other, telling)) {
      const { fid, x, y, values } = other;
      Object.assign(there, { fid, x, y, values });
    }
    if (sum !== null) there.values = { ...there.values, ...sum };
  }

  /** Puts the points into a layer of a tile. */
  writeInto(layer: TileLayer): void {
    while (this.cells.size > MOST_POINTS) this.coarsen();
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

const numberIn = ({ values }: Gathered, field: string): number => {
  const value = values[field];
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
};

/** Whether `other` is to be drawn in the place of `there`. */
function isDrawnInstead(there: Gathered, other: Gathered, telling: Telling | null): boolean {
  if (telling?.by !== 'largest') return other.fid < there.fid;
  const more = numberIn(other, telling.field) - numberIn(there, telling.field);
  return more > 0 || (!(more < 0) && other.fid < there.fid);
}

/** What both have of a field; missing where neither has any. */
function added(there: Gathered, other: Gathered, field: string): Values | null {
  const known = [there, other].map((one) => numberIn(one, field)).filter(Number.isFinite);
  return known.length === 0 ? null : { [field]: known.reduce((sum, one) => sum + one, 0) };
}
