import { afterEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../shared/contract/checks.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Change } from '../context.ts';
import { sql } from '../db/index.ts';
import { removeRecords } from '../records/remove.ts';
import { addHousehold, PASSPHRASE } from '../restricted/testing/people.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { checkItems, fixFindings, lastReport, runChecks } from './run-checks.ts';

const open: TestWorkspace[] = [];
const opened = async (work: (change: Change) => void): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  test.workspace.change({ kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } }, work);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const control = { signal: new AbortController().signal, progress: () => undefined };
const run = ({ workspace }: TestWorkspace): Promise<CheckReport> => runChecks(workspace, control);
const counts = (report: CheckReport): Record<string, number> =>
  Object.fromEntries(report.results.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]));
const items = ({ workspace }: TestWorkspace, key: string) =>
  checkItems(workspace, { key, offset: 0, limit: 100 }).items;
const box = (x: number, y: number, w: number) =>
  encodeWkb({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, y],
          [x + w, y],
          [x + w, y + w],
          [x, y + w],
          [x, y],
        ],
      ],
    ],
  });
const bowTie = encodeWkb({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [100.01, 15.01],
        [100.03, 15.03],
        [100.03, 15.01],
        [100.01, 15.03],
        [100.01, 15.01],
      ],
    ],
  ],
});

describe('checks of fields', () => {
  it('find missing, wrong, repeated and unknown values, and links to nothing', async () => {
    const test = await opened((change) => {
      change.insert('council', { name_th: null, status: 'ตั้งแล้ว', council_area_id: 'nowhere' });
      change.insert('village', { code: '99010101', name_th: 'บ้านซ้ำ', subdistrict_code: '990101' });
      change.insert('village', { code: '99020188', name_th: 'บ้านผิดตำบล', subdistrict_code: '990101' });
      change.insert('partner', { name_th: 'สำนักงาน  ทดสอบ' });
    });
    const found = counts(await run(test));
    expect(found).toMatchObject({ 'required-missing': 1, 'list-unknown': 1, 'link-missing': 1 });
    expect(found).toMatchObject({ 'code-invalid': 1, 'code-duplicate': 2, 'name-untidy': 1 });
    expect(items(test, 'list-unknown')[0]).toMatchObject({
      layer: 'council',
      detail: { th: 'สถานะ: ไม่มี “ตั้งแล้ว” ในรายการ' },
    });
    expect(items(test, 'code-duplicate').map(({ title }) => title)).toEqual(['บ้านตะวันตกใต้', 'บ้านซ้ำ']);
  });

  it('look at the fields that the office set itself, in registers and layers', async () => {
    const words = ['ทึบ', 'โปร่ง'].map((value) => ({ value, label: { th: value, en: '' } }));
    const test = await opened((change) => {
      change.insert('code_list', {
        ...{ list_key: 'own:cover', title: 'สภาพป่า', items: JSON.stringify(words) },
      });
      change.createLayer({
        ...{ name: 'plots', title: 'แปลง', kind: 'imported', group: 'imported', geometryType: 'None' },
        labelField: 'name',
        columns: [
          { name: 'name', title: 'ชื่อ', type: 'text' },
          { name: 'cover', title: 'สภาพป่า', type: 'text' },
          { name: 'seen', title: 'ที่พบ', type: 'text' },
        ],
      });
      change.updateLayer('plots', {
        fields: [
          { name: 'name', required: true },
          { name: 'cover', codeList: 'own:cover' },
          { name: 'seen', codeList: 'own:cover', many: true },
        ],
      });
      change.insert('plots', { name: 'ก', cover: 'รก', seen: '["ทึบ","รก"]' });
      change.insert('plots', { cover: 'ทึบ', seen: '["ทึบ"]' });
    });
    expect(counts(await run(test))).toMatchObject({ 'required-missing': 1, 'list-unknown': 2 });
    expect(items(test, 'list-unknown').map(({ layer, title, detail }) => [layer, title, detail.th])).toEqual([
      ['plots', 'ก', expect.stringContaining('ไม่มี “รก” ในรายการ')],
      ['plots', 'ก', expect.stringContaining('ไม่มี “รก” ในรายการ')],
    ]);
    expect(items(test, 'required-missing')).toMatchObject([{ layer: 'plots', fid: 2 }]);
  });

  it('find ID numbers of persons in open rows, but none in a column of codes', async () => {
    const test = await opened((change) => {
      change.insert('partner', { name_th: 'นายสมชาย ทดสอบ ๑๑๐๑๗๐๐๒๓๐๗๐๘' });
      change.createLayer({
        ...{ name: 'tags', title: 'ป้าย', kind: 'imported', group: 'imported', geometryType: 'None' },
        labelField: 'tag',
        columns: [{ name: 'tag', title: 'รหัสป้าย', type: 'text' }],
      });
      for (let i = 0; i < 40; i++) change.insert('tags', { tag: String(1101700230700 + i) });
    });
    expect(counts(await run(test))['id-open']).toBe(1);
    const [item] = items(test, 'id-open');
    expect(item).toMatchObject({
      layer: 'partner',
      detail: { th: expect.stringContaining('เลขประจำตัวประชาชน') },
    });
    expect(item?.detail.th).not.toMatch(/\d|[๐-๙]/);
  });

  it('mend what is safe as one change that can be taken back, and leave the rest', async () => {
    const test = await opened((change) => {
      change.insert('housing_project', { name_th: 'บ้านใหม่ ', council_area_id: 'nowhere' });
      change.insert('forest_part', { forest_id: 'nowhere', purpose: 'use' });
    });
    await run(test);
    expect(await fixFindings(test.workspace, 'link-missing', null)).toEqual({ changed: 1, left: 1 });
    const project = () =>
      test.workspace.db.get(
        sql`SELECT council_area_id AS area FROM housing_project WHERE name_th LIKE 'บ้านใหม่%'`,
      );
    expect(project()).toEqual({ area: null });
    expect(lastReport(test.workspace)?.stale).toBe(true);
    test.workspace.journal.undo();
    expect(project()).toEqual({ area: 'nowhere' });
    await expect(fixFindings(test.workspace, 'code-duplicate', null)).rejects.toMatchObject({
      code: 'check-no-fix',
    });
  });
});

