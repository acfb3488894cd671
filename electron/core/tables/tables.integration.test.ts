import { afterEach, describe, expect, it } from 'vitest';
import type { TableFilter, TableQuery } from '../../../shared/contract/table-query.ts';
import { fidsOf, rowSetsOf } from '../row-sets/index.ts';
import { asked, aTableApp, type TableApp } from './testing/table-app.ts';

const open: TableApp[] = [];
const COUNCILS = [
  ['สภาฯ เขาคราม', 'founded', 'strong', 40, '2009-03-01'],
  ['สภาฯ อ่าวนาง', 'founded', 'medium', 12, '2010-05-20'],
  ['สภาฯ ๕ ไร่', 'forming', null, null, null],
  ['สภาฯ แหลมสัก', 'founded', 'strong', 25, '2009-11-30'],
  ['สภาฯ กลาง', null, null, 7, null],
] as const;

/** Councils with every kind of field: text, list, number, date, reference. */
const opened = async (): Promise<TableApp & { areaId: string }> => {
  const test = await aTableApp();
  open.push(test);
  const area = test.workspace.db.get<{ id: string }>({ text: 'SELECT id FROM council_area', values: [] });
  const areaId = area?.id ?? '';
  test.workspace.change({ kind: 'edit', label: { th: 'สภาฯ', en: 'Councils' } }, (change) => {
    for (const [i, [name_th, status, strength, member_count, registered_on]] of COUNCILS.entries()) {
      const council_area_id = i % 2 === 0 ? areaId : null;
      change.insert('council', {
        ...{ name_th, status, strength, member_count, registered_on, council_area_id },
      });
    }
  });
  return Object.assign(test, { areaId });
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const names = async (test: TableApp, more: Partial<TableQuery>): Promise<unknown[]> => {
  const { rows } = await test.tables.rows({ query: asked('council', more) });
  return rows.map(({ values }) => String(values.name_th).replace('สภาฯ ', ''));
};
const filtered = (test: TableApp, ...filters: TableFilter[]): Promise<unknown[]> => names(test, { filters });
const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? error,
  );

