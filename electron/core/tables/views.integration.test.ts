import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { DownloadResult } from '../../../shared/contract/exports.ts';
import { tableLook } from '../../../shared/contract/table-query.ts';
import { asked, aTableApp, type TableApp } from './testing/table-app.ts';

const open: TableApp[] = [];
const opened = async (): Promise<TableApp> => {
  const test = await aTableApp();
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const look = tableLook.parse({
  columns: ['name_th', 'code'],
  widths: { name_th: 240 },
  filters: [{ field: 'name_th', op: 'contains', value: 'ใต้' }],
  sort: [{ field: 'code', descending: true }],
});
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? error,
  );

describe('saved views', () => {
  it('are kept by name, changed, put in order, made the first to be seen, and each of it can be undone', async () => {
    const test = await opened();
    const { tables } = test;
    const south = await tables.saveView({ layer: 'subdistrict', title: 'ทางใต้', look });
    expect(south).toMatchObject({ title: 'ทางใต้', look, isDefault: false });
    const codes = await tables.saveView({ layer: 'subdistrict', title: 'รหัส', look: tableLook.parse({}) });
    await tables.updateView({ id: south.id, isDefault: true });
    await tables.updateView({ id: codes.id, isDefault: true, title: 'ตามรหัส' });
    const list = async () =>
      (await tables.views({ layer: 'subdistrict' })).map(
        ({ title, isDefault }) => `${title}${isDefault ? '*' : ''}`,
      );
    expect(await list()).toEqual(['ทางใต้', 'ตามรหัส*']);
    await tables.reorderViews({ layer: 'subdistrict', ids: [codes.id, south.id] });
    expect(await list()).toEqual(['ตามรหัส*', 'ทางใต้']);
    await tables.removeView({ id: south.id });
    expect(await list()).toEqual(['ตามรหัส*']);
    for (let times = 0; times < 3; times++) test.workspace.journal.undo();
    expect(await list()).toEqual(['ทางใต้*', 'รหัส']);
    expect(await tables.views({ layer: 'village' })).toEqual([]);
  });

  it('have names of their own, and say so when they are gone', async () => {
    const { tables } = await opened();
    const { id } = await tables.saveView({ layer: 'village', title: 'หมู่บ้าน', look });
    expect(await refusal(tables.saveView({ layer: 'village', title: 'หมู่บ้าน', look }))).toBe('name-taken');
    await tables.removeView({ id });
    expect(await refusal(tables.updateView({ id, title: 'อีกชื่อ' }))).toBe('view-not-found');
  });

  it('of personal data keep no words of anyone', async () => {
    const test = await opened();
    const personal = tableLook.parse({
      filters: [
        { field: 'given_name', op: 'contains', value: 'สมหญิง' },
        { field: 'consent_status', op: 'in', values: ['given'] },
        { field: 'phone', op: 'missing' },
      ],
    });
    const view = await test.tables.saveView({ layer: 'person', title: 'ขอความยินยอม', look: personal });
    expect(view.look.filters.map(({ field }) => field)).toEqual(['consent_status', 'phone']);
    const stored = test.workspace.db.all({ text: 'SELECT * FROM saved_view', values: [] });
    expect(JSON.stringify(stored)).not.toContain('สมหญิง');
  });

  it('that another program wrote over still open the table', async () => {
    const test = await opened();
    test.workspace.change({ kind: 'edit', label: { th: 'ก', en: 'a' } }, (change) => {
      change.insert('saved_view', { layer: 'village', title: 'เสีย', view: '{"sort": 7}', position: 0 });
      change.insert('saved_view', { layer: 'village', title: 'ว่าง', view: 'x', position: 1 });
    });
    const views = await test.tables.views({ layer: 'village' });
    expect(views.map((view) => view.look)).toEqual([tableLook.parse({}), tableLook.parse({})]);
  });
});

describe('what is seen, as a file', () => {
  const csvOf = async (
    test: TableApp,
    columns: string[],
    more: Parameters<typeof asked>[1],
  ): Promise<string> => {
    const { jobId } = await test.tables.export({ query: asked('subdistrict', more), columns, format: 'csv' });
    const { result } = await test.parts.jobs.finished(jobId);
    return readFileSync(test.parts.files.path((result as DownloadResult).download).path, 'utf8');
  };
  it('has the rows and the columns in their order', async () => {
    const test = await opened();
    const csv = await csvOf(test, ['name_th', 'areaM2', 'code'], {
      filters: [{ field: 'name_th', op: 'contains', value: 'ใต้' }],
      sort: [{ field: 'code', descending: true }],
    });
    const [heading, ...rows] = csv.replace('\uFEFF', '').trim().split(/\r?\n/);
    expect(heading?.split(',')).toHaveLength(3);
    expect(
      rows.map((row) => row.split(',')).map(([name, area, code]) => [name, Number(area) > 70000, code]),
    ).toEqual([
      ['ตะวันออกใต้', true, '990201'],
      ['ตะวันตกใต้', true, '990101'],
    ]);
  });
  it('is refused for personal data', async () => {
    const { tables } = await opened();
    const asking = tables.export({ query: asked('person'), columns: ['given_name'], format: 'csv' });
    expect(['export-personal-data', 'layer-not-found']).toContain(await refusal(asking));
  });
});