describe('checks of places', () => {
  it('find points outside their area with the distance, rows outside the province and without a place', async () => {
    const test = await opened((change) => {
      change.insert(
        'village',
        { code: '99010102', name_th: 'บ้านไกล', subdistrict_code: '990101' },
        encodePointWkb(100.15, 15.05),
      );
      change.insert('housing_project', { name_th: 'กลางทะเล' }, encodePointWkb(101, 12));
      change.insert('housing_project', { name_th: 'ไม่มีที่' });
    });
    const found = counts(await run(test));
    expect(found).toMatchObject({ 'outside-area': 1, 'outside-province': 1, 'shape-missing': 1 });
    // 0.05° of longitude at 15°N are 5,375 m.
    expect(items(test, 'outside-area')[0]?.detail.th).toMatch(/^อยู่นอก ต.ตะวันตกใต้ 5,37\d ม\.$/);
    expect(items(test, 'outside-province')[0]?.place).toEqual([101, 12]);
  });

  it('repair shapes, find the council area by the place, and leave what has none', async () => {
    const test = await opened((change) => {
      change.insert('community_forest', { name_th: 'ป่าไขว้' }, bowTie);
      change.insert('learning_area', { name_th: 'ในเขต' }, encodePointWkb(100.11, 15.03));
      change.insert('learning_area', { name_th: 'นอกเขต' }, encodePointWkb(100.11, 15.15));
    });
    await run(test);
    expect(items(test, 'shape-invalid')[0]).toMatchObject({ title: 'ป่าไขว้', place: [100.02, 15.02] });
    expect(await fixFindings(test.workspace, 'shape-invalid', null)).toEqual({ changed: 1, left: 0 });
    const [inside] = items(test, 'area-unknown').filter(({ title }) => title === 'ในเขต');
    expect(await fixFindings(test.workspace, 'area-unknown', [inside!])).toEqual({ changed: 1, left: 0 });
    expect(counts(await run(test))['shape-invalid']).toBeUndefined();
    const known = sql`SELECT name_th FROM learning_area WHERE council_area_id = (SELECT id FROM council_area)`;
    expect(test.workspace.db.all(known)).toEqual([{ name_th: 'ในเขต' }]);
  });
});

