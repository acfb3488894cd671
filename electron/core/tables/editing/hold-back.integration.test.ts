import { afterEach, describe, expect, it, vi } from 'vitest';
import { type EditResult, editResult, type TableEdit } from '../../../../shared/contract/table-edit.ts';
import { addHousehold, PASSPHRASE, REASON } from '../../restricted/testing/people.ts';
import { asked, aTableApp, type TableApp } from '../testing/table-app.ts';

const open: TableApp[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const layer = 'housing_project';
const LABEL = { kind: 'edit', label: { th: 'หน้าต่างอื่น', en: 'Another window' } };
const ROWS = 150;

const opened = async (): Promise<TableApp> => {
  const test = await aTableApp();
  open.push(test);
  test.workspace.change(LABEL, (change) => {
    for (let i = 2; i <= ROWS; i++)
      change.insert(layer, { code: `P${i}`, name_th: `โครงการ ${i}`, units_done: i });
  });
  return test;
};

/** What another window does to rows between a look and a write. */
const otherWrites = (test: TableApp, fids: readonly number[], values = { units_done: 999 }): void =>
  test.workspace.change(LABEL, (change) => {
    for (const fid of fids) change.update(layer, fid, values);
  });

const look = async (test: TableApp, of = layer): Promise<number> =>
  (await test.tables.rows({ query: asked(of) })).version;

const numbers = async (test: TableApp) => {
  const { rows } = await test.tables.rows({ query: asked(layer), limit: ROWS });
  return rows.map(({ values }) => values.units_done);
};

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? error,
  );

const everyRow = { query: asked(layer), from: 0, to: ROWS };
const EDITS: Record<string, TableEdit> = {
  set: { kind: 'set', rows: everyRow, field: 'units_done', value: 5 },
  clear: { kind: 'clear', rows: everyRow, fields: ['units_done'] },
  fill: { kind: 'fill', rows: everyRow, fields: ['units_done'], from: [1] },
  paste: {
    kind: 'paste',
    ...{ query: asked(layer), from: 0, height: ROWS, width: 1, fields: ['units_done'], text: '5' },
  },
};
const REPLACE: TableEdit = {
  kind: 'replace',
  ...{ rows: everyRow, fields: ['name_th'], find: 'โครงการ', replacement: 'บ้าน', whole: false },
};

