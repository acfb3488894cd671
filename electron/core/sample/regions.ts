import type { Position } from '../../../shared/geo/geometry.ts';
import type { SeededRandom } from './random.ts';

/** Things that can be put together to regions: with a middle, a size and their neighbours' shared border lengths. */
export interface Pieces {
  readonly ids: readonly number[];
  middle(id: number): Position;
  size(id: number): number;
  neighbours(id: number): ReadonlyMap<number, number>;
}

interface Growing {
  readonly seed: Position;
  readonly members: Set<number>;
  size: number;
  readonly target: number;
}

/** Seeds well apart: some random starts, then each the one farthest from those before it. */
function farSeeds(random: SeededRandom, pieces: Pieces, count: number): number[] {
  const seeds = [random.pick(pieces.ids)];
  while (seeds.length < count) {
    let best = -1;
    let farthest = -1;
    for (const id of pieces.ids) {
      const [x, y] = pieces.middle(id);
      const near = Math.min(
        ...seeds.map((seed) => Math.hypot(x - pieces.middle(seed)[0], y - pieces.middle(seed)[1])),
      );
      const far = seeds.includes(id) ? -1 : near * random.between(0.7, 1);
      if (far > farthest) [best, farthest] = [id, far];
    }
    seeds.push(best);
  }
  return seeds;
}

/** How much a region wants a piece: near its seed, and with much border in common, so that it stays compact. */
function cost(random: SeededRandom, pieces: Pieces, region: Growing, id: number): number {
  const [x, y] = pieces.middle(id);
  let shared = 0;
  let whole = 0;
  for (const [other, length] of pieces.neighbours(id)) {
    whole += length;
    if (region.members.has(other)) shared += length;
  }
  const far = Math.hypot(x - region.seed[0], y - region.seed[1]);
  return far * (1.25 - shared / whole) * random.between(0.8, 1.25);
}

/**
 * Divides the pieces into `targets.length` connected regions whose sizes follow the targets (shares of any sum).
 * The region that lags most behind takes the next piece that it wants most. Returns the members of each region.
 */
export function growRegions(
  random: SeededRandom,
  pieces: Pieces,
  targets: readonly number[],
  seeds: readonly number[] = farSeeds(random, pieces, targets.length),
): number[][] {
  const free = new Set(pieces.ids);
  const regions: Growing[] = seeds.map((id, i) => {
    free.delete(id);
    return {
      seed: pieces.middle(id),
      members: new Set([id]),
      size: pieces.size(id),
      target: targets[i] as number,
    };
  });
  const frontier = (region: Growing): number[] => {
    const found = new Set<number>();
    for (const member of region.members)
      for (const other of pieces.neighbours(member).keys()) if (free.has(other)) found.add(other);
    return [...found];
  };
  while (free.size > 0) {
    const waiting = regions.toSorted((a, b) => a.size / a.target - b.size / b.target);
    const region = waiting.find((one) => frontier(one).length > 0);
    if (!region) break;
    const wanted = frontier(region).map((id) => ({ id, cost: cost(random, pieces, region, id) }));
    const { id } = wanted.reduce((best, one) => (one.cost < best.cost ? one : best));
    free.delete(id);
    region.members.add(id);
    region.size += pieces.size(id);
  }
  return regions.map((region) => [...region.members]);
}

/** Whether the members hang together. */
export function isConnected(pieces: Pieces, members: ReadonlySet<number>): boolean {
  const [first] = members;
  if (first === undefined) return false;
  const seen = new Set([first]);
  const queue = [first];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const other of pieces.neighbours(id).keys())
      if (members.has(other) && !seen.has(other)) {
        seen.add(other);
        queue.push(other);
      }
  return seen.size === members.size;
}
