import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { areaNames, PROVINCE } from './names.ts';
import type { Ground } from './outline.ts';
import { distance } from './plane.ts';
import type { SeededRandom } from './random.ts';
import type { Pieces } from './regions.ts';
import { growRegions } from './regions.ts';

const DISTRICTS = 8;
const SUBDISTRICTS = 55;
/** Districts in each zone. */
const ZONE_SHARES = [3, 3, 2] as const;

export interface Subdistrict {
  readonly code: string;
  readonly name: Bilingual;
  readonly districtCode: string;
  readonly cells: readonly number[];
}
export interface District {
  readonly code: string;
  readonly name: Bilingual;
  readonly cells: readonly number[];
  readonly subdistricts: readonly Subdistrict[];
}
export interface Spine {
  readonly districts: readonly District[];
  readonly subdistricts: readonly Subdistrict[];
  /** The codes of each zone's districts. */
  readonly zones: readonly (readonly string[])[];
}

/** Cells as pieces to put together; a subset of them when given. */
export function cellPieces(ground: Ground, ids: readonly number[] = ground.topology.cells): Pieces {
  return {
    ids,
    middle: ground.middle,
    size: ground.size,
    neighbours: (id) => ground.topology.neighbours.get(id) ?? new Map(),
  };
}

const sizeOf = (ground: Ground, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + ground.size(cell), 0);

function middleOf(ground: Ground, cells: readonly number[]): Position {
  const sum: Position = [0, 0];
  for (const cell of cells) {
    const [x, y] = ground.middle(cell);
    sum[0] += x * ground.size(cell);
    sum[1] += y * ground.size(cell);
  }
  const size = sizeOf(ground, cells);
  return [sum[0] / size, sum[1] / size];
}

/** Shares `total` over weights by largest remainder, at least `least` each. */
function shared(total: number, weights: readonly number[], least: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const wished = weights.map((weight) => Math.max(least, (weight / sum) * total));
  const counts = wished.map(Math.floor);
  const rest = (i: number): number => (wished[i] as number) - (counts[i] as number);
  for (let left = total - counts.reduce((a, b) => a + b, 0); left !== 0; left -= Math.sign(left)) {
    const order = counts.map((_, i) => i).filter((i) => left > 0 || (counts[i] as number) > least);
    const next = order.reduce((best, i) => (Math.sign(left) * (rest(i) - rest(best)) > 0 ? i : best));
    counts[next] = (counts[next] as number) + Math.sign(left);
  }
  return counts;
}

/** Districts of uneven size; the first is the provincial town's, the others follow clockwise from the north. */
function divideDistricts(random: SeededRandom, ground: Ground): number[][] {
  const targets = Array.from({ length: DISTRICTS }, () => random.between(0.7, 1.35));
  const groups = growRegions(random, cellPieces(ground), targets);
  const townCell = nearestCell(ground, ground.topology.cells, ground.town);
  const bearing = (cells: readonly number[]): number => {
    const [x, y] = middleOf(ground, cells);
    return (Math.atan2(x, y) + 2 * Math.PI) % (2 * Math.PI);
  };
  const first = groups.find((cells) => cells.includes(townCell)) as number[];
  return [first, ...groups.filter((cells) => cells !== first).sort((a, b) => bearing(a) - bearing(b))];
}

/** The cell whose middle is nearest. */
export function nearestCell(ground: Ground, cells: readonly number[], point: Position): number {
  const far = (cell: number): number => distance(ground.middle(cell), point);
  return cells.reduce((best, cell) => (far(cell) < far(best) ? cell : best));
}

/** Sub-districts of a district; the first holds its middle (or the town) and lends it its name, as is usual. */
function divideSubdistricts(
  random: SeededRandom,
  ground: Ground,
  cells: readonly number[],
  count: number,
): number[][] {
  const targets = Array.from({ length: count }, () => random.between(0.6, 1.5));
  const groups = growRegions(random, cellPieces(ground, cells), targets);
  const centre = cells.includes(nearestCell(ground, ground.topology.cells, ground.town))
    ? ground.town
    : middleOf(ground, cells);
  const seat = nearestCell(ground, cells, centre);
  const far = (group: readonly number[]): number =>
    group.includes(seat) ? -1 : distance(middleOf(ground, group), centre);
  return groups.sort((a, b) => far(a) - far(b));
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Groups districts to connected zones: the hilliest, the town's, the lowest. */
function divideZones(random: SeededRandom, ground: Ground, districts: readonly District[]): string[][] {
  const cellDistrict = new Map(districts.flatMap(({ cells }, i) => cells.map((cell) => [cell, i] as const)));
  const borders = districts.map(() => new Map<number, number>());
  for (const [cell, i] of cellDistrict)
    for (const [other, length] of ground.topology.neighbours.get(cell) ?? []) {
      const j = cellDistrict.get(other) as number;
      if (j !== i) borders[i]?.set(j, (borders[i]?.get(j) ?? 0) + length);
    }
  const middles = districts.map(({ cells }) => middleOf(ground, cells));
  const pieces: Pieces = {
    ids: districts.map((_, i) => i),
    middle: (i) => middles[i] as Position,
    size: () => 1,
    neighbours: (i) => borders[i] as Map<number, number>,
  };
  const height = (i: number): number => ground.hills(...(middles[i] as Position));
  const mean = (group: readonly number[]): number =>
    group.reduce((sum, i) => sum + height(i), 0) / group.length;
  const wished = [...ZONE_SHARES].sort().join();
  let groups = growRegions(random, pieces, ZONE_SHARES);
  for (let tries = 0; tries < 200; tries++) {
    if (
      groups
        .map((group) => group.length)
        .sort()
        .join() === wished
    )
      break;
    groups = growRegions(random, pieces, ZONE_SHARES);
  }
  // The town's zone is named for the town whatever its height; it stands between the other two.
  const town = groups.find((group) => group.includes(0)) as number[];
  const [upper = [], lower = []] = groups.filter((group) => group !== town).sort((a, b) => mean(b) - mean(a));
  return [upper, town, lower].map((group) => group.map((i) => (districts[i] as District).code).sort());
}

/** Province → zones, districts and sub-districts, with the codes of the spine (2, 4 and 6 digits). */
export function makeSpine(random: SeededRandom, ground: Ground): Spine {
  const groups = divideDistricts(random, ground);
  const name = areaNames(random);
  const counts = shared(
    SUBDISTRICTS,
    groups.map((cells, i) => sizeOf(ground, cells) * (i === 0 ? 1.5 : 1)),
    4,
  );
  const districts = groups.map((cells, i): District => {
    const code = PROVINCE.code + twoDigits(i + 1);
    const subdistricts = divideSubdistricts(random, ground, cells, counts[i] as number).map(
      (part, j): Subdistrict => ({
        code: code + twoDigits(j + 1),
        name: i === 0 && j === 0 ? PROVINCE.name : name(),
        districtCode: code,
        cells: part,
      }),
    );
    const seat = (subdistricts[0] as Subdistrict).name;
    const town = { th: `เมือง${PROVINCE.name.th}`, en: `Mueang ${PROVINCE.name.en}` };
    return { code, name: i === 0 ? town : seat, cells, subdistricts };
  });
  return {
    districts,
    subdistricts: districts.flatMap((district) => district.subdistricts),
    zones: divideZones(random, ground, districts),
  };
}
