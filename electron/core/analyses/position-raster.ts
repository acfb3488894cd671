import type { Extent } from '../../../shared/contract/base.ts';
import { CellGrid } from './cell-grid.ts';

const PER_CELL = 8;

/** Positions sorted into cells, so that those in a box lie together: very many of them are asked area by area. */
export class PositionRaster {
  /** Longitude and latitude in turn, cell by cell. */
  private readonly xy: Float64Array;
  /** Which position of the list each of them is. */
  private readonly order: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly grid: CellGrid;

  /** @param xy longitude and latitude in turn; what lies outside the extent, or nowhere, is left out */
  constructor(xy: Float64Array, extent: Extent) {
    const count = xy.length / 2;
    const grid = new CellGrid(extent, count / PER_CELL);
    this.grid = grid;
    const cells = new Int32Array(count);
    this.starts = new Uint32Array(grid.side * grid.side + 1);
    for (let i = 0; i < count; i++) {
      const cell = grid.cellOf(xy[i * 2] as number, xy[i * 2 + 1] as number);
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
    const { grid, starts } = this;
    const [left, right] = [grid.column(west), grid.column(east)];
    const top = grid.row(north);
    for (let row = grid.row(south); row <= top; row++) {
      const first = row * grid.side;
      visit(starts[first + left] as number, starts[first + right + 1] as number);
    }
  }
}
