import type { Household } from './households.ts';
import { SeededRandom } from './random.ts';

/** Somebody of a surveyed household. Nobody: the surnames say so themselves. */
export interface Member {
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string | null;
  readonly birthYearBe: number | null;
  readonly nationalId: string | null;
  readonly vulnerableTypes: readonly string[];
}

/** Somebody who works for the movement in the sample province, and what as. */
export interface Worker {
  readonly title: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly nickname: string;
  readonly phone: string;
  readonly email: string;
  readonly subdistrictCode: string;
  readonly roles: readonly WorkerRole[];
}
export interface WorkerRole {
  readonly role: string;
  /** The name of the working group, as the sample has it. */
  readonly group: string | null;
  readonly level: 'province' | 'zone' | 'district' | 'subdistrict';
  /** A code; zones bear their number. */
  readonly area: string;
  readonly issue: string | null;
}

const MEN = [
  'สมชาย',
  'บุญมี',
  'ประเสริฐ',
  'สมศักดิ์',
  'ทองดี',
  'คำปัน',
  'วิชัย',
  'สุรชัย',
  'อนันต์',
  'เกษม',
  'ไพบูลย์',
  'ณรงค์',
];
const WOMEN = [
  'สมหญิง',
  'บุญเรือน',
  'มาลี',
  'สมศรี',
  'คำแปง',
  'อรุณี',
  'วันเพ็ญ',
  'สุดา',
  'เพ็ญศรี',
  'จันทร์ดี',
  'ประนอม',
  'แสงเดือน',
];
/** No family bears one of these: they say that they are made up. */
const SURNAMES = [
  ...['นามสมมติ', 'ไม่มีจริง', 'ในนิทาน', 'เรื่องแต่ง', 'แบบจำลอง', 'ตัวอย่างดี', 'ทดลองใช้', 'ลองกรอกดู'],
  ...['ข้อมูลจำลอง', 'มิใช่คนจริง', 'สมมติทั้งนั้น', 'ไว้ฝึกหัด'],
];
const NICKNAMES = ['ต้น', 'นก', 'เล็ก', 'อ้อย', 'หนุ่ม', 'แดง', 'ปู', 'จุ๊บ', 'แมว', 'โต้ง', 'น้อย', 'ติ๋ม'];

const VULNERABLE: readonly (readonly [string, number])[] = [
  ['elderly', 30],
  ['low-income', 22],
  ['disabled', 12],
  ['chronic', 12],
  ['elderly-alone', 8],
  ['bedridden', 5],
  ['child', 4],
  ['single-mother', 4],
  ['stateless', 1],
  ['substance-or-released', 2],
];

/** Thirteen digits whose last one is right and whose first one the office of registration never gives out. */
function madeNumber(random: SeededRandom): string {
  const digits = [9, ...Array.from({ length: 11 }, () => random.whole(0, 9))];
  const sum = digits.reduce((total, digit, i) => total + digit * (13 - i), 0);
  return [...digits, (11 - (sum % 11)) % 10].join('');
}

function makeMember(random: SeededRandom): Member {
  const sex = random.chance(0.55) ? 'female' : 'male';
  const types = [
    ...new Set([random.weighted(VULNERABLE), ...(random.chance(0.3) ? [random.weighted(VULNERABLE)] : [])]),
  ];
  const old = types.some((type) => type.startsWith('elderly'));
  const young = types.includes('child');
  const year = young ? random.whole(2553, 2566) : old ? random.whole(2470, 2508) : random.whole(2500, 2545);
  const day = `${year - 543}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`;
  const known = random.chance(0.7);
  const grown = sex === 'male' ? 'นาย' : random.chance(0.7) ? 'นาง' : 'นางสาว';
  const child = sex === 'male' ? 'เด็กชาย' : 'เด็กหญิง';
  return {
    title: young ? child : grown,
    givenName: random.pick(sex === 'male' ? MEN : WOMEN),
    familyName: random.pick(SURNAMES),
    sex,
    birthDate: known ? day : null,
    birthYearBe: known ? null : year,
    nationalId: random.chance(0.45) ? madeNumber(random) : null,
    vulnerableTypes: types,
  };
}

/** Some households were asked for those who need help; of a few persons two lists tell. */
export function makeMembers(households: readonly Household[], seed: number): Map<string, Member[]> {
  const random = new SeededRandom(seed);
  const asked = households.filter(() => random.chance(0.24));
  const members = new Map(
    asked.map(({ hhCode }) => [
      hhCode,
      Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => makeMember(random)),
    ]),
  );
  for (let i = 0; i + 9 < asked.length; i += Math.ceil(asked.length / 4)) {
    const numbered = members.get(asked[i]?.hhCode ?? '')?.[0];
    const twice = numbered && { ...numbered, nationalId: numbered.nationalId ?? madeNumber(random) };
    const [here, there] = [asked[i]?.hhCode ?? '', asked[i + 9]?.hhCode ?? ''];
    if (twice)
      for (const code of [here, there]) members.set(code, [twice, ...(members.get(code) ?? []).slice(1)]);
  }
  return members;
}

export interface WorkerPlaces {
  readonly subdistricts: readonly string[];
  readonly districts: readonly { readonly code: string; readonly name: string }[];
}

/** The data officer of this zone has left, and nobody has come yet: something for the page of checks to say. */
const ZONE_WITHOUT_DATA = 3;

function rolesOf({ subdistricts, districts }: WorkerPlaces): WorkerRole[] {
  const zone = (role: string, n: number): WorkerRole => ({
    ...{ role, group: `ทีมโซนที่ ${n}`, level: 'zone', area: String(n), issue: null },
  });
  const core = (role: string, issue: string | null = null): WorkerRole => ({
    ...{ role, group: 'Core Team จังหวัด', level: 'province', area: '98', issue },
  });
  return [
    ...['chair', 'secretary', 'finance', 'adviser'].map((role) => core(role)),
    ...['housing', 'welfare', 'resources', 'health'].map((issue) => core('lead', issue)),
    ...[1, 2, 3].flatMap((n) =>
      ['strategist', 'data-officer', 'coordinator']
        .filter((role) => n !== ZONE_WITHOUT_DATA || role !== 'data-officer')
        .map((role) => zone(role, n)),
    ),
    ...districts.map(
      ({ code, name }): WorkerRole => ({
        ...{ role: 'coordinator', group: `คปอ. อำเภอ${name}`, level: 'district', area: code, issue: null },
      }),
    ),
    ...subdistricts.slice(0, 8).map(
      (area): WorkerRole => ({
        ...{ role: 'social-manager', group: null, level: 'subdistrict', area, issue: 'housing' },
      }),
    ),
  ];
}

const WORKERS = 30;

/** Thirty workers; some wear several hats. Their telephones begin as none does, their mail goes nowhere. */
export function makeWorkers(places: WorkerPlaces, seed: number): Worker[] {
  const random = new SeededRandom(seed);
  const roles = rolesOf(places);
  return Array.from({ length: WORKERS }, (_, i): Worker => {
    const woman = random.chance(0.5);
    return {
      title: woman ? 'นาง' : 'นาย',
      givenName: random.pick(woman ? WOMEN : MEN),
      familyName: SURNAMES[i % SURNAMES.length] ?? '',
      nickname: random.pick(NICKNAMES),
      phone: `02000${String(1001 + i * 7)}`,
      email: `worker${i + 1}@example.org`,
      subdistrictCode: random.pick(places.subdistricts),
      roles: roles.filter((__, at) => at % WORKERS === i),
    };
  });
}
