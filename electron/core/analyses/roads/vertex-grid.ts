import type { RoadLines } from './road-lines.ts';

/** Two vertices less than the tolerance apart. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly metres: number;
}

const M_PER_DEGREE = 111_320;
const RADIANS = Math.PI / 180;
/** Where nothing is joined but what coincides, cells are still of some size. */
const SMALLEST_CELL_M = 0.01;

/** Metres to a degree of longitude and of latitude, for distances of a few metres. */
export const metresPerDegree = (latitude: number): readonly [number, number] => [
  M_PER_DEGREE * Math.cos(latitude * RADIANS),
  110_574 + 1120 * Math.sin(latitude * RADIANS) ** 2,
];

/** The vertices of lines by square cells as wide as the tolerance: all that is near lies in nine of them. */
export class VertexGrid {
  private readonly xy: Float64Array;
  private readonly cell: readonly [number, number];
  private readonly heads: Int32Array;
  private readonly next: Int32Array;

  constructor({ xy }: RoadLines, snapM: number) {
    this.xy = xy;
    let furthest = 0;
    for (let i = 1; i < xy.length; i += 2) furthest = Math.max(furthest, Math.abs(xy[i] as number));
    const [kx] = metresPerDegree(Math.min(89, furthest));
    const size = Math.max(snapM, SMALLEST_CELL_M) * 1.01;
    this.cell = [size / kx, size / 110_574];
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, xy.length)));
    this.heads = new Int32Array(buckets).fill(-1);
    this.next = new Int32Array(xy.length / 2).fill(-1);
  }

  private column(vertex: number): number {
    return Math.floor((this.xy[vertex * 2] as number) / this.cell[0]);
  }

  private row(vertex: number): number {
    return Math.floor((this.xy[vertex * 2 + 1] as number) / this.cell[1]);
  }

  private bucket(column: number, row: number): number {
    return (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) & (this.heads.length - 1);
  }

  /** The vertex that was put in first at the very same place; the vertex itself, which is then put in, where none was. */
  first(vertex: number): number {
    const [x, y] = [this.xy[vertex * 2], this.xy[vertex * 2 + 1]];
    const bucket = this.bucket(this.column(vertex), this.row(vertex));
    for (let other = this.heads[bucket] as number; other >= 0; other = this.next[other] as number)
      if (this.xy[other * 2] === x && this.xy[other * 2 + 1] === y) return other;
    this.next[vertex] = this.heads[bucket] as number;
    this.heads[bucket] = vertex;
    return vertex;
  }

  /** Calls `visit` for every vertex in the nine cells around one. */
  around(vertex: number, visit: (other: number) => void): void {
    const [column, row] = [this.column(vertex), this.row(vertex)];
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++) {
        let other = this.heads[this.bucket(c, r)] as number;
        for (; other >= 0; other = this.next[other] as number)
          if (this.column(other) === c && this.row(other) === r) visit(other);
      }
  }
}

/** Metres between two vertices that are near each other. */
export const gapBetween = ({ xy }: RoadLines, a: number, b: number): number => {
  const [kx, ky] = metresPerDegree(xy[a * 2 + 1] as number);
  const dx = ((xy[b * 2] as number) - (xy[a * 2] as number)) * kx;
  const dy = ((xy[b * 2 + 1] as number) - (xy[a * 2 + 1] as number)) * ky;
  return Math.hypot(dx, dy);
};
