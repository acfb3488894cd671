import type { Position } from '../../../shared/geo/geometry.ts';
import type { Spine } from './areas.ts';
import type { CouncilArea } from './councils.ts';
import { villageName } from './names.ts';
import type { Ground } from './outline.ts';
import { distance, distanceToRing, insideRing } from './plane.ts';
import type { SeededRandom } from './random.ts';

export interface Village {
  /** 8 digits: the sub-district's six and the moo. */
  readonly code: string;
  readonly moo: number;
  readonly name: string;
  readonly subdistrictCode: string;
  readonly councilCode: string;
  readonly cell: number;
  /** Kilometres on the plane. */
  readonly point: Position;
}

const VILLAGES = 500;
/** Kilometres that a village keeps from a border and from the next village, where it can. */
const FROM_BORDER = 0.3;
const APART = 0.9;

/** A chance point of a cell at least `margin` from its border and `apart` from the others; gives way when it is full. */
function pointIn(random: SeededRandom, ground: Ground, cell: number, others: readonly Position[]): Position {
  const ring = ground.ring(cell);
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  for (let tries = 0; tries < 300; tries++) {
    const ease = 1 - tries / 300;
    const point: Position = [random.between(left, right), random.between(low, high)];
    if (!insideRing(ring, point)) continue;
    if (distanceToRing(ring, point) < FROM_BORDER * ease) continue;
    if (others.every((other) => distance(other, point) > APART * ease)) return point;
  }
  return ground.middle(cell);
}

/** Villages of the smallest sub-district, about. */
const FEWEST = 4;

/** How many villages each cell has: more near the town and in the plain, one at least. */
function crowd(ground: Ground, spine: Spine): Map<number, number> {
  const cells = ground.topology.cells;
  const weight = (cell: number): number => {
    const [x, y] = ground.middle(cell);
    const near = Math.exp(-distance([x, y], ground.town) / 9);
    return ground.size(cell) * (1 + 1.6 * near) * Math.max(0.35, 1 - 0.8 * ground.hills(x, y));
  };
  const weights = new Map(cells.map((cell) => [cell, weight(cell)]));
  const counts = new Map(
    spine.subdistricts.flatMap((one) =>
      one.cells.map((cell) => [cell, Math.ceil(FEWEST / one.cells.length)]),
    ),
  );
  const settled = [...counts.values()].reduce((a, b) => a + b, 0);
  for (let left = VILLAGES - settled; left > 0; left--) {
    const load = (cell: number): number => (counts.get(cell) as number) / (weights.get(cell) as number);
    const next = cells.reduce((best, cell) => (load(cell) < load(best) ? cell : best));
    counts.set(next, (counts.get(next) as number) + 1);
  }
  return counts;
}

/** About 500 villages, numbered by moo from the north within each sub-district. */
export function makeVillages(
  random: SeededRandom,
  ground: Ground,
  spine: Spine,
  councils: readonly CouncilArea[],
): Village[] {
  const counts = crowd(ground, spine);
  const council = new Map(councils.flatMap(({ code, cells }) => cells.map((cell) => [cell, code] as const)));
  const points: Position[] = [];
  return spine.subdistricts.flatMap(({ code, cells }) => {
    const places = cells.flatMap((cell) =>
      Array.from({ length: counts.get(cell) ?? 0 }, () => {
        const point = pointIn(random, ground, cell, points);
        points.push(point);
        return { cell, point };
      }),
    );
    places.sort((a, b) => b.point[1] - a.point[1]);
    return places.map(({ cell, point }, i): Village => {
      const moo = i + 1;
      return {
        code: code + String(moo).padStart(2, '0'),
        moo,
        name: villageName(random),
        subdistrictCode: code,
        councilCode: council.get(cell) as string,
        cell,
        point,
      };
    });
  });
}
