import type { Position } from '../../../shared/geo/geometry.ts';
import type { Subdistrict } from './areas.ts';
import type { Ground } from './outline.ts';
import { distance, insideRing } from './plane.ts';
import type { SeededRandom } from './random.ts';
import type { Village } from './villages.ts';

export interface HousingProject {
  readonly code: string;
  readonly name: string;
  readonly programme: Programme;
  readonly councilCode: string;
  readonly fiscalYear: number;
  readonly householdsTarget: number;
  readonly unitsDone: number | null;
  readonly budgetSatang: number | null;
  readonly landStatus: string;
  readonly status: string;
  readonly startedOn: string | null;
  readonly finishedOn: string | null;
  readonly point: Position;
}

const PROJECTS = 120;
const FISCAL_YEARS = [
  [2562, 1],
  [2563, 2],
  [2564, 2],
  [2565, 3],
  [2566, 4],
  [2567, 5],
  [2568, 5],
  [2569, 5],
  [2570, 3],
] as const;
/** The fiscal year (พ.ศ.) that the sample's data stand in. */
const PRESENT_YEAR = 2569;

type Programme =
  | 'secure-urban'
  | 'secure-rural'
  | 'sufficient'
  | 'central'
  | 'homeless'
  | 'canal'
  | 'local'
  | 'csr';

/** Households, baht a unit, title and usual land of each programme. */
const PROGRAMMES: Record<
  Programme,
  { share: number; homes: [number, number]; baht: [number, number]; title: string; lands: string[] }
> = {
  sufficient: {
    share: 52,
    homes: [4, 24],
    baht: [19_000, 42_000],
    title: 'บ้านพอเพียง',
    lands: ['owned', 'owned', 'state', 'other'],
  },
  'secure-rural': {
    share: 27,
    homes: [18, 140],
    baht: [45_000, 89_800],
    title: 'บ้านมั่นคงชนบท',
    lands: ['state', 'owned', 'cooperative'],
  },
  'secure-urban': {
    share: 12,
    homes: [30, 210],
    baht: [60_000, 89_800],
    title: 'บ้านมั่นคงเมือง',
    lands: ['cooperative', 'rented', 'state'],
  },
  local: {
    share: 12,
    homes: [3, 15],
    baht: [20_000, 40_000],
    title: 'บ้านท้องถิ่นร่วมสร้าง',
    lands: ['owned', 'state'],
  },
  csr: { share: 8, homes: [1, 8], baht: [60_000, 180_000], title: 'บ้านร่วมใจ', lands: ['owned', 'temple'] },
  canal: {
    share: 4,
    homes: [20, 90],
    baht: [70_000, 89_800],
    title: 'บ้านริมคลอง',
    lands: ['state', 'encroached'],
  },
  central: {
    share: 4,
    homes: [4, 16],
    baht: [80_000, 150_000],
    title: 'บ้านกลาง',
    lands: ['temple', 'state'],
  },
  homeless: { share: 1, homes: [6, 14], baht: [60_000, 120_000], title: 'ศูนย์ตั้งหลัก', lands: ['state'] },
};

/** How far a project of a fiscal year has come. */
function statusOf(random: SeededRandom, fiscalYear: number): string {
  const ahead = fiscalYear - PRESENT_YEAR;
  if (random.chance(0.03)) return 'cancelled';
  if (ahead > 0)
    return random.weighted([
      ['idea', 2],
      ['proposed', 4],
      ['considered', 3],
      ['adopted', 3],
    ]);
  if (ahead === 0)
    return random.weighted([
      ['funded', 4],
      ['running', 5],
      ['adopted', 1],
    ]);
  if (ahead === -1)
    return random.weighted([
      ['running', 6],
      ['done', 4],
    ]);
  return random.weighted([
    ['done', 14],
    ['running', 1],
  ]);
}

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Dates within the years that a status allows; a fiscal year N begins on 1 October of N − 1. */
function dates(
  random: SeededRandom,
  fiscalYear: number,
  status: string,
): { startedOn: string | null; finishedOn: string | null } {
  if (status !== 'running' && status !== 'done') return { startedOn: null, finishedOn: null };
  const year = fiscalYear - 543;
  const month = random.whole(1, 6);
  const startedOn = iso(year, month, random.whole(1, 28));
  return {
    startedOn,
    finishedOn: status === 'done' ? iso(year, random.whole(month + 2, 9), random.whole(1, 28)) : null,
  };
}

/** A village of the wished kind: near the town for urban programmes. */
function chooseVillage(
  random: SeededRandom,
  ground: Ground,
  villages: readonly Village[],
  urban: boolean,
): Village {
  const reach = urban ? 9 : Infinity;
  return random.pick(villages.filter((village) => distance(village.point, ground.town) < reach));
}

/** A chance point about a village that stays in the village's cell. */
export function pointNear(random: SeededRandom, ground: Ground, village: Village, spread: number): Position {
  const ring = ground.ring(village.cell);
  for (let tries = 0; tries < 60; tries++) {
    const point: Position = [
      village.point[0] + spread * random.normal(),
      village.point[1] + spread * random.normal(),
    ];
    if (insideRing(ring, point)) return point;
  }
  return village.point;
}

function makeProject(
  random: SeededRandom,
  ground: Ground,
  villages: readonly Village[],
  subdistricts: ReadonlyMap<string, Subdistrict>,
  programme: Programme,
): Omit<HousingProject, 'code'> {
  const { homes, baht, title, lands } = PROGRAMMES[programme];
  const urban = programme === 'secure-urban' || programme === 'canal' || programme === 'homeless';
  const village = chooseVillage(random, ground, villages, urban);
  const fiscalYear = random.weighted(FISCAL_YEARS);
  const status = statusOf(random, fiscalYear);
  const target = random.whole(...homes);
  const running = status === 'running' ? Math.floor(target * random.between(0.1, 0.9)) : 0;
  const decided = status === 'funded' || status === 'running' || status === 'done';
  const place = subdistricts.get(village.subdistrictCode)?.name.th ?? '';
  return {
    name:
      programme === 'sufficient' || programme === 'local'
        ? `${title} ต.${place} ปี ${fiscalYear}`
        : `${title}บ้าน${village.name}`,
    programme,
    councilCode: village.councilCode,
    fiscalYear,
    householdsTarget: target,
    unitsDone: status === 'done' ? target : decided ? running : null,
    budgetSatang: decided ? Math.round((target * random.between(...baht)) / 100) * 10_000 : null,
    landStatus: random.pick(lands),
    status,
    ...dates(random, fiscalYear, status),
    point: pointNear(random, ground, village, 0.35),
  };
}

/** 120 housing projects of all programmes, near villages; the money of those not yet decided is missing, not zero. */
export function makeHousingProjects(
  random: SeededRandom,
  ground: Ground,
  villages: readonly Village[],
  subdistricts: readonly Subdistrict[],
): HousingProject[] {
  const byCode = new Map(subdistricts.map((one) => [one.code, one]));
  const programmes = Object.entries(PROGRAMMES).flatMap(([key, { share }]) =>
    Array.from({ length: share }, () => key as Programme),
  );
  const drafts = random
    .shuffled(programmes)
    .slice(0, PROJECTS)
    .map((programme) => makeProject(random, ground, villages, byCode, programme));
  drafts.sort((a, b) => a.fiscalYear - b.fiscalYear);
  return drafts.map((draft, i) => ({ code: `98H${String(i + 1).padStart(3, '0')}`, ...draft }));
}
