import type { Extent } from '../../../shared/contract/base.ts';

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);

/** The nearest 32-bit number that is not above (`-1`) or not below (`1`), as SQLite's R-tree rounds boxes outward. */
const outward = (value: number, direction: -1 | 1): number => {
  float[0] = value;
  const rounded = float[0] ?? 0;
  if (direction < 0 ? rounded <= value : rounded >= value) return rounded;
  if (rounded === 0) return direction * 1e-45;
  bits[0] = (bits[0] ?? 0) + (rounded > 0 === direction > 0 ? 1 : -1);
  return float[0] ?? 0;
};

/** Boxes of a piece: pieces are added, none is ever copied into a larger one. */
const SHIFT = 15;
const PIECE = 1 << SHIFT;
const MASK = PIECE - 1;

interface Piece {
  readonly fids: Float64Array;
  /** minx, maxx, miny, maxy of each box. */
  readonly coords: Float32Array;
}

/**
 * Boxes of rows by fid, with 32-bit coordinates as the R-tree keeps them (rounded outward): those of half a million rows
 * take 12 MB, which must fit beside everything else that an import holds. Fids ascend.
 */
export class BoxList {
  private readonly pieces: Piece[] = [];
  count = 0;

  add(fid: number, [minX, minY, maxX, maxY]: Extent): void {
    const at = this.count & MASK;
    if (at === 0) this.pieces.push({ fids: new Float64Array(PIECE), coords: new Float32Array(PIECE * 4) });
    const { fids, coords } = this.pieces[this.count >> SHIFT]!;
    fids[at] = fid;
    coords[at * 4] = outward(minX, -1);
    coords[at * 4 + 1] = outward(maxX, 1);
    coords[at * 4 + 2] = outward(minY, -1);
    coords[at * 4 + 3] = outward(maxY, 1);
    this.count += 1;
  }

  fid(index: number): number {
    return this.pieces[index >> SHIFT]?.fids[index & MASK] ?? 0;
  }

  /** One side of a box: 0 minx, 1 maxx, 2 miny, 3 maxy. */
  side(index: number, side: number): number {
    return this.pieces[index >> SHIFT]?.coords[(index & MASK) * 4 + side] ?? 0;
  }

  each(visit: (fid: number, minX: number, maxX: number, minY: number, maxY: number) => void): void {
    for (let i = 0; i < this.count; i++)
      visit(this.fid(i), this.side(i, 0), this.side(i, 1), this.side(i, 2), this.side(i, 3));
  }
}
