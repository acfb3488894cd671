import type { Extent } from '../../../shared/contract/base.ts';
import { unionExtent } from '../../../shared/geo/geometry.ts';

const MOST_SIDE = 1024;
/** Holds nothing. */
const NOWHERE: Extent = [Infinity, Infinity, -Infinity, -Infinity];

/** Square cells over an extent, row by row from the south-west. */
export class CellGrid {
  readonly extent: Extent;
  /** Cells a side. */
  readonly side: number;

  constructor(extent: Extent, cells: number) {
    this.extent = extent;
    this.side = Math.max(1, Math.min(MOST_SIDE, Math.ceil(Math.sqrt(cells))));
  }

  column(x: number): number {
    return this.step((x - this.extent[0]) / (this.extent[2] - this.extent[0]));
  }

  row(y: number): number {
    return this.step((y - this.extent[1]) / (this.extent[3] - this.extent[1]));
  }

  private step(share: number): number {
    return Math.max(0, Math.min(this.side - 1, Math.floor(share * this.side) || 0));
  }

  /** The cell of a position; -1 for one that lies outside, or nowhere. */
  cellOf(x: number, y: number): number {
    const [west, south, east, north] = this.extent;
    if (!(x >= west && x <= east && y >= south && y <= north)) return -1;
    return this.row(y) * this.side + this.column(x);
  }
}

/** The extent of all boxes; of none one that holds nothing. */
export const extentOfBoxes = (boxes: readonly Extent[]): Extent =>
  boxes.reduce<Extent | null>(unionExtent, null) ?? NOWHERE;
