import type { Extent } from '../../../shared/contract/base.ts';

/** Cells for each box on the average. */
const CELLS_PER_BOX = 16;
const MOST_SIDE = 1024;

/** Boxes found by a position: quicker than a tree where very many positions are asked of the same boxes. */
export class BoxGrid {
  private readonly boxes: Float64Array;
  private readonly side: number;
  private readonly extent: Extent;
  /** Where the boxes of each cell begin, and where the last one's end. */
  private readonly starts: Uint32Array;
  private readonly cells: Uint32Array;

  constructor(boxes: readonly Extent[]) {
    this.boxes = Float64Array.from(boxes.flat());
    this.side = Math.max(1, Math.min(MOST_SIDE, Math.ceil(Math.sqrt(boxes.length * CELLS_PER_BOX))));
    this.extent = [Infinity, Infinity, -Infinity, -Infinity];
    for (const box of boxes) {
      this.extent[0] = Math.min(this.extent[0], box[0]);
      this.extent[1] = Math.min(this.extent[1], box[1]);
      this.extent[2] = Math.max(this.extent[2], box[2]);
      this.extent[3] = Math.max(this.extent[3], box[3]);
    }
    this.starts = new Uint32Array(this.side * this.side + 1);
    this.cells = this.filled(boxes);
  }

  private filled(boxes: readonly Extent[]): Uint32Array {
    const { side, starts } = this;
    const each = (visit: (cell: number, box: number) => void): void => {
      boxes.forEach((box, i) => {
        const [west, south] = [this.column(box[0]), this.row(box[1])];
        const [east, north] = [this.column(box[2]), this.row(box[3])];
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

  private column(x: number): number {
    return this.step((x - this.extent[0]) / (this.extent[2] - this.extent[0]));
  }

  private row(y: number): number {
    return this.step((y - this.extent[1]) / (this.extent[3] - this.extent[1]));
  }

  private step(share: number): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor(share * this.side) || 0));
  }

  /** Calls `visit` with the index of every box that holds a position, its border included. */
  each(x: number, y: number, visit: (box: number) => void): void {
    const [west, south, east, north] = this.extent;
    if (!(x >= west && x <= east && y >= south && y <= north)) return;
    const cell = this.row(y) * this.side + this.column(x);
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
