import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RowActions, rowActions } from '../../../../shared/contract/import-choice.ts';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { loadGazetteer } from '../../crs/index.ts';
import { type SqlValue, sql } from '../../db/index.ts';
import { redoAll, undoAll } from '../../journal/undo-all.ts';
import { firstBrokenAudit, type HouseholdOrigin, listImports } from '../../restricted/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { areaIndex, matchAreas, type PlanRow } from '../matching/index.ts';
import { type HouseholdPlan, planHouseholds, takeHouseholds } from './index.ts';

const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../../resources'));
const PASSPHRASE = 'กำแพงสีเขียว 42 ใบ';
const BASIS = { kind: 'public-task', note: 'คำสั่งคณะทำงาน', keepUntil: '2030-12-31' } as const;
const ORIGIN: HouseholdOrigin = {
  agency: 'พมจ.',
  asOf: '2024-02-29',
  sha256: 'ab'.repeat(32),
  bytes: 1234,
  encoding: 'utf-8',
  crs: null,
  profileId: null,
};

interface Given {
  readonly fields: Record<string, SqlValue>;
  readonly member?: Record<string, SqlValue>;
  readonly village?: string;
  readonly wkb?: Uint8Array;
}

let open: TestWorkspace;
beforeEach(async () => {
  open = await aWorkspace({ areas: true });
});
afterEach(() => open.close());

function finished<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Plans a list of households of the first sub-district, as the intake does. */
function plan(given: readonly Given[], actions: Partial<RowActions> = {}): HouseholdPlan {
  const index = areaIndex(open.workspace.db, gazetteer);
  const place = {
    code: null,
    province: null,
    district: 'ตะวันตก',
    subdistrict: 'ตะวันตกใต้',
    council_area: null,
  };
  const rows = given.map((row, i) => ({
    ...row,
    row: i + 1,
    area: { ...place, village: row.village ?? 'หมู่ 1' },
  }));
  const hinted = rows.map(({ row, area }) => ({ row, hints: area, at: null }));
  const { areaOf } = finished(matchAreas('village', hinted, index, {}));
  const planRows = rows.map(
    ({ row, fields, member, area, wkb }): PlanRow => ({
      ...{ row, id: null, fields, member: member ?? null, area, unreadable: [] },
      ...{ wkb: wkb ?? null, matched: areaOf(row) },
    }),
  );
  const parts = { db: open.workspace.restricted.db(), index, actions: rowActions.parse(actions) };
  return finished(planHouseholds(parts, planRows));
}

const one = <T>(query: ReturnType<typeof sql>): T => open.workspace.restricted.db().get<T>(query) as T;
const households = (): number => one<{ n: number }>(sql`SELECT count(*) AS n FROM household`).n;
const members = (): number => one<{ n: number }>(sql`SELECT count(*) AS n FROM hh_member`).n;

const LIST: readonly Given[] = [
  {
    fields: { house_no: '๙๙/๑', tenure: 'owner' },
    member: { given_name: 'สมชาย', family_name: 'ลับลับ', national_id: '1-1017-00230-70-8' },
    wkb: encodePointWkb(100.05, 15.05),
  },
  {
    fields: { house_no: '99/1' },
    member: { given_name: 'สมหญิง', family_name: 'ลับลับ', national_id: '1101700230709' },
  },
  {
    fields: { house_no: '99/1' },
    member: { given_name: 'สมหญิง', family_name: 'ลับลับ', national_id: '1101700230709' },
  },
  { fields: { house_no: '12', hh_code: 'H-12' }, member: { given_name: 'บุญมี' } },
  { fields: { house_no: '7' }, village: 'บ้านไม่มีจริง' },
  { fields: { tenure: 'rent' } },
];

