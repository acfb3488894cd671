import type { Extent } from '../../../shared/contract/base.ts';

const PER_CELL = 8;
const MOST_SIDE = 1024;

/** Positions sorted into cells, so that those in a box lie together: very many of them are asked area by area. */
export class PositionRaster {
  /** Longitude and latitude in turn, cell by cell. */
  private readonly xy: Float64Array;
  /** Which position of the list each of them is. */
  private readonly order: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly side: number;
  private readonly extent: Extent;

  /** @param xy longitude and latitude in turn; what lies outside the extent, or nowhere, is left out */
  constructor(xy: Float64Array, extent: Extent) {
    const count = xy.length / 2;
    this.extent = extent;
    this.side = Math.max(1, Math.min(MOST_SIDE, Math.ceil(Math.sqrt(count / PER_CELL))));
    const cells = new Int32Array(count);
    this.starts = new Uint32Array(this.side * this.side + 1);
    for (let i = 0; i < count; i++) {
      const cell = this.cellOf(xy[i * 2] as number, xy[i * 2 + 1] as number);
      cells[i] = cell;
      if (cell >= 0) this.starts[cell + 1] = (this.starts[cell + 1] as number) + 1;
    }
    for (let cell = 1; cell < this.starts.length; cell++)
      this.starts[cell] = (this.starts[cell] as number) + (this.starts[cell - 1] as number);
    const inside = this.starts[this.starts.length - 1] as number;
    this.xy = new Float64Array(inside * 2);
    this.order = new Uint32Array(inside);
    this.fill(xy, cells);
  }

  private fill(xy: Float64Array, cells: Int32Array): void {
    const next = this.starts.slice();
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as number;
      if (cell < 0) continue;
      const at = next[cell] as number;
      next[cell] = at + 1;
      this.order[at] = i;
      this.xy[at * 2] = xy[i * 2] as number;
      this.xy[at * 2 + 1] = xy[i * 2 + 1] as number;
    }
  }

  private cellOf(x: number, y: number): number {
    const [west, south, east, north] = this.extent;
    if (!(x >= west && x <= east && y >= south && y <= north)) return -1;
    return this.row(y) * this.side + this.column(x);
  }

  private column(x: number): number {
    return this.step((x - this.extent[0]) / (this.extent[2] - this.extent[0]));
  }

  private row(y: number): number {
    return this.step((y - this.extent[1]) / (this.extent[3] - this.extent[1]));
  }

  private step(share: number): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor(share * this.side) || 0));
  }

  /** How many positions lie in the cells of a box: at least as many as in the box. */
  countAbout(box: Extent): number {
    let sum = 0;
    this.eachRun(box, (from, to) => {
      sum += to - from;
    });
    return sum;
  }

  /** Calls `visit` for every position in a box, its border included, with its place in the list. */
  each(box: Extent, visit: (position: number, x: number, y: number) => void): void {
    const [west, south, east, north] = box;
    this.eachRun(box, (from, to) => {
      for (let at = from; at < to; at++) {
        const x = this.xy[at * 2] as number;
        const y = this.xy[at * 2 + 1] as number;
        if (x >= west && x <= east && y >= south && y <= north) visit(this.order[at] as number, x, y);
      }
    });
  }

  /** The cells of a row lie side by side. */
  private eachRun([west, south, east, north]: Extent, visit: (from: number, to: number) => void): void {
    const [left, right] = [this.column(west), this.column(east)];
    for (let row = this.row(south); row <= this.row(north); row++)
      visit(
        this.starts[row * this.side + left] as number,
        this.starts[row * this.side + right + 1] as number,
      );
  }
}
