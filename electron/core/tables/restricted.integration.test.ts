import { afterEach, describe, expect, it } from 'vitest';
import type { TableEdit } from '../../../shared/contract/table-edit.ts';
import { tableEditText } from '../../../shared/text/table-edit.ts';
import { addHousehold, addPerson, PASSPHRASE, REASON, SECRETS } from '../restricted/testing/people.ts';
import { asked, aTableApp, type TableApp } from './testing/table-app.ts';

const open: TableApp[] = [];
const opened = async (): Promise<TableApp & { readonly fids: readonly number[] }> => {
  const test = await aTableApp();
  open.push(test);
  await test.workspace.restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
  const first = addHousehold(test.workspace, { code: 'H1', village: '99010101' });
  const second = addHousehold(test.workspace, { code: 'H2', member: { national_id: '1101700230716' } });
  return Object.assign(test, { fids: [...first.members, ...second.members].map(({ fid }) => fid) });
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const layer = 'hh_member';
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? error,
  );
const named = (fids: readonly number[], value: string): TableEdit => ({
  kind: 'set',
  rows: { fids: [...fids] },
  field: 'given_name',
  value,
});
const rowsOf = async (test: TableApp) => (await test.tables.rows({ query: asked(layer) })).rows;

describe('a table of persons', () => {
  it('is masked, and answers no question about what is masked', async () => {
    const test = await opened();
    const rows = await rowsOf(test);
    expect(rows.map(({ values }) => values.given_name)).toEqual(['ส•••', 'ส•••']);
    const masked = { field: 'given_name', descending: false };
    const about = (more: object) => refusal(test.tables.rows({ query: asked(layer, more) }));
    expect(await about({ sort: [masked] })).toBe('validation-failed');
    expect(await about({ group: masked })).toBe('validation-failed');
    expect(await about({ filters: [{ field: 'given_name', op: 'contains', value: 'ลับ' }] })).toBe(
      'validation-failed',
    );
    const missing = { field: 'vulnerable_types', op: 'missing' } as const;
    expect(await about({ filters: [missing] })).toBe('validation-failed');
    expect(await about({ filters: [{ field: 'birth_year_be', op: 'between', from: 2400, to: 2500 }] })).toBe(
      'validation-failed',
    );
    expect((await test.tables.sums({ query: asked(layer) })).total).not.toHaveProperty('birth_year_be');
    const choices = test.tables.choices({ query: asked(layer), field: 'national_id', search: '' });
    expect(await refusal(choices)).toBe('validation-failed');
    expect((await test.tables.rows({ query: asked(layer, { search: 'สมมติลับ' }) })).total).toBe(0);
    const copied = await test.tables.copy({
      ...{ query: asked(layer), from: 0, to: 2, headings: true },
      fields: ['title', 'given_name', 'family_name', 'birth_date', 'national_id', 'vulnerable_types'],
    });
    for (const secret of SECRETS) expect(copied.text).not.toContain(secret);
  });

  it('takes no value for a masked cell until it is opened: one row, or all', async () => {
    const test = await opened();
    const [first = 0] = test.fids;
    const apply = (edit: TableEdit) => test.tables.apply({ layer, edit });
    expect(await apply(named(test.fids, 'ทับ'))).toMatchObject({ cells: 0, refused: 2 });
    const types = named(test.fids, '["elderly"]');
    expect(await apply({ ...types, field: 'vulnerable_types' } as TableEdit)).toMatchObject({ cells: 0 });

    const desk = test.workspace.restricted.desk();
    desk.open(layer, first, REASON);
    const plan = await test.tables.plan({ layer, edit: named(test.fids, 'ใหม่') });
    expect(plan.refused).toMatchObject([{ count: 1, reason: tableEditText.masked }]);
    expect(await apply(named(test.fids, 'ใหม่'))).toMatchObject({ cells: 1, rows: 1, refused: 1 });
    expect((await rowsOf(test)).map(({ values }) => values.given_name)).toEqual(['ใหม่', 'ส•••']);

    desk.open(layer, null, REASON);
    expect(await apply(named(test.fids, 'ทั้งหมด'))).toMatchObject({ cells: 2, refused: 0 });
    // A mask that was copied is no name.
    expect(await apply(named(test.fids, 'ส•••'))).toMatchObject({ cells: 0, refused: 2 });
    expect(JSON.stringify(test.workspace.journal.history(20, null))).not.toContain('ทั้งหมด');
  });

  it('is edited where nothing is masked, judged by the same rules, as one change of its own store', async () => {
    const test = await opened();
    const edit = (field: string, value: number | string): TableEdit => ({
      ...{ kind: 'set', rows: { query: asked('household'), from: 0, to: 2 } },
      ...{ field, value },
    });
    const apply = (one: TableEdit) => test.tables.apply({ layer: 'household', edit: one });
    expect(await apply(edit('member_count', 4))).toMatchObject({ cells: 2, jobId: null });
    expect(await apply(edit('member_count', 'สี่'))).toMatchObject({ cells: 0, refused: 2 });
    const { rows } = await test.tables.rows({ query: asked('household') });
    expect(rows.map(({ values }) => values.member_count)).toEqual([4, 4]);
    const sums = await test.tables.sums({ query: asked('household') });
    expect(sums.total.member_count).toBe(8);
  });

  it('is counted within an area while it is open', async () => {
    const test = await opened();
    const { id = '' } =
      test.workspace.db.get<{ id: string }>({
        text: "SELECT id FROM district WHERE code = '9901'",
        values: [],
      }) ?? {};
    const counted = async () =>
      (await test.tables.countsIn({ area: { register: 'district', id } })).household;
    expect(await counted()).toBe(1);
    test.workspace.restricted.lock();
    expect(await counted()).toBeUndefined();
  });

  it('shows no name of it in other tables while it is locked, and leaves the office by no export', async () => {
    const test = await opened();
    const person = addPerson(test.workspace.restricted);
    test.workspace.restricted.changeRows({ kind: 'edit', label: { th: 'บทบาท', en: 'Role' } }, (writer) => {
      writer.insert('role_assignment', { person_id: person.id, role: 'chair' });
    });
    const roles = asked('role_assignment');
    const names = (await test.tables.rows({ query: roles })).names.person_id;
    expect(names).toEqual({ [person.id]: 'วิชัย ทดสอบ' });
    expect(
      await refusal(test.tables.export({ query: asked('person'), columns: ['phone'], format: 'csv' })),
    ).toBe('export-personal-data');
    test.workspace.restricted.lock();
    expect(await refusal(test.tables.rows({ query: roles }))).toBe('restricted-locked');
    const list = await test.tables.list();
    expect(list.find(({ name }) => name === 'person')).toMatchObject({ state: 'locked', count: null });
  });
});
