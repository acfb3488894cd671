import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { sql } from '../db/sql.ts';
import { addHousehold, PASSPHRASE } from '../restricted/testing/people.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { redoAll, undoAll } from '../undo/undo-all.ts';
import { choicesOf } from './choices.ts';
import { dependentsOf } from './dependents.ts';
import { labelsOf } from './labels.ts';
import { createRecord } from './records.ts';
import { relatedOf } from './related.ts';
import { type LinksChoice, removeRecords } from './remove.ts';

const open: TestWorkspace[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const EDIT = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };

/** The small land with a second council area, and rows that name the first: a council, a fund, two projects, villages. */
const linked = async () => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  const { workspace } = test;
  const first = workspace.db.get<{ id: string }>(sql`SELECT id FROM council_area`)?.id ?? '';
  const second = workspace.change(EDIT, (change) => {
    const area = change.insert('council_area', { code: 'C2', name_th: 'พื้นที่สภาฯ ทางเหนือ' });
    change.insert('council', { name_th: 'สภาฯ ใต้', council_area_id: first, status: 'founded' });
    change.insert('welfare_fund', { name_th: 'กองทุนใต้', council_area_id: first });
    change.update('housing_project', 1, { council_area_id: first });
    change.insert('housing_project', { code: 'P2', name_th: 'บ้านพอเพียงทดสอบ', council_area_id: first });
    for (const code of ['990101', '990201'])
      change.insert('council_area_subdistrict', { council_area_id: first, subdistrict_code: code });
    change.insert('council_area_subdistrict', { council_area_id: area.id, subdistrict_code: '990201' });
    const statistic = { area_level: 'council_area', area_id: first, indicator: 'population', year_be: 2569 };
    change.insert('area_statistic', { ...statistic, value: 1200 });
    change.insert('area_statistic', { ...statistic, area_level: 'village', value: 3 });
    change.insert('document', { owner_table: 'council_area', owner_id: first, title_th: 'แผนที่แนบ' });
    return area.id;
  });
  return { test, workspace, first, second };
};

const refusal = (work: () => unknown): string | null => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return null;
};

describe('what belongs to a row', () => {
  it('is told by register, with names and what a new row begins with', async () => {
    const { workspace, first } = await linked();
    const lists = relatedOf(workspace, { layer: 'council_area', fid: 1, limit: 1 });
    const shown = Object.fromEntries(lists.map((list) => [`${list.register} ${list.field}`, list]));
    expect(shown['housing_project council_area_id']).toMatchObject({
      count: 2,
      rows: [{ title: 'บ้านพอเพียงทดสอบ', layer: 'housing_project' }],
      begin: { council_area_id: first },
    });
    expect(shown['area_statistic area_id']).toMatchObject({
      count: 1,
      rows: [{ title: 'ประชากร', detail: '2569 · 1,200' }],
      begin: { area_level: 'council_area', area_id: first },
    });
    expect(shown['subdistrict null']).toMatchObject({ count: 2, begin: null });
    expect(shown['learning_area council_area_id']).toMatchObject({ count: 0, rows: [] });
    // There is no restricted store yet: of households nothing is said.
    expect(shown['household council_area_id']).toBeUndefined();
    await workspace.restricted.create('รหัสผ่านสำหรับทดสอบ');
    workspace.restricted.lock();
    const locked = relatedOf(workspace, { layer: 'council_area', fid: 1, limit: 1 });
    expect(locked.find(({ register }) => register === 'household')).toMatchObject({
      count: null,
      begin: null,
    });
  });

  it('follows codes as well as ids, and refuses a row that is not there', async () => {
    const { workspace } = await linked();
    const lists = relatedOf(workspace, { layer: 'district', fid: 1, limit: 5 });
    const subdistricts = lists.find(({ register }) => register === 'subdistrict');
    expect(subdistricts?.rows.map(({ title }) => title)).toEqual(['ตะวันตกใต้', 'ตะวันตกเหนือ']);
    expect(subdistricts?.begin).toEqual({ district_code: '9901' });
    expect(refusal(() => relatedOf(workspace, { layer: 'district', fid: 99, limit: 5 }))).toBe(
      'row-not-found',
    );
  });
});