describe('rows that another window wrote to since they were looked at', () => {
  it.each(Object.entries(EDITS))(
    'are held back from a %s and named; the others are written',
    async (_, edit) => {
      const test = await opened();
      const version = await look(test);
      otherWrites(test, [7, 12]);
      const result: EditResult = await test.tables.apply({ layer, edit, version });
      expect(result.held).toEqual({ cells: 2, rows: 2, names: ['โครงการ 7', 'โครงการ 12'] });
      const stand = await numbers(test);
      expect([stand[6], stand[11]]).toEqual([999, 999]);
      expect(stand.filter((value) => value === 999)).toHaveLength(2);
      // Whoever has looked again writes over them.
      const again = await test.tables.apply({ layer, edit, version: await look(test) });
      expect(again.held.rows).toBe(0);
      expect((await numbers(test))[6]).not.toBe(999);
    },
  );

  it('are held back whole, whichever of their cells was written', async () => {
    const test = await opened();
    const version = await look(test);
    otherWrites(test, [3]);
    const result = await test.tables.apply({ layer, edit: REPLACE, version });
    expect(result).toMatchObject({ rows: ROWS - 2, held: { rows: 1, names: ['โครงการ 3'] } });
  });

  it('hold nobody back who wants the same, wrote it themselves, or did not look', async () => {
    const test = await opened();
    const version = await look(test);
    otherWrites(test, [7], { units_done: 5 });
    const set = EDITS.set as TableEdit;
    expect((await test.tables.apply({ layer, edit: set, version })).held.rows).toBe(0);
    const looked = await look(test);
    const cells: TableEdit = { kind: 'cells', cells: [{ fid: 9, field: 'units_done', value: 1 }] };
    const own = await test.tables.apply({ layer, edit: cells, strict: true });
    otherWrites(test, [10]);
    const edit: TableEdit = { kind: 'set', rows: { fids: [9, 10, 11] }, field: 'units_done', value: 2 };
    const mine = await test.tables.apply({ layer, edit, version: looked, own: [own.version] });
    expect(mine).toMatchObject({ rows: 2, held: { names: ['โครงการ 10'] } });
    otherWrites(test, [11]);
    expect((await test.tables.apply({ layer, edit: { ...edit, value: 3 } })).held.rows).toBe(0);
  });

  it('are all of a fill whose model is another one now', async () => {
    const test = await opened();
    const version = await look(test);
    otherWrites(test, [1]);
    const result = await test.tables.apply({ layer, edit: EDITS.fill as TableEdit, version });
    expect(result).toMatchObject({ rows: 0, held: { rows: ROWS - 1 } });
  });

  it('are those of an undo and a redo as well', async () => {
    const test = await opened();
    otherWrites(test, [4]);
    const version = await look(test);
    test.workspace.journal.undo();
    const edit: TableEdit = { kind: 'set', rows: { fids: [4, 5] }, field: 'units_done', value: 2 };
    expect((await test.tables.apply({ layer, edit, version })).held.names).toEqual(['โครงการ 4']);
  });

  it('are told where they went: an edit by places is refused, one by rows goes on', async () => {
    const test = await opened();
    const version = await look(test);
    test.workspace.change(LABEL, (change) => change.remove(layer, [2]));
    expect(await refusal(test.tables.apply({ layer, edit: EDITS.set as TableEdit, version }))).toBe(
      'table-changed',
    );
    expect((await numbers(test)).slice(0, 3)).toEqual([10, 3, 4]);
    const edit: TableEdit = { kind: 'set', rows: { fids: [2, 3] }, field: 'units_done', value: 8 };
    expect(await test.tables.apply({ layer, edit, version })).toMatchObject({ rows: 1, refused: 1 });
    // A version that nobody remembers.
    expect(await refusal(test.tables.apply({ layer, edit, version: -1 }))).toBe('table-changed');
  });

  it('are held back from a thread as well, also those written after it was asked for', async () => {
    const test = await opened();
    const table = test.workspace.change(LABEL, (change) => {
      const made = change.createLayer({
        ...{ name: 'large', title: 'ชุดใหญ่', kind: 'imported', group: 'imported', geometryType: 'None' },
        ...{ columns: [{ name: 'name', title: 'ชื่อ', type: 'text' as const }], labelField: 'name' },
      });
      const rows = Array.from({ length: 3000 }, (_, i) => ({ wkb: null, values: [`แถว ${i + 1}`] }));
      change.bulkInsert(made, ['name'], rows);
      return made;
    });
    const version = await look(test, table);
    const write = (fid: number) =>
      test.workspace.change(LABEL, (change) => change.update(table, fid, { name: 'ของเขา' }));
    write(10);
    const rows = { query: asked(table), from: 0, to: 3000 };
    const edit: TableEdit = { kind: 'set', rows, field: 'name', value: 'ของฉัน' };
    const { jobId } = await test.tables.apply({ layer: table, edit, version });
    write(20);
    const job = await test.parts.jobs.finished(jobId ?? '');
    expect(job).toMatchObject({ state: 'done', result: { rows: 2998, held: { rows: 2 } } });
    const stand = await test.tables.rows({ query: asked(table), limit: 30 });
    expect([9, 19, 20].map((i) => stand.rows[i]?.values.name)).toEqual(['ของเขา', 'ของเขา', 'ของฉัน']);
  });

  it('are not taken for its own by an edit in a thread, however soon after it they were written', async () => {
    const test = await opened();
    test.workspace.change(LABEL, (change) => {
      const rows = Array.from({ length: 2500 }, (_, i) => ({ wkb: null, values: [`Q${i}`, `แถว ${i}`] }));
      change.bulkInsert(layer, ['code', 'name_th'], rows);
    });
    const apart = test.workspace.changeApart.bind(test.workspace);
    const asItEnds = vi.spyOn(test.workspace, 'changeApart').mockImplementation(async (...given) => {
      const answer = await apart(...given);
      otherWrites(test, [3]);
      return answer;
    });
    const rows = { query: asked(layer), from: 0, to: 3000 };
    const edit: TableEdit = { kind: 'set', rows, field: 'units_done', value: 7 };
    const { jobId } = await test.tables.apply({ layer, edit, version: await look(test) });
    const job = await test.parts.jobs.finished(jobId ?? '');
    expect(asItEnds).toHaveBeenCalledOnce();
    const { version } = editResult.parse(job?.result);
    const next: TableEdit = { kind: 'cells', cells: [{ fid: 3, field: 'units_done', value: 8 }] };
    expect((await test.tables.apply({ layer, edit: next, version, own: [version] })).held.rows).toBe(1);
  });

  it('are held back in the restricted store by the same law, and named by what may be shown', async () => {
    const test = await opened();
    const { restricted } = test.workspace;
    await restricted.create(PASSPHRASE, 'ผู้ดูแลทดสอบ');
    const houses = ['H1', 'H2', 'H3'].map((code) => addHousehold(test.workspace, { code }));
    const version = await look(test, 'household');
    restricted.changeRows(LABEL, (writer) =>
      writer.update('household', houses[1]?.fid ?? 0, { tenure: 'own' }),
    );
    // More may be seen now, but nothing was written by it.
    restricted.desk().open('hh_member', null, REASON);
    const rows = { query: asked('household'), from: 0, to: 3 };
    const edit: TableEdit = { kind: 'set', rows, field: 'member_count', value: 4 };
    const apply = (seen: number) => test.tables.apply({ layer: 'household', edit, version: seen });
    expect(await apply(version)).toMatchObject({ rows: 2, held: { rows: 1, names: ['H2'] } });
    const seen = await look(test, 'household');
    expect(await apply(seen)).toMatchObject({ rows: 1, held: { rows: 0 } });
    addHousehold(test.workspace, { code: 'H4' });
    expect(await refusal(apply(seen))).toBe('table-changed');
  });
});