describe('a table', () => {
  it('sorts as the Thai dictionary does, by lists in their order, by several columns, what is missing last', async () => {
    const test = await opened();
    const by = (...sort: TableQuery['sort']) => names(test, { sort });
    expect(await by({ field: 'name_th', descending: false })).toEqual([
      '๕ ไร่',
      'กลาง',
      'เขาคราม',
      'แหลมสัก',
      'อ่าวนาง',
    ]);
    expect(await by({ field: 'member_count', descending: true })).toEqual([
      'เขาคราม',
      'แหลมสัก',
      'อ่าวนาง',
      'กลาง',
      '๕ ไร่',
    ]);
    expect(
      await by({ field: 'strength', descending: false }, { field: 'name_th', descending: true }),
    ).toEqual(['แหลมสัก', 'เขาคราม', 'อ่าวนาง', 'กลาง', '๕ ไร่']);
    expect(
      await by({ field: 'council_area_id', descending: false }, { field: 'name_th', descending: false }),
    ).toEqual(['๕ ไร่', 'กลาง', 'เขาคราม', 'แหลมสัก', 'อ่าวนาง']);
  });

  it('filters by words, numbers, days, lists, references and what is missing', async () => {
    const test = await opened();
    const words = (
      op: 'contains' | 'not-contains' | 'equals' | 'starts-with',
      value: string,
      field = 'name_th',
    ) => filtered(test, { field, op, value });
    expect(await words('contains', 'คราม')).toEqual(['เขาคราม']);
    expect(await words('contains', '5 ไร่')).toEqual(['๕ ไร่']);
    expect(await words('not-contains', 'อ่าว')).toEqual(['เขาคราม', '๕ ไร่', 'แหลมสัก', 'กลาง']);
    expect(await words('starts-with', 'สภาฯ แ')).toEqual(['แหลมสัก']);
    expect(await words('equals', 'สภาฯ กลาง')).toEqual(['กลาง']);
    expect(await words('contains', 'ทางใต้', 'council_area_id')).toEqual(['เขาคราม', '๕ ไร่', 'กลาง']);
    expect(await filtered(test, { field: 'member_count', op: 'between', from: 10, to: 25 })).toEqual([
      'อ่าวนาง',
      'แหลมสัก',
    ]);
    expect(await filtered(test, { field: 'member_count', op: 'between', from: null, to: 10 })).toEqual([
      'กลาง',
    ]);
    expect(
      await filtered(test, { field: 'registered_on', op: 'between', from: '2009-01-01', to: '2009-12-31' }),
    ).toEqual(['เขาคราม', 'แหลมสัก']);
    expect(await filtered(test, { field: 'strength', op: 'in', values: ['medium', null] })).toEqual([
      'อ่าวนาง',
      '๕ ไร่',
      'กลาง',
    ]);
    expect(await filtered(test, { field: 'member_count', op: 'missing' })).toEqual(['๕ ไร่']);
    expect(
      await filtered(
        test,
        { field: 'status', op: 'not-missing' },
        { field: 'council_area_id', op: 'missing' },
      ),
    ).toEqual(['อ่าวนาง', 'แหลมสัก']);
    expect(await refusal(filtered(test, { field: 'ไม่มี', op: 'missing' }))).toBe('field-not-found');
  });

  it('looks for words as they are read: of lists, of linked rows, numbers and Buddhist years', async () => {
    const test = await opened();
    const found = (search: string) => names(test, { search });
    expect(await found('ปานกลาง')).toEqual(['อ่าวนาง']);
    expect(await found('ทางใต้')).toEqual(['เขาคราม', '๕ ไร่', 'กลาง']);
    expect(await found('๒๕')).toEqual(['แหลมสัก']);
    expect(await found('2553')).toEqual(['อ่าวนาง']);
    expect(await found('30 พ.ย. 52')).toEqual(['แหลมสัก']);
    expect(await found('100%')).toEqual([]);
    // Without tone marks and spaces, as the search over everything; a letter too many is another word.
    expect(await found('อาวนาง')).toEqual(['อ่าวนาง']);
    expect(await found('แหลม สัก')).toEqual(['แหลมสัก']);
    expect(await found('อ้าวนางง')).toEqual([]);
  });

  it('groups with counts and sums, days by their year', async () => {
    const test = await opened();
    const group = { field: 'strength', descending: false };
    const query = asked('council', { group });
    const { groups } = await test.tables.groups({ query });
    expect(groups.map(({ value, start, count }) => [value, start, count])).toEqual([
      ['strong', 0, 2],
      ['medium', 2, 1],
      [null, 3, 2],
    ]);
    const sums = await test.tables.sums({ query });
    expect(sums.total).toEqual({ member_count: 84 });
    expect(sums.groups).toEqual([{ member_count: 65 }, { member_count: 12 }, { member_count: 7 }]);
    const years = await test.tables.groups({
      query: asked('council', { group: { field: 'registered_on', descending: true } }),
    });
    expect(years.groups.map(({ value, count }) => [value, count])).toEqual([
      ['2010', 1],
      ['2009', 2],
      [null, 2],
    ]);
    const areas = await test.tables.groups({
      query: asked('council', { group: { field: 'council_area_id', descending: false } }),
    });
    expect(areas.groups.map(({ name, count }) => [name, count])).toEqual([
      ['พื้นที่สภาฯ ทางใต้', 3],
      [null, 2],
    ]);
  });

  it('sums areas and declared areas, and figures only of one kind and year', async () => {
    const test = await opened();
    const forest = await test.tables.sums({ query: asked('community_forest') });
    expect(forest.total.declared_rai).toBe(75000);
    expect(Math.round((forest.total.areaM2 ?? 0) / 1e6)).toBe(119);
    test.workspace.change({ kind: 'edit', label: { th: 'สถิติ', en: 'Figures' } }, (change) => {
      for (const [indicator, year_be, value] of [
        ['population', 2566, 10],
        ['population', 2567, 12],
        ['households', 2567, 4],
      ])
        change.insert('area_statistic', {
          area_level: 'province',
          indicator: indicator ?? null,
          year_be: year_be ?? null,
          value: value ?? null,
        });
    });
    const of = async (filters: TableFilter[]) =>
      (await test.tables.sums({ query: asked('area_statistic', { filters }) })).total;
    expect(await of([])).toEqual({});
    expect(await of([{ field: 'indicator', op: 'in', values: ['population'] }])).toEqual({});
    expect(await of([{ field: 'indicator', op: 'in', values: ['households'] }])).toEqual({ value: 4 });
  });

  it('keeps every row in its place while cells are edited, and puts them in order anew when asked', async () => {
    const test = await opened();
    const sort = [{ field: 'name_th', descending: false }];
    const filters: TableFilter[] = [{ field: 'status', op: 'in', values: ['founded'] }];
    const query = asked('council', { sort, filters });
    const fids = async (more: Partial<TableQuery> = {}) => {
      const page = await test.tables.rows({ query: { ...query, ...more } });
      return [page.rows.map(({ fid }) => fid), page.stale];
    };
    expect(await fids()).toEqual([[1, 4, 2], false]);
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) => {
      change.update('council', 1, { name_th: 'สภาฯ ฮ' });
      change.update('council', 4, { status: 'suspended' });
    });
    expect(await fids()).toEqual([[1, 4, 2], true]);
    expect((await test.tables.sums({ query })).total).toEqual({ member_count: 77 });
    expect(await fids({ stamp: 1 })).toEqual([[2, 1], false]);
    test.workspace.change({ kind: 'edit', label: { th: 'ลบ', en: 'Remove' } }, (change) =>
      change.remove('council', [2]),
    );
    expect(await fids()).toEqual([[1], false]);
    test.workspace.journal.undo();
    test.workspace.journal.undo();
    expect(await fids()).toEqual([[1, 4, 2], false]);
  });

  it('sums what an edit left, without reading the rest anew', async () => {
    const test = await opened();
    const query = asked('council');
    expect((await test.tables.sums({ query })).total).toEqual({ member_count: 84 });
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.update('council', 2, { member_count: null }),
    );
    expect((await test.tables.sums({ query })).total).toEqual({ member_count: 72 });
    expect((await test.tables.sums({ query, from: 0, to: 2 })).total).toEqual({ member_count: 40 });
  });

  it('finds places, stretches of rows, different values and the rows that a link may name', async () => {
    const test = await opened();
    const query = asked('council', { sort: [{ field: 'member_count', descending: true }] });
    expect(await test.tables.position({ query, fid: 2 })).toEqual({ position: 2 });
    expect(await test.tables.position({ query, fid: 99 })).toEqual({ position: null });
    expect(await test.tables.fids({ query, from: 1, to: 3 })).toEqual({ fids: [4, 2] });
    const { choices, distinct } = await test.tables.choices({
      query: asked('council', { filters: [{ field: 'strength', op: 'in', values: ['strong'] }] }),
      field: 'strength',
      search: '',
    });
    expect(choices.slice(0, 3).map(({ value, count }) => [value, count])).toEqual([
      ...(choices[0]?.value === null
        ? [
            [null, 2],
            ['strong', 2],
          ]
        : [
            ['strong', 2],
            [null, 2],
          ]),
      ['medium', 1],
    ]);
    expect(distinct).toBe(choices.length);
    const areas = await test.tables.choices({
      query: asked('council'),
      field: 'council_area_id',
      search: 'ใต้',
    });
    expect(areas.choices).toEqual([{ value: test.areaId, name: 'พื้นที่สภาฯ ทางใต้', count: 3 }]);
    const rows = await test.tables.candidates({
      layer: 'council',
      field: 'council_area_id',
      search: 'ทางใต้',
    });
    expect(rows).toEqual([{ value: test.areaId, name: 'พื้นที่สภาฯ ทางใต้', hint: 'C1' }]);
  });

  it('lists all registers, those of the restricted store locked or absent, with their counts', async () => {
    const test = await opened();
    const list = await test.tables.list();
    expect(list.find(({ name }) => name === 'council')).toMatchObject({
      count: 5,
      group: 'organisation',
      state: 'open',
    });
    expect(list.find(({ name }) => name === 'person')).toMatchObject({
      count: null,
      group: 'people',
      state: 'none',
    });
    expect(list.map(({ name }) => name).indexOf('province')).toBe(0);
    expect(list.find(({ name }) => name === 'app_user')).toBeUndefined();
    expect(await refusal(test.tables.rows({ query: asked('nothing') }))).toBe('layer-not-found');
  });

  it('leaves out areas that have ended, unless it is asked about their last day', async () => {
    const test = await opened();
    const shown = async (more: Partial<TableQuery> = {}) => {
      const { rows } = await test.tables.rows({ query: asked('village', more) });
      return rows.map(({ fid }) => fid);
    };
    const before = await shown();
    test.workspace.change({ kind: 'edit', label: { th: 'ยุบ', en: 'Ended' } }, (change) => {
      change.update('village', before[0] ?? 0, { valid_to: '2001-01-01' });
    });
    expect(await shown({ stamp: 1 })).toEqual(before.slice(1));
    const last = { field: 'valid_to', op: 'not-missing' } as const;
    expect(await shown({ filters: [last] })).toEqual(before.slice(0, 1));
    expect(await shown({ sort: [{ field: 'valid_to', descending: false }] })).toEqual(before);
  });

  it('names the rows that the map is to draw', async () => {
    const test = await opened();
    const query = asked('council', { filters: [{ field: 'strength', op: 'in', values: ['strong'] }] });
    const shown = await test.tables.mapRows({ query });
    expect(shown).toEqual({ total: 2, only: [1, 4], except: null, key: expect.any(String) });
    // The same rows by other words have the same tiles.
    const anew = await test.tables.mapRows({ query: { ...query, stamp: 1 } });
    expect(anew.key).toBe(shown.key);
    const kept = rowSetsOf(test.workspace).get(shown.key);
    expect(kept && fidsOf(kept)).toEqual([1, 4]);
  });
});