describe('deleting a row that others name', () => {
  it('says what hangs on it, and asks before anything is done', async () => {
    const { workspace } = await linked();
    const found = dependentsOf(workspace, { layer: 'council_area', fids: [1] });
    expect(found.map(({ register, count, fate }) => [register, count, fate])).toEqual([
      ['housing_project', 2, 'empty'],
      ['council', 1, 'empty'],
      ['welfare_fund', 1, 'empty'],
      ['area_statistic', 1, 'remove'],
      ['council_area_subdistrict', 2, 'remove'],
      ['document', 1, 'remove'],
    ]);
    expect(refusal(() => removeRecords(workspace, 'council_area', [1]))).toBe('rows-depend');
    expect(removeRecords(workspace, 'learning_area', [], 'refuse')).toBe(0);
  });

  const state = ({ workspace }: TestWorkspace) => ({
    projects: workspace.db.all(sql`SELECT fid, council_area_id AS area FROM housing_project ORDER BY fid`),
    councils: workspace.db.all(sql`SELECT fid, council_area_id AS area FROM council ORDER BY fid`),
    links: workspace.db.all(
      sql`SELECT council_area_id AS area, subdistrict_code AS code FROM council_area_subdistrict ORDER BY fid`,
    ),
    statistics: workspace.db.all(sql`SELECT fid, area_id AS area FROM area_statistic ORDER BY fid`),
    documents: workspace.db.all(sql`SELECT owner_id AS area FROM document ORDER BY fid`),
    areas: workspace.db.all(sql`SELECT fid FROM council_area ORDER BY fid`),
  });

  it.each<[string, (second: string) => object, LinksChoice]>([
    [
      'leaves links empty, and takes along what can’t be without',
      (second) => ({
        projects: [
          { fid: 1, area: null },
          { fid: 2, area: null },
        ],
        councils: [{ fid: 1, area: null }],
        links: [{ area: second, code: '990201' }],
        statistics: [{ fid: 2 }],
        documents: [],
        areas: [{ fid: 2 }],
      }),
      'empty',
    ],
    [
      'lets them name another row, without doubling a link',
      (second) => ({
        projects: [
          { fid: 1, area: second },
          { fid: 2, area: second },
        ],
        councils: [{ fid: 1, area: second }],
        links: [
          { area: second, code: '990101' },
          { area: second, code: '990201' },
        ],
        statistics: [{ fid: 1, area: second }, { fid: 2 }],
        documents: [{ area: second }],
        areas: [{ fid: 2 }],
      }),
      { to: 2 },
    ],
  ])('%s, all in one change that can be taken back', async (_, expected, links) => {
    const { test, workspace, second } = await linked();
    const before = state(test);
    const sets = workspace.journal.history(100, null).length;
    expect(removeRecords(workspace, 'council_area', [1], links)).toBe(1);
    expect(state(test)).toMatchObject(expected(second));
    expect(workspace.journal.history(100, null)).toHaveLength(sets + 1);
    workspace.journal.undo();
    expect(state(test)).toEqual(before);
  });

  it('takes along rows upon rows where each needs the one above', async () => {
    const { workspace } = await linked();
    expect(removeRecords(workspace, 'province', [1], 'empty')).toBe(1);
    const left = (table: string): number =>
      workspace.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)?.n ?? -1;
    expect([left('district'), left('subdistrict'), left('village')]).toEqual([0, 0, 4]);
    expect(workspace.db.get(sql`SELECT subdistrict_code AS code FROM village LIMIT 1`)).toEqual({
      code: null,
    });
    workspace.journal.undo();
    expect([left('district'), left('subdistrict')]).toEqual([2, 4]);
  });

  it('refuses to let them name a row that goes as well', async () => {
    const { workspace } = await linked();
    expect(refusal(() => removeRecords(workspace, 'council_area', [1, 2], { to: 2 }))).toBe('row-not-found');
    expect(refusal(() => removeRecords(workspace, 'council_area', [1], { to: 77 }))).toBe('row-not-found');
  });
});

