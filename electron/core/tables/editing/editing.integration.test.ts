import { afterEach, describe, expect, it } from 'vitest';
import { MOST_PASTED, type TableEdit } from '../../../../shared/contract/table-edit.ts';
import { asked, aTableApp, type TableApp } from '../testing/table-app.ts';

const open: TableApp[] = [];
const opened = async (): Promise<TableApp> => {
  const test = await aTableApp();
  open.push(test);
  test.workspace.change({ kind: 'edit', label: { th: 'โครงการ', en: 'Projects' } }, (change) => {
    for (let i = 2; i <= 6; i++)
      change.insert('housing_project', { code: `P${i}`, name_th: `โครงการ ${i}`, units_done: i });
  });
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const FIELDS = [
  'code',
  'name_th',
  'programme',
  'council_area_id',
  'fiscal_year',
  'budget_satang',
  'started_on',
];
const paste = (text: string, more: Partial<Extract<TableEdit, { kind: 'paste' }>> = {}): TableEdit => ({
  ...{ kind: 'paste', query: asked('housing_project'), from: 0, height: 1, width: 1 },
  ...{ fields: FIELDS, text },
  ...more,
});
const layer = 'housing_project';
const rowsOf = async (test: TableApp) =>
  (await test.tables.rows({ query: asked(layer) })).rows.map(({ values }) => values);
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => [error?.data?.code, error?.data?.details?.reason ?? null],
  );