describe('a list of households', () => {
  beforeEach(async () => {
    await open.workspace.restricted.create(PASSPHRASE);
  });

  it('becomes households and members, with numbers checked and every row accounted for', () => {
    const made = plan(LIST);
    expect(made.account).toMatchObject({ read: 6, inserted: 4, updated: 0, unchanged: 0, skipped: 2 });
    expect(made.skipped).toEqual([
      { row: 3, code: 'code-duplicate' },
      { row: 6, code: 'required-missing' },
    ]);
    expect(made.tally.count('id-number-invalid')).toBe(2);
    expect(made.tally.count('household-without-village')).toBe(1);
    const { importId } = takeHouseholds(open.workspace, made, BASIS, ORIGIN);
    expect([households(), members()]).toEqual([3, 3]);
    const house = one<Record<string, SqlValue>>(sql`SELECT * FROM household WHERE house_no = '๙๙/๑'`);
    const village = open.workspace.db.get<{ id: string }>(
      sql`SELECT id FROM village WHERE code = '99010101'`,
    );
    expect(house).toMatchObject({
      village_id: village?.id,
      recheck_status: 0,
      tenure: 'owner',
      import_id: importId,
    });
    const person = one<Record<string, SqlValue>>(sql`SELECT * FROM hh_member WHERE given_name = 'สมชาย'`);
    expect(person).toMatchObject({
      household_id: house.id,
      national_id: '1101700230708',
      consent_basis: 'public-task',
    });
    expect(listImports(open.workspace.restricted.db())).toMatchObject([
      { id: importId, agency: 'พมจ.', basis: BASIS, readRows: 6, households: 3, members: 3, undone: false },
    ]);
    expect(firstBrokenAudit(open.workspace.restricted.db())).toBeNull();
  });

  it('is known again: the same list changes nothing, another one what differs', () => {
    takeHouseholds(open.workspace, plan(LIST), BASIS, ORIGIN);
    const again = plan(LIST.slice(0, 5));
    expect(again.account).toMatchObject({ inserted: 1, updated: 0, unchanged: 3, skipped: 1 });
    const changed = plan([
      { fields: { house_no: '99/1', tenure: 'rent' } },
      {
        fields: { house_no: '5' },
        member: { given_name: 'สมชาย', family_name: 'ลับลับ', national_id: '1101700230708' },
      },
    ]);
    expect(changed.report).toMatchObject({
      changed: { count: 1 },
      conflicting: { count: 1 },
      missing: { count: 1 },
    });
    expect(JSON.stringify(changed.report)).not.toMatch(/ลับลับ|1101700230708|99\/1|H-12/);
    expect(changed.report.changed.items[0]?.differences).toEqual([
      { field: 'tenure', label: { th: 'การถือครอง', en: 'Tenure' }, before: '•••', after: '•••' },
    ]);
  });

  it('goes with one undo of the workspace and comes back with a redo, and leaves no word in the workspace', async () => {
    const { workspace } = open;
    takeHouseholds(workspace, plan(LIST), BASIS, ORIGIN);
    const bytes =
      readFileSync(workspace.gpkgPath).toString('latin1') +
      readFileSync(`${workspace.gpkgPath}-wal`).toString('latin1');
    for (const word of ['ลับลับ', '1101700230708', 'พมจ.', 'คำสั่งคณะทำงาน', 'H-12'])
      expect(bytes.includes(Buffer.from(word).toString('latin1'))).toBe(false);
    workspace.restricted.lock();
    expect(() => undoAll(workspace)).toThrow('restricted-locked');
    await workspace.restricted.unlock(PASSPHRASE);
    undoAll(workspace);
    expect([households(), members()]).toEqual([0, 0]);
    expect(workspace.db.get(sql`SELECT 1 FROM import_job`)).toBeUndefined();
    redoAll(workspace);
    expect([households(), members()]).toEqual([3, 3]);
    expect(one<{ n: string }>(sql`SELECT national_id AS n FROM hh_member WHERE given_name = 'สมชาย'`).n).toBe(
      '1101700230708',
    );
    const point = one<{ n: number }>(sql`SELECT length(geom) AS n FROM household WHERE house_no = '๙๙/๑'`);
    expect(point.n).toBe(21);
    undoAll(workspace);
    expect(households()).toBe(0);
    expect(firstBrokenAudit(workspace.restricted.db())).toBeNull();
  });

  it('of 20,000 persons is written, known again and taken back (prints what it takes)', () => {
    const list: Given[] = Array.from({ length: 20_000 }, (_, i) => ({
      fields: { house_no: String(Math.floor(i / 4)), income_month_baht: 5000 },
      member: { given_name: `ก${i}`, family_name: 'ลับลับ', birth_year_be: 2500 + (i % 60) },
    }));
    const times = [performance.now()];
    const made = plan(list);
    times.push(performance.now());
    takeHouseholds(open.workspace, made, BASIS, ORIGIN);
    times.push(performance.now());
    expect(plan(list).account).toMatchObject({ unchanged: 20_000 });
    times.push(performance.now());
    undoAll(open.workspace);
    times.push(performance.now());
    expect([households(), members()]).toEqual([0, 0]);
    const [planned, written, compared, undone] = times
      .slice(1)
      .map((at, i) => ((at - (times[i] ?? 0)) / 1000).toFixed(1));
    console.info(
      `20,000 persons of 5,000 households: planned ${planned} s, written ${written} s, compared ${compared} s, undone ${undone} s`,
    );
  }, 60_000);

  it('is not taken back over later changes', () => {
    const { workspace } = open;
    takeHouseholds(workspace, plan(LIST), BASIS, ORIGIN);
    workspace.restricted.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (db) =>
      db.run(sql`UPDATE household SET tenure = 'rent' WHERE house_no = '12'`),
    );
    expect(() => undoAll(workspace)).toThrow('undo-conflict');
    expect(households()).toBe(3);
    expect(workspace.db.get(sql`SELECT 1 FROM import_job`)).toBeDefined();
  });
});

it('refuses to take a list in without an open store or without a ground', async () => {
  const { workspace } = open;
  const empty = { account: {}, households: [], missing: [] } as unknown as HouseholdPlan;
  expect(() => takeHouseholds(workspace, empty, BASIS, ORIGIN)).toThrow('restricted-missing');
  await workspace.restricted.create(PASSPHRASE);
  expect(() => takeHouseholds(workspace, empty, null, ORIGIN)).toThrow('basis-missing');
  workspace.restricted.lock();
  expect(() => takeHouseholds(workspace, empty, BASIS, ORIGIN)).toThrow('restricted-locked');
});
