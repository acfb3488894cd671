import { afterEach, describe, expect, it } from 'vitest';
import { historyFilter } from '../../../shared/contract/journal.ts';
import { sql } from '../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { filteredHistory } from './history.queries.ts';
import { cellsAfter, rowHistory } from './row-history.queries.ts';

const open: TestWorkspace[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const LABEL = { kind: 'edit', label: { th: 'แก้หลายแถว', en: 'Edit many' } };
const ROWS = 7000;

/** A table of its own with more rows than one image holds. */
const opened = async (): Promise<TestWorkspace & { table: string }> => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  const table = test.workspace.change(LABEL, (change) => {
    const columns = [
      { name: 'name', title: 'ชื่อ', type: 'text' as const },
      { name: 'people', title: 'คน', type: 'integer' as const },
    ];
    const made = change.createLayer({
      ...{ name: 'many', title: 'หลายแถว', kind: 'imported', group: 'imported' },
      ...{ geometryType: 'None', columns, labelField: 'name' },
    });
    const rows = Array.from({ length: ROWS }, (_, i) => ({ wkb: null, values: [`แถว ${i + 1}`, i] }));
    change.bulkInsert(made, ['name', 'people'], rows);
    return made;
  });
  return Object.assign(test, { table });
};

type Cell = { fid: number; name: string; people: number | null; row_version: number };
const rowsOf = (test: TestWorkspace & { table: string }): Cell[] =>
  test.workspace.db.all(
    sql`SELECT fid, name, people, row_version FROM ${sql.id(test.table)} ORDER BY fid`,
  ) as never;

const every = (values: (fid: number) => (string | number | null)[], from = 1, to = ROWS) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ fid: from + i, values: values(from + i) }));

describe('an update of many rows', () => {
  it('is few operations, one undo and one redo', async () => {
    const test = await opened();
    const { journal, db } = test.workspace;
    const before = rowsOf(test);
    const changed = test.workspace.change(LABEL, (change) =>
      change.updateMany(
        test.table,
        ['people'],
        every((fid) => [fid * 2]),
      ),
    );
    expect(changed).toBe(ROWS);
    const edited = rowsOf(test);
    expect(edited[6999]).toMatchObject({ people: 14000, row_version: 2 });
    const operations = db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM journal_operation WHERE action = 'update' AND tbl = ${test.table}`,
    );
    expect(operations?.n).toBe(2);
    expect(journal.state().undo).toMatchObject({ rows: ROWS, tables: [test.table] });
    expect(journal.undo().keptLater).toBe(0);
    expect(rowsOf(test)).toEqual(before);
    journal.redo();
    expect(rowsOf(test)).toEqual(edited);
  });

  it('leaves no trace where nothing changes, and nothing at all where a row is missing', async () => {
    const test = await opened();
    const before = rowsOf(test);
    const same = every((fid) => [fid - 1]);
    expect(test.workspace.change(LABEL, (change) => change.updateMany(test.table, ['people'], same))).toBe(0);
    expect(test.workspace.journal.state().undo?.rows).toBe(ROWS);
    const beyond = every(() => [1], 6900, 7001);
    expect(() =>
      test.workspace.change(LABEL, (change) => change.updateMany(test.table, ['people'], beyond)),
    ).toThrow(expect.objectContaining({ code: 'row-not-found' }));
    expect(rowsOf(test)).toEqual(before);
  });

  it('keeps what was edited later when it is taken back', async () => {
    const test = await opened();
    test.workspace.change(LABEL, (change) =>
      change.updateMany(
        test.table,
        ['name', 'people'],
        every((fid) => [`ใหม่ ${fid}`, null], 1, 100),
      ),
    );
    const set = test.workspace.journal.state().undo?.id ?? '';
    test.workspace.change(LABEL, (change) => change.update(test.table, 7, { people: 77 }));
    expect(test.workspace.journal.revert(set).keptLater).toBe(1);
    expect(rowsOf(test)[6]).toMatchObject({ name: 'แถว 7', people: 77 });
    expect(rowsOf(test)[7]).toMatchObject({ name: 'แถว 8', people: 7 });
  });

  it('is told in the history of each row, cell by cell, and can be gone back behind', async () => {
    const test = await opened();
    const { db } = test.workspace;
    test.workspace.change(LABEL, (change) =>
      change.updateMany(
        test.table,
        ['name', 'people'],
        [
          { fid: 5, values: ['ห้า', 4] },
          { fid: 900, values: ['เก้าร้อย', 1] },
        ],
      ),
    );
    const [step] = rowHistory(db, test.table, 5);
    expect(step).toMatchObject({
      action: 'update',
      cells: [{ field: 'name', before: 'แถว 5', after: 'ห้า' }],
    });
    expect(rowHistory(db, test.table, 6)).toHaveLength(1);
    const made = rowHistory(db, test.table, 900).at(-1)?.changeSet.id ?? '';
    expect(cellsAfter(db, test.table, 900, made)).toEqual(
      new Map<string, unknown>([
        ['name', 'แถว 900'],
        ['people', 899],
      ]),
    );
  });

  it('is found by the area of the rows that it touched, not of those between them', async () => {
    const test = await opened();
    test.workspace.change({ kind: 'edit', label: { th: 'แก้บ้าน', en: 'Edit' } }, (change) =>
      change.updateMany(
        'village',
        ['name_th'],
        [
          { fid: 1, values: ['หนึ่ง'] },
          { fid: 2, values: ['สอง'] },
        ],
      ),
    );
    const labels = (fid: number) =>
      filteredHistory(
        test.workspace.db,
        9,
        null,
        historyFilter.parse({ area: { register: 'district', fid } }),
      ).map(({ label }) => label);
    expect(labels(1)).toContain('แก้บ้าน');
    expect(labels(2)).not.toContain('แก้บ้าน');
  });
});
