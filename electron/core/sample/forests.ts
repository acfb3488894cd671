import type { CodeItem } from '../../../shared/domain/code-lists/index.ts';
import { M2_PER_RAI, raiNganWah } from '../../../shared/domain/units.ts';
import { areaM2 } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import type { Ground } from './outline.ts';
import { distance, distanceToRing, insideRing, signedArea, toDegrees } from './plane.ts';
import type { SeededRandom } from './random.ts';
import type { Village } from './villages.ts';

export interface Forest {
  readonly code: string;
  readonly name: string;
  readonly declared: { readonly rai: number; readonly ngan: number; readonly wah: number };
  readonly landStatus: CodeItem['value'];
  readonly approvalNo: string | null;
  readonly approvedOn: string | null;
  readonly expiresOn: string | null;
  readonly memberCount: number;
  readonly geometry: Geometry;
}

/** As many forests and rai as one real province counts: 94 of 42,000 rai in all. */
const FORESTS = 94;
const TOTAL_RAI = 42_000;
/** Forests whose declared area differs from their shape by more than a tenth, to be looked into. */
const DIFFERING = 8;
/** Forests that wait for approval. */
const WAITING = 9;
const CLUSTERS = 17;
/** How many forests lie in the hills; the others lie beside villages. */
const IN_HILLS = 0.42;
/** Kilometres that forests keep from each other and from the province's border. */
const APART = 0.12;

interface Shape {
  /** Polygons of open rings around 0,0 in kilometres. */
  readonly polygons: readonly Ring[][];
  readonly reach: number;
}

/** An uneven ring around 0,0: radius by direction of waves with chance phases, drawn out along one axis. */
function unevenRing(random: SeededRandom, vertices: number): Ring {
  const waves = Array.from({ length: 16 }, (_, i) => ({
    k: i + 2,
    size: (0.34 / (i + 2) ** 0.95) * random.normal(),
    phase: random.between(0, 2 * Math.PI),
  }));
  const long = random.between(1, 1.75);
  const turn = random.between(0, Math.PI);
  return Array.from({ length: vertices }, (_, i): Position => {
    const angle = (2 * Math.PI * i) / vertices;
    const swell = waves.reduce((sum, { k, size, phase }) => sum + size * Math.cos(k * angle + phase), 0);
    const radius = Math.exp(Math.max(-1, Math.min(0.9, swell)));
    const x = radius * Math.cos(angle) * long;
    const y = (radius * Math.sin(angle)) / long;
    return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  });
}

const scaled = (ring: Ring, by: number): Ring => ring.map(([x, y]): Position => [x * by, y * by]);
const moved = (ring: Ring, [dx, dy]: Position): Ring => ring.map(([x, y]): Position => [x + dx, y + dy]);
const reachOf = (ring: Ring): number => Math.max(...ring.map(([x, y]) => Math.hypot(x, y)));
const leastRadius = (ring: Ring): number => Math.min(...ring.map(([x, y]) => Math.hypot(x, y)));

/** A forest of `km2`: one patch, some with a clearing, some with a second patch beside. */
function forestShape(random: SeededRandom, km2: number): Shape {
  const side = Math.sqrt(km2);
  const vertices = Math.round(Math.min(180, Math.max(36, (side * 4.4) / 0.05)));
  const main = unevenRing(random, vertices);
  const polygons: Ring[][] = [[main]];
  if (random.chance(0.07) && km2 > 0.5) {
    const clearing = unevenRing(random, 24);
    polygons[0]?.push(scaled(clearing, (0.5 * leastRadius(main)) / reachOf(clearing)).reverse());
  }
  if (random.chance(0.09)) {
    const second = scaled(unevenRing(random, 32), 0.4);
    const angle = random.between(0, 2 * Math.PI);
    const far = reachOf(main) + reachOf(second) + 0.1;
    polygons.push([moved(second, [far * Math.cos(angle), far * Math.sin(angle)])]);
  }
  const area = polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
  const by = Math.sqrt(km2 / area);
  const sized = polygons.map((rings) => rings.map((ring) => scaled(ring, by)));
  return { polygons: sized, reach: Math.max(...sized.flat().map(reachOf)) };
}

/** Square kilometres of each forest: many small, few large, the wished sum; the largest first, to find them room. */
function sizes(random: SeededRandom): number[] {
  const raw = Array.from({ length: FORESTS }, () => Math.exp(0.95 * random.normal()));
  const limited = raw.map((value) => Math.min(7, Math.max(0.12, value)));
  const sum = limited.reduce((a, b) => a + b, 0);
  const km2 = (TOTAL_RAI * M2_PER_RAI) / 1e6;
  return limited.map((value) => (value / sum) * km2).sort((a, b) => b - a);
}

/** Places in the hills around which forests lie. */
function clusters(random: SeededRandom, ground: Ground): Position[] {
  const height = (cell: number): number => ground.hills(...ground.middle(cell));
  const high = ground.topology.cells.toSorted((a, b) => height(b) - height(a)).slice(0, 90);
  const few = random.shuffled(ground.topology.cells).slice(0, 4);
  return [...random.shuffled(high).slice(0, CLUSTERS - few.length), ...few].map(ground.middle);
}

interface Placed {
  readonly middle: Position;
  readonly shape: Shape;
}

