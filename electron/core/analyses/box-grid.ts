import type { Extent } from '../../../shared/contract/base.ts';
import { CellGrid, extentOfBoxes } from './cell-grid.ts';

/** Cells for each box on the average. */
const CELLS_PER_BOX = 16;

/** Boxes found by a position: quicker than a tree where very many positions are asked of the same boxes. */
export class BoxGrid {
  private readonly boxes: Float64Array;
  private readonly grid: CellGrid;
  /** Where the boxes of each cell begin, and where the last one's end. */
  private readonly starts: Uint32Array;
  private readonly cells: Uint32Array;

  constructor(boxes: readonly Extent[]) {
    this.boxes = Float64Array.from(boxes.flat());
    this.grid = new CellGrid(extentOfBoxes(boxes), boxes.length * CELLS_PER_BOX);
    this.starts = new Uint32Array(this.grid.side * this.grid.side + 1);
    this.cells = this.filled(boxes);
  }

  private filled(boxes: readonly Extent[]): Uint32Array {
    const { grid, starts } = this;
    const { side } = grid;
    const each = (visit: (cell: number, box: number) => void): void => {
      boxes.forEach((box, i) => {
        const [west, south] = [grid.column(box[0]), grid.row(box[1])];
        const [east, north] = [grid.column(box[2]), grid.row(box[3])];
        for (let row = south; row <= north; row++)
          for (let column = west; column <= east; column++) visit(row * side + column, i);
      });
    };
    const counts = new Uint32Array(side * side);
    each((cell) => {
      counts[cell] = (counts[cell] ?? 0) + 1;
    });
    for (let cell = 0; cell < counts.length; cell++)
      starts[cell + 1] = (starts[cell] ?? 0) + (counts[cell] ?? 0);
    const next = starts.slice(0, counts.length);
    const cells = new Uint32Array(starts[counts.length] ?? 0);
    each((cell, box) => {
      const place = next[cell] ?? 0;
      next[cell] = place + 1;
      cells[place] = box;
    });
    return cells;
  }

  /** Calls `visit` with the index of every box that holds a position, its border included. */
  each(x: number, y: number, visit: (box: number) => void): void {
    const cell = this.grid.cellOf(x, y);
    if (cell < 0) return;
    const { boxes } = this;
    const end = this.starts[cell + 1] as number;
    for (let at = this.starts[cell] as number; at < end; at++) {
      const box = this.cells[at] as number;
      const i = box * 4;
      if (
        (boxes[i] as number) <= x &&
        (boxes[i + 2] as number) >= x &&
        (boxes[i + 1] as number) <= y &&
        (boxes[i + 3] as number) >= y
      )
        visit(box);
    }
  }
}