describe('a block from a spreadsheet', () => {
  it('is shown cell by cell before it is written, and written as one change', async () => {
    const test = await opened();
    const text = [
      'P1\tบ้านมั่นคงทดสอบ\tบ้านพอเพียง\tทางใต้\t2024\t1,200.50\t29 ก.พ. 67',
      'P9\t\tไม่มีแบบนี้\tพื้นที่สภาฯ ทางใต้\tปี\t\t30/2/2567',
    ].join('\r\n');
    const plan = await test.tables.plan({ layer, edit: paste(text) });
    const states = plan.shown.map(({ field, state }) => `${field} ${state}`);
    expect(states).toEqual([
      'code same',
      'name_th same',
      'programme change',
      'council_area_id refused',
      'fiscal_year change',
      'budget_satang change',
      'started_on change',
      'code change',
      'name_th refused',
      'programme refused',
      'council_area_id change',
      'fiscal_year refused',
      'budget_satang same',
      'started_on refused',
    ]);
    expect(plan).toMatchObject({ cells: 6, rows: 2, same: 3, outside: { rows: 0, columns: 0 } });
    expect(plan.refused.map(({ field, reason }) => `${field}: ${reason.th}`)).toContain('name_th: ต้องมีค่า');
    expect(plan.labels['1']).toBe('บ้านมั่นคงทดสอบ');
    expect(Object.values(plan.names.council_area_id ?? {})).toEqual(['พื้นที่สภาฯ ทางใต้']);
    const before = await rowsOf(test);
    const done = await test.tables.apply({ layer, edit: paste(text), version: plan.version });
    expect(done).toMatchObject({ cells: 6, rows: 2, refused: 5, held: { rows: 0 }, jobId: null });
    const [first, second] = await rowsOf(test);
    expect(first).toMatchObject({
      programme: 'sufficient',
      fiscal_year: 2567,
      budget_satang: 120050,
      started_on: '2024-02-29',
    });
    expect(second).toMatchObject({ code: 'P9', name_th: 'โครงการ 2' });
    expect(test.workspace.journal.state().undo).toMatchObject({
      label: 'วางค่า 2 แถวใน โครงการที่อยู่อาศัย',
      rows: 2,
    });
    test.workspace.journal.undo();
    expect(await rowsOf(test)).toEqual(before);
  });

  it('tells what reaches beyond the table, leaves out headings, and is repeated over the marked cells', async () => {
    const test = await opened();
    const beyond = await test.tables.plan({
      layer,
      edit: paste('ก\tข\nค\tง', { from: 5, fields: ['name_th'] }),
    });
    expect(beyond.outside).toEqual({ rows: 1, columns: 1 });
    expect(beyond.shown.map(({ state }) => state)).toEqual(['change', 'outside', 'outside', 'outside']);
    const headed = await test.tables.plan({
      layer,
      edit: paste('ชื่อโครงการ\tโครงการหลัก\r\nใหม่\tCSR', { fields: ['name_th', 'programme'] }),
    });
    expect(headed).toMatchObject({ cells: 2, rows: 1 });
    await test.tables.apply({ layer, edit: paste('7\n8', { height: 6, fields: ['units_done'] }) });
    expect((await rowsOf(test)).map(({ units_done }) => units_done)).toEqual([7, 8, 7, 8, 7, 8]);
  });

  it('takes an area as offices write it into its three columns', async () => {
    const test = await opened();
    test.workspace.change({ kind: 'edit', label: { th: 'ป่า', en: 'Forests' } }, (change) => {
      for (const name of ['ก', 'ข', 'ค'])
        change.insert('community_forest', {
          name_th: name,
          declared_rai: 1,
          declared_ngan: 1,
          declared_wah: 1,
        });
    });
    const query = asked('community_forest');
    const text = ['๑๒-๓-๔๕.๕\t\t', '7 ไร่ 2 งาน\t\t', '5-1-20\t3\t', '1,250\t\t'].join('\n');
    const fields = ['declared_rai', 'declared_ngan', 'declared_wah'];
    const written = await test.tables.apply({
      layer: 'community_forest',
      edit: paste(text, { query, fields }),
    });
    expect(written.refused).toBe(0);
    const areasOf = async () =>
      (await test.tables.rows({ query })).rows.map(({ values }) => fields.map((field) => values[field]));
    expect(await areasOf()).toEqual([
      [12, 3, 45.5],
      [7, 2, 0],
      [5, 3, 20],
      [1250, null, null],
    ]);
    const alone = paste('8-2-10', { query, fields: ['declared_rai'] });
    await test.tables.apply({ layer: 'community_forest', edit: alone });
    expect((await areasOf())[0]).toEqual([8, 2, 10]);
  });

  it('comes back as it was copied', async () => {
    const test = await opened();
    await test.tables.apply({
      layer,
      edit: paste('P1\tบ้าน "ก"\tบ้านมั่นคงเมือง\tพื้นที่สภาฯ ทางใต้\t2567\t10\t1/2/2567'),
    });
    const { text } = await test.tables.copy({ query: asked(layer), from: 0, to: 6, fields: FIELDS });
    const plan = await test.tables.plan({ layer, edit: paste(text) });
    expect(plan).toMatchObject({ cells: 0, refused: [], same: 42 });
  });

  it('that is too large is refused in words, never tried', async () => {
    const test = await opened();
    const huge = paste('ก'.repeat(MOST_PASTED + 1));
    expect(await refusal(test.tables.plan({ layer, edit: huge }))).toEqual([
      'validation-failed',
      expect.anything(),
    ]);
    const many = paste('\t'.repeat(500_000));
    expect((await refusal(test.tables.plan({ layer, edit: many }))) as unknown[]).toEqual([
      'edit-too-large',
      null,
    ]);
    expect(test.bugs).toEqual([]);
  });
});

describe('codes in edits of many rows', () => {
  it('may be exchanged, but belong to one row', async () => {
    const test = await opened();
    await test.tables.apply({ layer, edit: paste('P2\nP1', { fields: ['code'] }) });
    expect((await rowsOf(test)).map(({ code }) => code).slice(0, 3)).toEqual(['P2', 'P1', 'P3']);
    const plan = await test.tables.plan({ layer, edit: paste('N1\nN1\nP4', { fields: ['code'] }) });
    expect(plan.shown.map(({ state }) => state)).toEqual(['change', 'refused', 'refused']);
    const edit: TableEdit = { kind: 'set', rows: { fids: [1, 2, 3] }, field: 'code', value: 'N2' };
    expect(await test.tables.apply({ layer, edit })).toMatchObject({ cells: 1, refused: 2 });
  });

  it('of areas leave codes and the codes above them to the change of areas, and say so', async () => {
    const test = await opened();
    const query = asked('subdistrict');
    const edit: TableEdit = {
      ...{ kind: 'paste', query, from: 0, height: 1, width: 1 },
      fields: ['code', 'name_th', 'district_code', 'valid_to'],
      text: '990199\tใหม่\t9901\t1/10/2567\n990102\tใหม่สอง\t9902',
    };
    const plan = await test.tables.plan({ layer: 'subdistrict', edit });
    expect(plan.shown.map(({ field, state }) => `${field} ${state}`)).toEqual([
      ...['code refused', 'name_th change', 'district_code same', 'valid_to refused'],
      ...['code same', 'name_th change', 'district_code refused'],
    ]);
    expect(plan.refused[0]?.reason.th).toContain('เปลี่ยนแปลงพื้นที่');
  });
});

