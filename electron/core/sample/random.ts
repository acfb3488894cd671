export { SeededRandom } from '../../../shared/stats/seeded-random.ts';

/** Smooth noise between −1 and 1 over the plane: values on a lattice, joined by quintic steps. */
export function smoothNoise(seed: number): (x: number, y: number) => number {
  const lattice = (i: number, j: number): number => {
    let hash = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
  };
  const step = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    const i = Math.floor(x);
    const j = Math.floor(y);
    const u = step(x - i);
    const v = step(y - j);
    const bottom = lattice(i, j) * (1 - u) + lattice(i + 1, j) * u;
    const top = lattice(i, j + 1) * (1 - u) + lattice(i + 1, j + 1) * u;
    return bottom * (1 - v) + top * v;
  };
}
