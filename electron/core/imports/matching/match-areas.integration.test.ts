import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { loadGazetteer } from '../../crs/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { AreaHints } from '../mapping/index.ts';
import { type AreaIndex, areaIndex, type Place } from './area-index.ts';
import { type AreaMatching, matchAreas } from './match-areas.ts';

const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../../resources'));
let open: TestWorkspace;
afterEach(() => open.close());

const NOTHING: AreaHints = {
  code: null,
  province: null,
  district: null,
  subdistrict: null,
  village: null,
  council_area: null,
};

function match(
  index: AreaIndex,
  level: AreaLevelName,
  rows: readonly (Partial<AreaHints> & { at?: Place })[],
  picks: Record<string, string> = {},
): AreaMatching {
  const hinted = rows.map(({ at, ...hints }, i) => ({
    row: i + 1,
    hints: { ...NOTHING, ...hints },
    at: at ?? null,
  }));
  const work = matchAreas(level, hinted, index, picks);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe('areas of the country in an empty workspace', () => {
  let index: AreaIndex;
  beforeEach(async () => {
    open = await aWorkspace();
    index = areaIndex(open.workspace.db, gazetteer);
  });

  it('matches by code, and by names however they are written', () => {
    const krabi = { province: 'จังหวัดกระบี่', district: 'อ.คลองท่อม' };
    const { report, areaOf } = match(index, 'subdistrict', [
      { code: '810401' },
      { ...krabi, subdistrict: 'ต.คลองท่อมใต้' },
      { province: 'กระบี่', district: 'อำเภอ คลองท่อม', subdistrict: 'ตำบลคลองท่อม ใต้' },
      { subdistrict: 'ม.3 ต.คลองท่อมใต้ อ.คลองท่อม จ.กระบี่' },
      { province: 'จ.กระบี่', district: 'เมือง', subdistrict: 'ปากน้ํา' },
      { province: 'กรุงเทพฯ', district: 'เขตดุสิต', subdistrict: 'แขวงดุสิต' },
      { code: '81040103', subdistrict: 'คลองท่อมไต้' },
    ]);
    expect(report).toMatchObject({ rows: 7, code: 2, name: 5, suggested: 0, ambiguous: 0, unmatched: 0 });
    const codes = [1, 2, 3, 4, 5, 6, 7].map((row) => areaOf(row)?.code);
    expect(codes).toEqual(['810401', '810401', '810401', '810401', '810101', '100201', '810401']);
    expect(report.groups).toEqual([]);
  });

  it('never guesses between areas of one name, unless the place of the row decides', () => {
    const { report, areaOf } = match(index, 'subdistrict', [
      { subdistrict: 'หนองบัว' },
      { province: 'นครสวรรค์', subdistrict: 'หนองบัว' },
      { province: 'กาญจนบุรี', district: 'เมืองกาญจนบุรี', subdistrict: 'หนองบัว' },
    ]);
    const names = report.groups.map(({ text, outcome }) => [text, outcome]);
    expect(names).toContainEqual(['หนองบัว', 'ambiguous']);
    expect(areaOf(1)).toBeNull();
    expect(areaOf(3)?.code.slice(0, 4)).toBe('7101');
    const [first] = report.groups.find(({ text }) => text === 'หนองบัว')?.suggestions ?? [];
    expect(first?.above).toMatch(/^อ\.\S+ จ\.\S+$/);
    const area = gazetteer.area(areaOf(3)?.code ?? '');
    const [west = 0, south = 0, east = 0, north = 0] = area?.extent ?? [];
    const at: Place = [(west + east) / 2, (south + north) / 2];
    const placed = match(index, 'subdistrict', [{ subdistrict: 'หนองบัว', at }]);
    expect(placed.report).toMatchObject({ place: 1, ambiguous: 0 });
    expect(placed.areaOf(1)?.code).toBe(area?.code);
  });

  it('tells a code that contradicts the name instead of swallowing it', () => {
    const { report, areaOf } = match(index, 'subdistrict', [
      { code: '810401', province: 'ตรัง', district: 'กันตัง', subdistrict: 'บางเป้า' },
    ]);
    expect(areaOf(1)).toBeNull();
    expect(report.ambiguous).toBe(1);
    const reasons = report.groups[0]?.suggestions.map(({ code, reason }) => [code, reason.en]);
    expect(reasons).toContainEqual(['810401', expect.stringContaining('the code is that of this area')]);
    expect(
      reasons?.some(([code, reason]) => code?.startsWith('92') && reason?.includes('the code is another')),
    ).toBe(true);
  });

  it('suggests what garbled names of the real world mean, with reasons', () => {
    const garbled = [
      ['บางซุด', 'บางขุด'],
      ['ตุ๊ก', 'ตลุก'],
      ['บ้านเข็ญ', 'บ้านเชี่ยน'],
      ['อุตะเถา', 'อู่ตะเภา'],
    ] as const;
    const { report } = match(
      index,
      'subdistrict',
      garbled.map(([subdistrict]) => ({ province: 'ชัยนาท', subdistrict })),
    );
    expect(report.suggested).toBe(4);
    const ranks = garbled.map(([wrong, right]) => {
      const group = report.groups.find(({ text }) => text.startsWith(wrong));
      return (group?.suggestions.findIndex(({ name }) => name === right) ?? -1) + 1;
    });
    console.info(`garbled names: rank of the right one within the province ${ranks.join(', ')}`);
    for (const rank of ranks) expect(rank).toBeGreaterThan(0);
    expect(report.groups[0]?.suggestions[0]?.reason.th).not.toBe('');
  });

  it('takes the picks of the user, and the empty pick as none', () => {
    const rows = [
      { province: 'ชัยนาท', subdistrict: 'บางซุด' },
      { province: 'ชัยนาท', subdistrict: 'ตุ๊ก' },
    ];
    const keys = match(index, 'subdistrict', rows).report.groups.map(({ key }) => key);
    const [first = '', second = ''] = keys;
    const { report, areaOf } = match(index, 'subdistrict', rows, { [first]: '180503', [second]: '' });
    expect(report).toMatchObject({ picked: 1, suggested: 0, unmatched: 1 });
    expect([areaOf(1)?.code, areaOf(2)]).toEqual(['180503', null]);
    expect(report.groups.map(({ outcome }) => outcome).sort()).toEqual(['picked', 'unmatched']);
  });

  it('finds misspelt names again (prints the recall over all sub-districts)', () => {
    const random = seeded(20261122);
    const areas = index.areas('subdistrict');
    const found = { rank1: 0, rank5: 0, province1: 0, province5: 0, asked: 0, province: 0 };
    for (let i = 0; i < areas.length; i += 1) {
      const area = areas[i];
      if (!area) continue;
      const wrong = misspell(area.name, random);
      if (index.byKey('subdistrict', wrong).length > 0) continue;
      const province = index.byCode('province', area.code.slice(0, 2))?.name ?? '';
      // The whole country for one in twenty: it is looked through for each.
      if (i % 20 === 0) count('rank', [{ subdistrict: wrong }], area.code);
      count('province', [{ subdistrict: wrong, province }], area.code);
    }
    function count(kind: 'rank' | 'province', rows: Partial<AreaHints>[], code: string): void {
      const { report } = match(index, 'subdistrict', rows);
      const rank = report.groups[0]?.suggestions.findIndex((one) => one.code === code) ?? -1;
      found[kind === 'rank' ? 'asked' : 'province'] += 1;
      if (rank === 0) found[`${kind}1`] += 1;
      if (rank >= 0 && rank < 5) found[`${kind}5`] += 1;
    }
    const share = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)} %`;
    console.info(
      `one-edit misspellings: province named ${found.province}: rank 1 ${share(found.province1, found.province)}, ` +
        `within 5 ${share(found.province5, found.province)}; nothing named ${found.asked}: ` +
        `rank 1 ${share(found.rank1, found.asked)}, within 5 ${share(found.rank5, found.asked)}`,
    );
    expect(found.province).toBeGreaterThan(6000);
    expect(found.province5 / found.province).toBeGreaterThan(0.95);
    expect(found.rank5 / found.asked).toBeGreaterThan(0.7);
  });
});

/** mulberry32 (T. Ettinger): the same sequence for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One letter left out, put in, changed for any other, or swapped with its neighbour. */
function misspell(name: string, random: () => number): string {
  const letters = 'กขคงจชซดตถทธนบปผพภมยรลวสหอะาิีึืุูเแโใไ่้๊็์';
  const at = Math.floor(random() * name.length);
  const letter = letters[Math.floor(random() * letters.length)] ?? 'ก';
  const kinds = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + letter + name.slice(at),
    () => name.slice(0, at) + letter + name.slice(at + 1),
    () => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? name;
}

it('matches villages by number and name, council areas by their kind, and areas beyond the asked level', async () => {
  open = await aWorkspace({ areas: true });
  open.workspace.change({ kind: 'edit', label: { th: 'เพิ่ม', en: 'Add' } }, (change) => {
    change.insert('village', { code: '99010102', moo: 2, name_th: 'บ้านทุ่ง', subdistrict_code: '990101' });
    change.insert('council_area', { code: 'C2', name_th: 'ทต.ตะวันตกเหนือ', district_code: '9901' });
    change.insert('council_area', { code: 'C3', name_th: 'อบต.ตะวันตกเหนือ', district_code: '9901' });
  });
  const index = areaIndex(open.workspace.db, gazetteer);
  expect(index.home).toEqual(['99']);
  const south = { district: 'ตะวันตก', subdistrict: 'ตะวันตกใต้' };
  const villages = match(index, 'village', [
    { ...south, village: 'หมู่ที่ 2' },
    { ...south, village: 'ทุ่ง' },
    { ...south, village: 'หมู่ 1 บ้านทุ่ง' },
    { ...south },
    { code: '99010102' },
    { code: '99010177' },
  ]);
  const codes = [1, 2, 3, 4, 5, 6].map((row) => villages.areaOf(row)?.code ?? null);
  expect(codes).toEqual(['99010102', '99010102', null, '990101', '99010102', '990101']);
  expect(villages.report).toMatchObject({ rows: 6, ambiguous: 1 });
  expect(villages.report.groups.map(({ area }) => area?.name)).toContain('ต.ตะวันตกใต้');
  const misspelt = match(index, 'village', [
    { district: 'ตะวันตก', subdistrict: 'ตะวันตกไต้', village: 'หมู่ 2' },
    { district: 'ตะวันตก', subdistrict: 'ตะวันตกไต้', village: 'บ้านทุ่ง' },
  ]);
  expect(misspelt.report).toMatchObject({ rows: 2, suggested: 2, unmatched: 0 });
  const offered = misspelt.report.groups.map(({ suggestions }) => suggestions[0]);
  expect(offered.map((one) => one?.code)).toEqual(['99010102', '99010102']);
  expect(offered.some((one) => one?.reason.th.includes('ชื่อตำบลคล้าย'))).toBe(true);
  const councils = match(index, 'council_area', [
    { council_area: 'เทศบาลตำบลตะวันตกเหนือ' },
    { council_area: 'ตะวันตกเหนือ' },
    { at: [100.05, 15.05] },
  ]);
  expect([1, 2, 3].map((row) => councils.areaOf(row)?.code ?? null)).toEqual(['C2', null, 'C1']);
  expect(councils.report).toMatchObject({ name: 1, ambiguous: 1, place: 1 });
});