describe('names of rows', () => {
  it('come in batches, by id and by code, thousands at a time', async () => {
    const { workspace, first } = await linked();
    const keys = [...Array.from({ length: 5000 }, (_, i) => `99${i}`), '9901', '9902'];
    const [areas, districts, unknown] = labelsOf(workspace, [
      { register: 'council_area', by: 'id', keys: [first, first, 'gone'] },
      { register: 'district', by: 'code', keys },
      { register: 'document', by: 'id', keys: ['x'] },
    ]);
    expect(areas?.labels).toEqual({ [first]: { title: 'พื้นที่สภาฯ ทางใต้', layer: 'council_area', fid: 1 } });
    expect(Object.values(districts?.labels ?? {}).map(({ title }) => title)).toEqual(['ตะวันตก', 'ตะวันออก']);
    expect(unknown).toEqual({ locked: false, labels: {} });
  });

  it('of persons are told only while the store is open, and never what is masked', async () => {
    const { workspace } = await linked();
    await workspace.restricted.create('รหัสผ่านสำหรับทดสอบ');
    workspace.restricted.change(EDIT, (db) => {
      db.run(
        sql`INSERT INTO person (id, title, given_name, family_name, phone) VALUES ('p1', 'นาง', 'สมมติ', 'ใจดี', '0811111111')`,
      );
      db.run(sql`INSERT INTO household (id, hh_code, house_no) VALUES ('h1', 'H-1', '99/1')`);
      db.run(
        sql`INSERT INTO hh_member (id, household_id, title, given_name) VALUES ('m1', 'h1', NULL, 'ลับ')`,
      );
    });
    const wanted = [
      { register: 'person', by: 'id', keys: ['p1'] },
      { register: 'hh_member', by: 'id', keys: ['m1'] },
    ] as const;
    const titles = () =>
      labelsOf(workspace, wanted).map(({ labels }) => Object.values(labels)[0]?.title ?? null);
    expect(titles()).toEqual(['นาง สมมติ ใจดี', '•••']);
    workspace.restricted.lock();
    expect(titles()).toEqual([null, null]);
    expect(labelsOf(workspace, wanted).every(({ locked }) => locked)).toBe(true);
  });

  it('are found by name or code, namesakes told apart by their place, the nearest first', async () => {
    const { workspace } = await linked();
    workspace.change(EDIT, (change) => {
      change.update('village', 4, { name_th: 'บ้านตะวันตกใต้', valid_to: '2020-01-01' });
    });
    const found = (text: string) =>
      choicesOf(workspace, { register: 'village', by: 'id', text, limit: 5 }).choices.map((one) => [
        one.fid,
        one.detail,
      ]);
    expect(found('ตะวันตกใต้')).toEqual([
      [1, 'ต.ตะวันตกใต้ อ.ตะวันตก · รหัส 99010101'],
      [4, 'เลิกใช้แล้ว · ต.ตะวันออกเหนือ อ.ตะวันออก · รหัส 99020201'],
    ]);
    expect(found('99010201')).toHaveLength(1);
    expect(found('ตะวันตกไต')).toEqual([]);
    expect(found('ตะวันตกเหนื่อ').map(([fid]) => fid)).toEqual([2]);
    expect(found('')).toHaveLength(4);
    expect(found("%_'")).toEqual([]);
    const district = choicesOf(workspace, { register: 'district', by: 'code', text: 'ออก', limit: 5 });
    expect(district.choices[0]).toMatchObject({ key: '9902', title: 'ตะวันออก' });
    expect(refusal(() => choicesOf(workspace, { register: 'x', by: 'id', text: '', limit: 5 }))).toBe(
      'register-not-found',
    );
  });

  it('of a new row can be named at once', async () => {
    const { workspace } = await linked();
    const row = createRecord(workspace, {
      layer: 'partner',
      values: { name_th: 'สมาคมใหม่' },
      shape: null,
      reason: '',
    });
    const [partners] = labelsOf(workspace, [{ register: 'partner', by: 'id', keys: [row.id] }]);
    expect(partners?.labels[row.id]?.title).toBe('สมาคมใหม่');
  });
});

describe('rows of the restricted store that name a row which goes', () => {
  const settled = async () => {
    const test = await aWorkspace({ areas: true });
    open.push(test);
    const { workspace } = test;
    await workspace.restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
    addHousehold(workspace, { code: 'H1', village: '99010101' });
    const villages = workspace.db.all<{ fid: number; id: string; code: string }>(
      sql`SELECT fid, id, code FROM village ORDER BY fid`,
    );
    const going = villages.find(({ code }) => code === '99010101');
    const other = villages.find(({ code }) => code !== '99010101');
    if (!going || !other) throw new Error('no villages');
    const named = () =>
      workspace.restricted.db().get<{ v: string | null }>(sql`SELECT village_id AS v FROM household`)?.v;
    const there = () => workspace.db.get(sql`SELECT 1 FROM village WHERE fid = ${going.fid}`) !== undefined;
    const fates = () =>
      dependentsOf(workspace, { layer: 'village', fids: [going.fid] })
        .filter(({ register }) => register === 'household')
        .map(({ fate }) => fate);
    const remove = (links?: LinksChoice) => removeRecords(workspace, 'village', [going.fid], links);
    return { workspace, going, other, named, there, fates, remove };
  };

  it('are emptied with it while the store is open, and one undo brings both back', async () => {
    const { workspace, going, named, there, fates, remove } = await settled();
    expect(fates()).toEqual(['empty']);
    expect(refusal(() => remove())).toBe('rows-depend');
    remove('empty');
    expect([named(), there()]).toEqual([null, false]);
    undoAll(workspace);
    expect([named(), there()]).toEqual([going.id, true]);
    redoAll(workspace);
    expect([named(), there()]).toEqual([null, false]);
  });

  it('name another row where that is chosen', async () => {
    const { other, named, there, remove } = await settled();
    remove({ to: other.fid });
    expect([named(), there()]).toEqual([other.id, false]);
  });

  it('stay as they are while it is locked', async () => {
    const { workspace, going, named, there, fates, remove } = await settled();
    workspace.restricted.lock();
    expect(fates()).toEqual(['stays']);
    remove('empty');
    await workspace.restricted.unlock(PASSPHRASE);
    expect([named(), there()]).toEqual([going.id, false]);
  });
});
