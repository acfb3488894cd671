import type { CrsDefinition } from './definitions.ts';
import type { CoordinateTransform } from './transform.ts';

/** Metres along a side of a patch. */
const SIDE = 8192;
/** Degrees; a tenth of a micrometre. */
const CLOSE = 1e-12;
/** Beyond are no metres of a projection, below are degrees: both go the long way. */
const NEAREST = 1000;
const FARTHEST = 1e8;
const MOST_PATCHES = 20_000;
const COLUMNS = 32_768;

const N = 4;
/** Chebyshev's nodes on [−1, 1] and, for the polynomial through values at them, its coefficients in powers. */
const NODES = Array.from({ length: N }, (_, i) => Math.cos(((2 * i + 1) * Math.PI) / (2 * N)));
const POWERS = NODES.map((node, i) => {
  let row = [1];
  NODES.forEach((other, j) => {
    if (i === j) return;
    const next = new Array<number>(row.length + 1).fill(0);
    row.forEach((c, power) => {
      next[power]! -= (c * other) / (node - other);
      next[power + 1]! += c / (node - other);
    });
    row = next;
  });
  return row;
});
/** Where a patch is compared with the transform itself. */
const PROBES: readonly (readonly [number, number])[] = [
  [-1, -1],
  [1, 1],
  [-1, 0.5],
  [0, 0],
  [0.6, -0.6],
];

/**
 * The same transform, ten times as fast for many positions near one another: over squares of eight kilometres a map
 * projection is so smooth that a polynomial of the third degree in x and y (through Chebyshev's nodes) differs from it by
 * less than a micrometre, which is checked for each square; where it is not so, the transform itself is used. Squares
 * lie on a fixed grid, so that equal positions become equal positions whichever shape they belong to.
 */
export function patchwork(transform: CoordinateTransform): CoordinateTransform {
  const patches = new Map<number, Float64Array | null>();
  const patchAt = (column: number, row: number): Float64Array | null => {
    const key = column * COLUMNS + row;
    const known = patches.get(key);
    if (known !== undefined) return known;
    if (patches.size >= MOST_PATCHES) patches.clear();
    const made = makePatch(transform, (column + 0.5) * SIDE, (row + 0.5) * SIDE);
    patches.set(key, made);
    return made;
  };
  let lastColumn = Number.NaN;
  let lastRow = Number.NaN;
  let patch: Float64Array | null = null;
  return {
    geographic: transform.geographic,
    mirrors: transform.mirrors,
    apply(xy, from, to) {
      for (let i = from; i < to; i += 2) {
        const x = xy[i]!;
        const y = xy[i + 1]!;
        const size = Math.max(Math.abs(x), Math.abs(y));
        if (!(size > NEAREST && size < FARTHEST)) {
          transform.apply(xy, i, i + 2);
          continue;
        }
        const column = Math.floor(x / SIDE);
        const row = Math.floor(y / SIDE);
        if (column !== lastColumn || row !== lastRow) {
          patch = patchAt(column, row);
          lastColumn = column;
          lastRow = row;
        }
        if (patch === null) transform.apply(xy, i, i + 2);
        else evaluate(patch, (x / SIDE - column) * 2 - 1, (y / SIDE - row) * 2 - 1, xy, i);
      }
    },
  };
}

/** The way to WGS 84 for reading whole files; null without a system. */
export const quickToWgs84 = (definition: CrsDefinition | null): CoordinateTransform | null =>
  definition ? patchwork(definition.toWgs84()) : null;

/** Sixteen coefficients for each of the two results, by powers of u and within these by powers of v. */
function makePatch(transform: CoordinateTransform, x: number, y: number): Float64Array | null {
  const at = (u: number, v: number): [number, number] => [x + (u * SIDE) / 2, y + (v * SIDE) / 2];
  const values = Float64Array.from(NODES.flatMap((u) => NODES.flatMap((v) => at(u, v))));
  transform.apply(values, 0, values.length);
  const patch = new Float64Array(2 * N * N);
  for (let i = 0; i < N; i++)
    for (let j = 0; j < N; j++)
      for (let p = 0; p < N; p++)
        for (let q = 0; q < N; q++) {
          const weight = POWERS[i]![p]! * POWERS[j]![q]!;
          patch[p * N + q]! += weight * values[(i * N + j) * 2]!;
          patch[N * N + p * N + q]! += weight * values[(i * N + j) * 2 + 1]!;
        }
  const found = new Float64Array(2);
  for (const [u, v] of PROBES) {
    const right = Float64Array.from(at(u, v));
    transform.apply(right, 0, 2);
    evaluate(patch, u, v, found, 0);
    const off = Math.max(Math.abs(found[0]! - right[0]!), Math.abs(found[1]! - right[1]!));
    if (!(off <= CLOSE)) return null;
  }
  return patch;
}

function evaluate(c: Float64Array, u: number, v: number, out: Float64Array, to: number): void {
  const a0 = c[0]! + v * (c[1]! + v * (c[2]! + v * c[3]!));
  const a1 = c[4]! + v * (c[5]! + v * (c[6]! + v * c[7]!));
  const a2 = c[8]! + v * (c[9]! + v * (c[10]! + v * c[11]!));
  const a3 = c[12]! + v * (c[13]! + v * (c[14]! + v * c[15]!));
  const b0 = c[16]! + v * (c[17]! + v * (c[18]! + v * c[19]!));
  const b1 = c[20]! + v * (c[21]! + v * (c[22]! + v * c[23]!));
  const b2 = c[24]! + v * (c[25]! + v * (c[26]! + v * c[27]!));
  const b3 = c[28]! + v * (c[29]! + v * (c[30]! + v * c[31]!));
  out[to] = a0 + u * (a1 + u * (a2 + u * a3));
  out[to + 1] = b0 + u * (b1 + u * (b2 + u * b3));
}
