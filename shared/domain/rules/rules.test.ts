import { describe, expect, it } from 'vitest';
import { REGISTERS, registerOf } from '../registers/index.ts';
import { type RoleFacts, type RowFacts, RULES, type RuleRow, runRules } from './index.ts';
import { ceilingIn } from './unit-ceilings.ts';

const TODAY: RowFacts = { today: '2026-06-01' };
const broken = (register: string, row: RuleRow, facts: Partial<RowFacts> = {}): string[] =>
  runRules(register, row, { ...TODAY, ...facts }).map(({ key }) => key);

const role = (name: string, issue: string | null = null, current = true): RoleFacts => ({
  role: name,
  issue,
  groupId: null,
  current,
});

describe('rules', () => {
  it('speak of registers and fields that there are', () => {
    for (const { key, registers, fields } of RULES)
      for (const register of registers) {
        const names = registerOf(register)?.fields.map(({ name }) => name) ?? [];
        expect(names, `${key} of ${register}`).toEqual(expect.arrayContaining([...fields]));
      }
  });

  it('say nothing of a row of which nothing is known', () => {
    for (const { key } of REGISTERS) expect(broken(key, {}), key).toEqual([]);
  });

  it.each<[string, RuleRow, Partial<RowFacts>, string[]]>([
    ['council', { registered_on: '2008-01-31' }, {}, ['council-before-act']],
    ['council', { registered_on: '2008-02-01' }, {}, []],
    ['council', { registered_on: '2026-06-02' }, {}, ['day-in-future']],
    ['council', { last_review_on: '2032-01-01' }, {}, ['day-in-future']],
    ['council', { status: 'founded' }, { otherCouncil: 'สภาฯ เดิม' }, ['council-second']],
    ['council', { status: 'forming' }, { otherCouncil: 'สภาฯ เดิม' }, []],
    [
      'council',
      { registered_on: '2020-01-02', last_review_on: '2020-01-01' },
      {},
      ['review-before-founding'],
    ],
    [
      'welfare_fund',
      { members: 10 },
      { population: { people: 9, yearBe: 2569, whole: true } },
      ['fund-over-population'],
    ],
    ['welfare_fund', { members: 10 }, { population: { people: 10, yearBe: 2569, whole: true } }, []],
    ['welfare_fund', { members: 10 }, { population: null }, []],
    ['welfare_fund', { balance_satang: 0 }, {}, ['balance-without-day']],
    ['welfare_fund', { balance_satang: 0, as_of_date: '2026-01-01' }, {}, []],
    ['housing_project', { units_done: 5, households_target: 5 }, {}, []],
    ['housing_project', { units_done: 6, households_target: 5 }, {}, ['units-over-target']],
    ['housing_project', { units_done: 6 }, {}, []],
    ['housing_project', { started_on: '2025-02-01', finished_on: '2025-01-31' }, {}, ['finished-order']],
    ['housing_project', { started_on: '2025-02-01', finished_on: '2025-02-01' }, {}, []],
    [
      'housing_project',
      { budget_satang: 3_800_001, households_target: 2 },
      { unitCeiling: { satang: 1_900_000, fromYearBe: 2560 } },
      ['unit-over-ceiling'],
    ],
    [
      'housing_project',
      { budget_satang: 3_800_000, households_target: 2 },
      { unitCeiling: { satang: 1_900_000, fromYearBe: 2560 } },
      [],
    ],
    ['housing_project', { budget_satang: 1 }, { unitCeiling: { satang: 1, fromYearBe: 2560 } }, []],
    ['community_forest', { declared_rai: 100 }, { areaM2: 176_000 }, []],
    ['community_forest', { declared_rai: 100 }, { areaM2: 176_001 }, ['area-differs']],
    ['community_forest', { declared_rai: 100, declared_wah: 1 }, { areaM2: 143_999 }, ['area-differs']],
    ['community_forest', { declared_rai: 100 }, {}, []],
    ['community_forest', { declared_ngan: 4 }, {}, ['declared-parts']],
    ['community_forest', { declared_wah: 100 }, {}, ['declared-parts']],
    ['community_forest', { approved_on: '2025-01-02', expires_on: '2025-01-01' }, {}, ['expiry-order']],
    ['village', { moo: 0 }, {}, ['moo-range']],
    ['village', { moo: 99 }, {}, []],
    ['village', { moo: 3 }, { sameMoo: 'บ้านเดิม' }, ['moo-taken']],
    ['village', { code: '9901010', subdistrict_code: '990101' }, {}, ['code-digits']],
    ['village', { code: '99010101', subdistrict_code: '990102' }, {}, ['code-parent']],
    ['district', { code: '๙๙๐๑' }, {}, ['code-digits']],
    ['subdistrict', { valid_from: '2025-01-02', valid_to: '2025-01-01' }, {}, ['valid-order']],
    ['council_area', {}, { coordinators: 0 }, ['coordinator-one']],
    ['council_area', {}, { coordinators: 1 }, []],
    ['council_area', {}, { coordinators: null }, []],
    ['household', { member_count: 0 }, {}, ['household-empty']],
    ['household', { member_count: 2, welfare_card: 3 }, {}, ['cards-over-members']],
    ['hh_member', { birth_date: '2026-06-02' }, {}, ['birth-in-future']],
    ['hh_member', { birth_year_be: 2570 }, {}, ['birth-in-future']],
    ['hh_member', { birth_year_be: 2449 }, {}, []],
    ['hh_member', { birth_year_be: 2448 }, {}, ['too-old']],
    ['hh_member', {}, { samePerson: 2 }, ['same-person']],
    ['working_group', { kind: 'core-team' }, { team: { members: 6, roles: [] } }, ['core-team-size']],
    ['working_group', { kind: 'core-team', min_members: 9 }, { team: { members: 8, roles: [] } }, []],
    ['working_group', { kind: 'core-team' }, { team: { members: 11, roles: [] } }, ['core-team-size']],
    [
      'working_group',
      { kind: 'zone-team' },
      { team: { members: 3, roles: ['coordinator', 'data-officer'] } },
      ['zone-team-strategist'],
    ],
    [
      'working_group',
      { kind: 'coordinating', min_members: 5 },
      { team: { members: 4, roles: [] } },
      ['group-too-small'],
    ],
    [
      'role_assignment',
      { role: 'lead' },
      { personRoles: [role('lead', 'land'), role('lead', 'health')] },
      ['lead-twice'],
    ],
    ['role_assignment', { role: 'lead' }, { personRoles: [role('lead', 'land'), role('lead', 'land')] }, []],
    [
      'role_assignment',
      { role: 'lead' },
      { personRoles: [role('lead', 'land'), role('lead', 'health', false)] },
      [],
    ],
    [
      'role_assignment',
      { role: 'second' },
      { personRoles: [role('second', 'a'), role('second', 'b')] },
      ['second-twice'],
    ],
    [
      'role_assignment',
      { role: 'finance' },
      { personRoles: [role('finance'), role('lead', 'a')] },
      ['finance-mixed'],
    ],
    ['role_assignment', { role: 'member' }, { personRoles: [role('finance'), role('member')] }, []],
    ['role_assignment', { from_on: '2025-01-02', to_on: '2025-01-01' }, {}, ['role-order']],
  ])('of %s: %j with %j breaks %j', (register, row, facts, expected) =>
    expect(broken(register, row, facts)).toEqual(expected),
  );

  it('say in both languages what is the matter, with no blank left', () => {
    const [finding] = runRules(
      'welfare_fund',
      { members: 1300 },
      {
        ...TODAY,
        population: { people: 1200, yearBe: 2569, whole: true },
      },
    );
    expect(finding).toEqual({
      key: 'fund-over-population',
      severity: 'warning',
      fields: ['members'],
      message: {
        th: 'มากกว่าประชากรของพื้นที่ 1,200 คน (สถิติปี 2569)',
        en: 'More than the 1,200 people of the area (statistics of 2569)',
      },
    });
  });
});

describe('the ceiling of a unit', () => {
  const ceilings = [
    { programme: 'sufficient', fromYearBe: 2560, satang: 1_900_000, source: '' },
    { programme: 'sufficient', fromYearBe: 2565, satang: 4_000_000, source: '' },
  ];
  it.each([
    [2559, null],
    [2560, 1_900_000],
    [2564, 1_900_000],
    [2570, 4_000_000],
    [null, 4_000_000],
  ])('in %s is the newest that has begun', (year, satang) =>
    expect(ceilingIn(ceilings, 'sufficient', year)?.satang ?? null).toBe(satang),
  );
  it('is none for a programme without one', () => expect(ceilingIn(ceilings, 'canal', 2565)).toBeNull());
});