/** Where to try for a forest: in the hills, or beside a village that looks after it; farther out at each try. */
function somewhere(
  random: SeededRandom,
  hills: readonly Position[],
  villages: readonly Village[],
  reach: number,
  tries: number,
): Position {
  if (random.chance(IN_HILLS)) {
    const [x, y] = random.pick(hills);
    const spread = 2.6 + tries / 40;
    return [x + spread * random.normal(), y + spread * random.normal()];
  }
  const [x, y] = random.pick(villages).point;
  const angle = random.between(0, 2 * Math.PI);
  const far = reach + random.between(0.15, 0.9);
  return [x + far * Math.cos(angle), y + far * Math.sin(angle)];
}

/** Nobody lives inside a forest's outline, a clearing's aside. */
const coversVillage = (shape: Shape, middle: Position, villages: readonly Village[]): boolean =>
  villages.some(({ point }) => {
    const at: Position = [point[0] - middle[0], point[1] - middle[1]];
    return (
      Math.hypot(...at) < shape.reach && shape.polygons.some(([shell]) => shell && insideRing(shell, at))
    );
  });

function place(random: SeededRandom, ground: Ground, villages: readonly Village[]): Placed[] {
  const [outline] = ground.topology.assemble(ground.topology.cells)[0] as [Ring];
  const hills = clusters(random, ground);
  const placed: Placed[] = [];
  for (const km2 of sizes(random)) {
    const shape = forestShape(random, km2);
    for (let tries = 0; ; tries++) {
      const middle = somewhere(random, hills, villages, shape.reach, tries);
      const clear = placed.every(
        (one) => distance(one.middle, middle) > one.shape.reach + shape.reach + APART,
      );
      if (!clear || !insideRing(outline, middle) || coversVillage(shape, middle, villages)) continue;
      if (distanceToRing(outline, middle) < shape.reach + APART) continue;
      placed.push({ middle, shape });
      break;
    }
  }
  return placed;
}

function geometryOf({ middle, shape }: Placed): Geometry {
  const coordinates = shape.polygons.map((rings) =>
    rings.map((ring) => {
      const closed = moved(ring, middle).map(toDegrees);
      return [...closed, closed[0] as Position];
    }),
  );
  return { type: 'MultiPolygon', coordinates };
}

function declaredArea(random: SeededRandom, m2: number, differing: boolean): Forest['declared'] {
  const off = differing
    ? (random.chance(0.6) ? 1 : -1) * random.between(0.13, 0.34)
    : Math.max(-0.06, Math.min(0.06, 0.02 * random.normal()));
  const { rai, ngan, wah } = raiNganWah(m2 * (1 + off), 0);
  return { rai, ngan, wah };
}

const DEEP = ['ดง', 'ภู', 'โคก', 'เขา', 'ดอน'] as const;
/** None of them a park or mountain that people know. */
const KINDS = [
  'ร่มเย็น',
  'หินตั้ง',
  'สองพี่น้อง',
  'น้ำซับ',
  'เต็งรัง',
  'พลวง',
  'ยางนา',
  'ประดู่',
  'กลางดง',
  'ตาดงาม',
] as const;

function forestName(random: SeededRandom, used: Set<string>, near: Village): string {
  for (;;) {
    const own = `ป่าชุมชน${random.pick(DEEP)}${random.pick(KINDS)}`;
    const name = random.chance(0.7) ? `ป่าชุมชนบ้าน${near.name}` : own;
    const title = used.has(name) ? `${name} แปลง ${random.whole(2, 4)}` : name;
    if (used.has(title)) continue;
    used.add(title);
    return title;
  }
}

/** A five-year approval, as a community forest's management plan has. */
function approval(
  random: SeededRandom,
  number: number,
  waits: boolean,
): Pick<Forest, 'approvalNo' | 'approvedOn' | 'expiresOn'> {
  if (waits) return { approvalNo: null, approvedOn: null, expiresOn: null };
  const year = random.whole(2021, 2025);
  const day = `${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
  return {
    approvalNo: `ปช.98-${String(number).padStart(3, '0')}/${year + 543}`,
    approvedOn: `${year}-${day}`,
    expiresOn: `${year + 5}-${day}`,
  };
}

/** 94 community forests of 42,000 rai, in the hills and beside villages, apart from each other, inside the province. */
export function makeForests(random: SeededRandom, ground: Ground, villages: readonly Village[]): Forest[] {
  const placed = random.shuffled(place(random, ground, villages));
  const marks = random.shuffled(placed.map((_, i) => i));
  const differing = new Set(marks.slice(0, DIFFERING));
  const waiting = new Set(marks.slice(DIFFERING, DIFFERING + WAITING));
  const used = new Set<string>();
  return placed.map((one, i): Forest => {
    const far = (village: Village): number => distance(village.point, one.middle);
    const near = villages.reduce((best, village) => (far(village) < far(best) ? village : best));
    const geometry = geometryOf(one);
    return {
      code: `98F${String(i + 1).padStart(3, '0')}`,
      name: forestName(random, used, near),
      declared: declaredArea(random, areaM2(geometry), differing.has(i)),
      landStatus: random.weighted([
        ['national-reserve', 8],
        ['forest-act-2484', 5],
        ['public', 5],
        ['alro', 2],
        ['temple', 1],
      ]),
      ...approval(random, i + 1, waiting.has(i)),
      memberCount: random.whole(35, 420),
      geometry,
    };
  });
}
