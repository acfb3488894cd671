import type { Position } from '../../../shared/geo/geometry.ts';
import type { SampleProvince } from './province.ts';
import { SeededRandom } from './random.ts';

/** Councils, funds, places to learn and groups of the sample: numbers of a likely size, names of nobody. */
export interface Organisations {
  readonly councils: readonly Council[];
  readonly funds: readonly WelfareFund[];
  readonly learningAreas: readonly LearningArea[];
  readonly groups: readonly WorkingGroup[];
}
export interface Council {
  readonly name: string;
  readonly councilCode: string;
  readonly status: 'founded' | 'forming' | 'none' | 'suspended';
  readonly registeredOn: string | null;
  readonly strength: 'strong' | 'medium' | 'support' | null;
  readonly lastReviewOn: string | null;
  readonly members: number | null;
  readonly groups: number | null;
  readonly point: Position;
}
export interface WelfareFund {
  readonly name: string;
  readonly councilCode: string;
  readonly status: 'active' | 'forming';
  readonly foundedOn: string;
  readonly members: number;
  readonly balanceSatang: number;
  readonly shares: readonly [members: number, local: number, state: number];
}
export interface LearningArea {
  readonly name: string;
  readonly kind: string;
  readonly councilCode: string;
  readonly capacity: number;
  readonly point: Position;
}
export interface WorkingGroup {
  readonly name: string;
  readonly kind: string;
  readonly level: 'province' | 'zone' | 'district';
  /** The province's or district's code, or the number of a zone. */
  readonly area: string;
  readonly cycle: string;
  readonly minMembers: number;
}

/** As many places to learn of each kind as one real province counts. */
const LEARNING: readonly (readonly [kind: string, title: string, count: number])[] = [
  ['organic-farming', 'แปลงเกษตรอินทรีย์', 15],
  ['welfare', 'ศูนย์เรียนรู้สวัสดิการ', 10],
  ['land-housing', 'ศูนย์เรียนรู้ที่ดินและที่อยู่อาศัย', 3],
  ['human-security', 'ศูนย์เรียนรู้ความมั่นคงของมนุษย์', 1],
  ['alcohol-free', 'วัดงานบุญปลอดเหล้า', 9],
  ['community-finance', 'ศูนย์เรียนรู้การเงินชุมชน', 4],
  ['community-market', 'ตลาดชุมชน', 7],
];

const day = (random: SeededRandom, first: number, last: number): string => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${random.whole(first, last)}-${pad(random.whole(1, 12))}-${pad(random.whole(1, 28))}`;
};

const bare = (name: string): string => name.replace(/^(?:เทศบาลตำบล|เทศบาลเมือง|อบต\.?)\s*/, '');

function makeCouncil(random: SeededRandom, province: SampleProvince, at: number): Council {
  const { code, name } = province.councils[at] as SampleProvince['councils'][number];
  const villages = province.villages.filter((village) => village.councilCode === code);
  const status = random.weighted<Council['status']>([
    ['founded', 52],
    ['forming', 4],
    ['none', 3],
    ['suspended', 1],
  ]);
  const founded = status === 'founded';
  const stands = founded || status === 'suspended';
  return {
    name: `สภาองค์กรชุมชน${bare(name)}`,
    councilCode: code,
    status,
    registeredOn: stands ? day(random, 2008, 2024) : null,
    strength: founded ? random.weighted([['strong', 3] as const, ['medium', 5], ['support', 2]]) : null,
    lastReviewOn: founded && random.chance(0.85) ? day(random, 2023, 2025) : null,
    members: stands ? random.whole(25, 90) : null,
    groups: stands ? random.whole(8, 46) : null,
    point: (random.pick(villages) ?? province.villages[0])?.point ?? [0, 0],
  };
}

function makeFund(random: SeededRandom, { name, councilCode }: Council): WelfareFund {
  const members = random.whole(180, 2600);
  const balance = members * random.whole(240, 1900);
  const [local, state] = [random.between(0.05, 0.25), random.between(0.1, 0.3)];
  const satang = (share: number): number => Math.round((balance * share) / 10) * 1000;
  return {
    name: name.replace('สภาองค์กรชุมชน', 'กองทุนสวัสดิการชุมชน'),
    councilCode,
    status: random.chance(0.95) ? 'active' : 'forming',
    foundedOn: day(random, 2005, 2019),
    members,
    balanceSatang: satang(1),
    shares: [satang(1 - local - state), satang(local), satang(state)],
  };
}

function makeGroups(province: SampleProvince): WorkingGroup[] {
  const districts = province.spine.districts.map(
    ({ code, name }): WorkingGroup => ({
      ...{ name: `คปอ. อำเภอ${name.th}`, kind: 'coordinating', level: 'district', area: code },
      ...{ cycle: 'quarterly', minMembers: 5 },
    }),
  );
  const zones = province.spine.zones.map(
    (_, i): WorkingGroup => ({
      ...{ name: `ทีมโซนที่ ${i + 1}`, kind: 'zone-team', level: 'zone', area: String(i + 1) },
      ...{ cycle: 'monthly', minMembers: 3 },
    }),
  );
  const whole = { level: 'province', area: '98', cycle: 'monthly' } as const;
  return [
    { ...whole, name: 'Core Team จังหวัด', kind: 'core-team', minMembers: 7 },
    { ...whole, name: 'ทีมหนุนเสริมจังหวัด', kind: 'support-team', minMembers: 5 },
    ...zones,
    ...districts,
  ];
}

/** The organisations of a province from a seed: most council areas have a council, most councils a fund. */
export function makeOrganisations(province: SampleProvince, seed: number): Organisations {
  const random = new SeededRandom(seed);
  const councils = province.councils.map((_, at) => makeCouncil(random, province, at));
  const withFund = councils.filter(({ status }) => status === 'founded' && random.chance(0.88));
  const learningAreas = LEARNING.flatMap(([kind, title, count]) =>
    Array.from({ length: count }, (): LearningArea => {
      const village = random.pick(province.villages);
      return {
        ...{ name: `${title}บ้าน${village.name}`, kind, councilCode: village.councilCode },
        ...{ capacity: random.whole(2, 12) * 10, point: village.point },
      };
    }),
  );
  return {
    councils,
    funds: withFund.map((council) => makeFund(random, council)),
    learningAreas,
    groups: makeGroups(province),
  };
}

/** Figures of a sub-district as an office gets them in a table. */
export function makeStatistics(
  province: SampleProvince,
  seed: number,
): { readonly code: string; readonly indicator: string; readonly value: number; readonly unit: string }[] {
  const random = new SeededRandom(seed);
  return province.spine.subdistricts.flatMap(({ code }) => {
    const villages = province.villages.filter((village) => village.subdistrictCode === code).length;
    const households = Math.max(1, villages) * random.whole(95, 210);
    const farmland = Math.max(1, villages) * random.whole(900, 2600);
    return [
      { code, indicator: 'population', value: Math.round(households * random.between(2.4, 3.3)), unit: 'คน' },
      { code, indicator: 'households', value: households, unit: 'ครัวเรือน' },
      { code, indicator: 'farmland_rai', value: farmland, unit: 'ไร่' },
    ];
  });
}
