import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { openDb } from '../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { searchFollower } from './index.ts';
import { search } from './search.ts';
import { staleTables } from './search-index.queries.ts';

const open: TestWorkspace[] = [];
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ followers: [searchFollower] });
  open.push(test);
  return test;
};

const ROWS = 8000;

/** A layer of points that are named in one column and noted in another. */
const importPoints = (test: TestWorkspace, rows = ROWS): void =>
  test.workspace.change({ kind: 'import', label: { th: 'นำเข้า', en: 'Import' } }, (change) => {
    const table = change.createLayer({
      name: 'wells',
      title: 'บ่อน้ำ',
      kind: 'imported',
      group: 'imported',
      geometryType: 'Point',
      labelField: 'name',
      columns: [
        { name: 'name', title: 'ชื่อ', type: 'text' },
        { name: 'note', title: 'หมายเหตุ', type: 'text' },
      ],
    });
    const points = Array.from({ length: rows }, (_, i) => ({
      wkb: encodePointWkb(100, 15),
      values: [`บ่อที่ ${i}`, `ผู้ดูแล กลุ่มที่ ${i}`],
    }));
    change.bulkInsert(table, ['name', 'note'], points);
  });

const left = (test: TestWorkspace) => staleTables(test.workspace.db);
const titles = (test: TestWorkspace, text: string) =>
  search(test.workspace.db, text, 12).map((hit) => hit.title);
const indexJobs = (test: TestWorkspace) =>
  test.parts.jobs.list().filter((job) => job.kind === 'search-index');
const settled = async (test: TestWorkspace): Promise<void> => {
  while (left(test).length > 0) await pause(5);
};

describe('the search index behind an import', () => {
  it('is a job that says how far it is, and finds by every text when it has ended', async () => {
    const test = await opened();
    importPoints(test);
    expect(left(test)).toEqual([{ table: 'wells', from: 1 }]);
    const [job] = indexJobs(test);
    const told = new Set<number>();
    while (left(test).length > 0) {
      told.add(indexJobs(test)[0]?.progress ?? 0);
      await pause(5);
    }
    expect(titles(test, 'กลุ่มที่ 7321')).toEqual(['บ่อที่ 7321']);
    expect(await test.parts.jobs.finished(job!.id)).toMatchObject({ state: 'done' });
    expect([...told].some((share) => share > 0 && share < 1)).toBe(true);
    expect(test.bugs).toEqual([]);
  });

  it('goes on where a closing cut it off', async () => {
    const test = await opened();
    importPoints(test);
    while (left(test)[0]?.from === 1) await pause(1);
    const { folder } = test.workspace;
    await test.session.close();
    expect(indexJobs(test).map(({ state }) => state)).toEqual(['cancelled']);
    await test.session.open(folder);
    const [mark] = left(test);
    expect(mark?.from).toBeGreaterThan(1);
    expect(mark?.from).toBeLessThanOrEqual(ROWS);
    await settled(test);
    expect(titles(test, 'กลุ่มที่ 3')[0]).toBe('บ่อที่ 3');
    expect(titles(test, `กลุ่มที่ ${ROWS - 1}`)).toEqual([`บ่อที่ ${ROWS - 1}`]);
  });

  it('finds by name meanwhile, and takes in what is changed meanwhile', async () => {
    const test = await opened();
    importPoints(test);
    expect(titles(test, 'บ่อที่ 7777')).toEqual(['บ่อที่ 7777']);
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.update('wells', 7778, { note: 'ย้ายไปริมคลอง' }),
    );
    await settled(test);
    expect(titles(test, 'ริมคลอง')).toEqual(['บ่อที่ 7777']);
  });

  it('takes rows out again that an undo took away', async () => {
    const test = await opened();
    importPoints(test);
    await settled(test);
    test.workspace.journal.undo();
    await settled(test);
    expect(titles(test, 'กลุ่มที่ 5')).toEqual([]);
    const rest = test.workspace.db.get({ text: 'SELECT count(*) AS n FROM search_row', values: [] });
    expect(rest).toEqual({ n: 0 });
  });

  it('looks for the names alone in a layer of very many rows', async () => {
    const test = await opened();
    importPoints(test, 50_001);
    while ((left(test)[0]?.from ?? 0) < 3000) await pause(5);
    const texts = test.workspace.db.all<{ text: string }>({
      text: 'SELECT text FROM search_row WHERE fid = 2000',
      values: [],
    });
    expect(texts[0]?.text).toContain('บ่อที่ 1999');
    expect(texts[0]?.text).not.toContain('กลุ่ม');
  });

  it('writes what fails into the log instead of stopping without a word', async () => {
    const test = await opened();
    importPoints(test);
    const other = openDb(test.workspace.gpkgPath);
    other.db.exec('DROP TABLE search_row');
    other.close();
    const [job] = indexJobs(test);
    expect(await test.parts.jobs.finished(job!.id)).toMatchObject({ state: 'failed' });
    expect(test.bugs).toHaveLength(1);
  });

  it('finds one or two letters wherever they stand, also in an index from before it could', async () => {
    const test = await opened();
    importPoints(test, 900);
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) => {
      change.update('wells', 1, { name: 'ท่าฮฬ' });
      change.update('wells', 2, { name: 'ฬ' });
    });
    await settled(test);
    expect(titles(test, 'ฮฬ')).toEqual(['ท่าฮฬ']);
    expect(titles(test, 'ฬ').sort()).toEqual(['ท่าฮฬ', 'ฬ']);
    expect(titles(test, 'ฬฮ')).toEqual([]);
    expect(titles(test, 'ท ฮฬ')).toEqual(['ท่าฮฬ']);
    const { folder, gpkgPath } = test.workspace;
    await test.session.close();
    const old = openDb(gpkgPath);
    old.db.exec(
      "DELETE FROM workspace_meta WHERE key = 'search_ends'; UPDATE search_row SET text = rtrim(text, char(10))",
    );
    old.close();
    await test.session.open(folder);
    const { workspace } = test;
    expect(search(workspace.db, 'ฮฬ', 12).map(({ title }) => title)).toEqual(['ท่าฮฬ']);
    await settled(test);
    expect(
      workspace.db.get({
        text: "SELECT 1 FROM search_row WHERE text NOT LIKE '%' || char(10, 10)",
        values: [],
      }),
    ).toBe(undefined);
    expect(titles(test, 'ฮฬ')).toEqual(['ท่าฮฬ']);
  });
});