describe('edits of a table', () => {
  it('of one cell say why they are refused, and write nothing then', async () => {
    const test = await opened();
    const cells = [
      { fid: 1, field: 'units_done', value: 5 },
      { fid: 1, field: 'name_th', value: ' ' },
    ];
    const edit: TableEdit = { kind: 'cells', cells };
    expect(await refusal(test.tables.apply({ layer, edit, strict: true }))).toEqual([
      'validation-failed',
      'ต้องมีค่า',
    ]);
    expect((await rowsOf(test))[0]).toMatchObject({ units_done: 10 });
    await test.tables.apply({ layer, edit: { kind: 'cells', cells: cells.slice(0, 1) }, strict: true });
    expect(test.workspace.journal.state().undo?.label).toBe('แก้ บ้านมั่นคงทดสอบ ใน โครงการที่อยู่อาศัย');
  });

  it('of one cell are held back where somebody else wrote meanwhile, until they are asked for again', async () => {
    const test = await opened();
    const cell = { fid: 2, field: 'name_th', value: 'ของฉัน', expected: 'โครงการ 2' };
    const write = (one: { value: string; expected?: string }) =>
      test.tables.apply({
        layer,
        edit: { kind: 'cells', cells: [{ fid: 2, field: 'name_th', ...one }] },
        strict: true,
      });
    await write({ value: 'ของเขา' });
    expect((await refusal(write(cell))) as unknown[]).toContain('row-changed');
    expect((await rowsOf(test))[1]).toMatchObject({ name_th: 'ของเขา' });
    // Both wrote the same: nobody loses anything.
    expect(await write({ value: 'ของเขา', expected: 'โครงการ 2' })).toMatchObject({ refused: 0 });
    await write({ value: 'ของฉัน' });
    expect((await rowsOf(test))[1]).toMatchObject({ name_th: 'ของฉัน' });
  });

  it('are warned of what can be written but looks wrong, and written all the same', async () => {
    const test = await opened();
    test.workspace.change({ kind: 'edit', label: { th: 'สภา', en: 'Council' } }, (change) => {
      change.insert('council', { name_th: 'สภาฯ ทดสอบ', status: 'founded', registered_on: '2020-01-01' });
    });
    const query = asked('council');
    const edit = paste('1/1/2590', { query, fields: ['registered_on'] });
    const plan = await test.tables.plan({ layer: 'council', edit });
    const warning = { th: 'เป็นวันที่ยังมาไม่ถึง' };
    expect(plan.shown).toMatchObject([{ field: 'registered_on', state: 'change', warning }]);
    expect(plan.warned).toMatchObject([{ field: 'registered_on', reason: warning, count: 1 }]);
    expect(plan.refused).toEqual([]);
    expect(await test.tables.apply({ layer: 'council', edit })).toMatchObject({ cells: 1, refused: 0 });
  });

  it('fill down, clear, and set a field of chosen rows', async () => {
    const test = await opened();
    const query = asked(layer, { sort: [{ field: 'code', descending: true }] });
    await test.tables.apply({
      layer,
      edit: { kind: 'fill', rows: { query, from: 1, to: 4 }, fields: ['units_done', 'name_th'], from: [6] },
    });
    expect((await rowsOf(test)).map(({ units_done }) => units_done)).toEqual([10, 2, 6, 6, 6, 6]);
    const clear: TableEdit = { kind: 'clear', rows: { fids: [3, 4] }, fields: ['units_done', 'name_th'] };
    expect(await test.tables.apply({ layer, edit: clear })).toMatchObject({ cells: 2, refused: 2 });
    const set: TableEdit = {
      kind: 'set',
      rows: { fids: [1, 2] },
      field: 'council_area_id',
      value: 'nothing',
    };
    expect(await test.tables.apply({ layer, edit: set })).toMatchObject({ cells: 0, refused: 2 });
  });

  it('replace words letter by letter, in the columns that hold text', async () => {
    const test = await opened();
    const query = asked(layer);
    const replace = (find: string, replacement: string, whole = false): TableEdit => ({
      ...{ kind: 'replace', rows: { query, from: 0, to: 99 }, fields: ['code', 'name_th', 'units_done'] },
      ...{ find, replacement, whole },
    });
    const plan = await test.tables.plan({ layer, edit: replace('โครงการ', 'บ้าน.$&') });
    expect(plan).toMatchObject({ cells: 5, rows: 5 });
    expect(plan.shown[0]).toMatchObject({ before: 'โครงการ 2', after: 'บ้าน.$& 2' });
    expect((await test.tables.plan({ layer, edit: replace('p', 'Q') })).cells).toBe(6);
    expect((await test.tables.plan({ layer, edit: replace('P2', 'Q', true) })).cells).toBe(1);
    expect((await test.tables.plan({ layer, edit: replace('.', '') })).cells).toBe(0);
    expect((await test.tables.plan({ layer, edit: replace('โครงการ 2', '') })).refused[0]?.reason.th).toBe(
      'ต้องมีค่า',
    );
  });

  it('of thousands of rows are written by a thread as one change', async () => {
    const test = await opened();
    const table = test.workspace.change({ kind: 'import', label: { th: 'ชุดใหญ่', en: 'Large' } }, (change) => {
      const columns = [{ name: 'name', title: 'ชื่อ', type: 'text' as const }];
      const made = change.createLayer({
        ...{ name: 'large', title: 'ชุดใหญ่', kind: 'imported', group: 'imported', geometryType: 'None' },
        ...{ columns, labelField: 'name' },
      });
      change.bulkInsert(
        made,
        ['name'],
        Array.from({ length: 3000 }, (_, i) => ({ wkb: null, values: [`แถว ${i}`] })),
      );
      return made;
    });
    const rows = { query: asked(table), from: 0, to: 3000 };
    const edit: TableEdit = {
      kind: 'replace',
      rows,
      fields: ['name'],
      find: 'แถว',
      replacement: 'row',
      whole: false,
    };
    const { jobId } = await test.tables.apply({ layer: table, edit });
    const job = await test.parts.jobs.finished(jobId ?? '');
    expect(job).toMatchObject({ state: 'done', result: { cells: 3000 } });
    let stamp = 0;
    const found = async (search: string) =>
      (await test.tables.rows({ query: asked(table, { search, stamp: ++stamp }) })).total;
    expect([await found('row'), await found('แถว')]).toEqual([3000, 0]);
    test.workspace.journal.undo();
    expect([await found('row'), await found('แถว')]).toEqual([0, 3000]);
    expect(test.bugs).toEqual([]);
  });

  it('take names of 500 characters, emoji, and other scripts as they are', async () => {
    const test = await opened();
    const words = ['ก'.repeat(500), '🏠🌾 ชุมชน', 'ບ້ານ ລາວ', 'မြန်မာ ရွာ', `'; DROP TABLE village; --`];
    await test.tables.apply({ layer, edit: paste(words.join('\n'), { fields: ['name_th'] }) });
    expect((await rowsOf(test)).map(({ name_th }) => name_th).slice(0, 5)).toEqual(words);
    const sort = [{ field: 'name_th', descending: false }];
    expect((await test.tables.rows({ query: asked(layer, { sort }) })).total).toBe(6);
  });
});