describe('checks of forests and councils', () => {
  it('find overlaps by their area and place, one name twice in an area, and areas without a council', async () => {
    const test = await opened((change) => {
      change.insert('community_forest', { name_th: 'ป่าหนึ่ง' }, box(100.16, 15.16, 0.02));
      change.insert('community_forest', { name_th: 'ป่าสอง' }, box(100.17, 15.16, 0.02));
      const area = String(change.db.get<{ id: string }>(sql`SELECT id FROM council_area`)?.id);
      for (const name of ['กองทุน ใต้', 'กองทุนใต้'])
        change.insert('welfare_fund', { name_th: name, council_area_id: area });
      change.insert('council_area', { name_th: 'พื้นที่ใหม่' });
      change.insert('council', { name_th: 'สภาฯ ใต้', council_area_id: area });
    });
    const found = counts(await run(test));
    expect(found).toMatchObject({ 'forest-overlap': 2, 'duplicate-name': 2, 'council-missing': 1 });
    expect(items(test, 'forest-overlap')[0]?.detail.th).toMatch(/^ทับกับ ป่าสอง 1,4\d\d ไร่$/);
    expect(items(test, 'forest-overlap')[0]?.place?.[0]).toBeCloseTo(100.175, 3);
  });

  it('say that nothing was run before the first report', async () => {
    const test = await opened(() => undefined);
    expect(lastReport(test.workspace)).toBeNull();
    expect(() => items(test, 'code-invalid')).toThrow('check-not-run');
  });
});

describe('rules of the domain', () => {
  it('are run over every row, those of people only while the store is open', async () => {
    const test = await opened((change) => {
      change.insert('community_forest', { name_th: 'ป่าเล็ก', declared_rai: 1 }, box(100.11, 15.11, 0.01));
      change.insert('council', { name_th: 'สภาฯ เก่า', status: 'founded', registered_on: '2007-01-01' });
      change.insert('welfare_fund', { name_th: 'กองทุน', balance_satang: 5 });
      change.update('housing_project', 1, { units_done: 41 });
      change.insert('working_group', { name_th: 'ทีมโซน', kind: 'zone-team' });
    });
    const report = await run(test);
    expect(counts(report)).toMatchObject({
      'area-differs': 1,
      'council-before-act': 1,
      'balance-without-day': 1,
      'units-over-target': 1,
    });
    expect(items(test, 'area-differs')[0]?.detail.th).toMatch(/^วัดจากแผนที่ได้ 7\d\d-/);
    const zone = (one: CheckReport) => one.results.find(({ key }) => key === 'zone-team-strategist');
    expect(zone(report)).toMatchObject({ count: 0, unchecked: { th: expect.any(String) } });
    await test.workspace.restricted.create('รหัสผ่านสำหรับทดสอบ');
    expect(zone(await run(test))).toMatchObject({ count: 1, unchecked: null });
  });
});

describe('rows of persons', () => {
  it('that name a row which is gone are found while the store is open, and else said to be left out', async () => {
    const test = await opened(() => undefined);
    const { restricted } = test.workspace;
    await restricted.create(PASSPHRASE);
    addHousehold(test.workspace, { code: 'H1', village: '99010101' });
    addHousehold(test.workspace, { code: 'H2', village: '99010102' });
    const links = (report: CheckReport | null) =>
      report?.results.find(({ key }) => key === 'people-link-missing');
    const whole = await run(test);
    expect(links(whole)).toMatchObject({ count: 0, unchecked: null });
    const village = test.workspace.db.get<{ fid: number }>(
      sql`SELECT fid FROM village WHERE code = '99010101'`,
    );
    restricted.lock();
    removeRecords(test.workspace, 'village', [village?.fid ?? 0], 'empty');
    const locked = await run(test);
    expect(links(locked)).toMatchObject({ count: 0, unchecked: { th: expect.any(String) } });
    await restricted.unlock(PASSPHRASE);
    const found = await run(test);
    expect(links(found)).toMatchObject({ count: 1, layers: ['household'] });
    // The village is gone; the persons are counted in both runs.
    expect(found.rows).toBe(whole.rows - 1);
    expect(found.rows).toBeGreaterThan(locked.rows);
    expect(items(test, 'people-link-missing')).toMatchObject([{ layer: 'household', fid: 1 }]);
    restricted.lock();
    expect(links(lastReport(test.workspace))).toMatchObject({ count: 0, layers: [] });
    expect(items(test, 'people-link-missing')).toEqual([]);
  });
});
