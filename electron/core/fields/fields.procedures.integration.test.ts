import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/events.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { type App, createApp } from '../app.ts';
import { type SqlValue, sql } from '../db/index.ts';

/** More than are done at once, so that a thread of its own does the work. */
const MANY = 12_000;

let app: App;
const root = mkdtempSync(join(tmpdir(), 'changwat-fields-'));
const bugs: unknown[] = [];

beforeAll(async () => {
  app = createApp({
    host: 'test',
    version: '0.0.0-test',
    paths: {
      workspaces: join(root, 'workspaces'),
      settings: join(root, 'settings'),
      resources: join(import.meta.dirname, '../../../resources'),
      temp: join(root, 'temp'),
    },
    printer: null,
    log: { info: () => undefined, bug: (error) => String(bugs.push(error)) },
  });
  await app.client.workspace.create({ title: 'ทดสอบช่องข้อมูล', provinceCode: null });
  app.context.workspace().change({ kind: 'import', label: { th: 'นำเข้า', en: 'Import' } }, (change) => {
    change.createLayer({
      ...{ name: 'trees', title: 'ต้นไม้', kind: 'imported', group: 'imported', geometryType: 'Point' },
      labelField: null,
      columns: ['species', 'girth'].map((name) => ({ name, title: name, type: 'text' })),
    });
    change.bulkInsert('trees', ['species', 'girth'], trees());
  });
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

function* trees() {
  for (let i = 0; i < MANY; i++)
    yield {
      wkb: encodePointWkb(100 + i / MANY, 15),
      values: [i % 3 === 0 ? 'ยาง' : 'สัก', i % 100 === 0 ? 'ไม่ได้วัด' : `${i} ซม.`.replace(' ซม.', '')],
    };
}

const ended = async (started: Promise<{ jobId: string }>): Promise<Job> =>
  app.context.jobs.finished((await started).jobId);
const sums = (): Record<string, SqlValue> | undefined =>
  app.context
    .workspace()
    .db.get(sql`SELECT count(*) AS n, count(girth) AS filled, typeof(max(girth)) AS type FROM trees`);

it('turns and removes a field of many rows in a thread of its own, each as one undo', async () => {
  const { client } = app;
  const before = sums();
  expect(before).toMatchObject({ n: MANY, filled: MANY, type: 'text' });
  const target = { kind: 'integer' as const };
  const preview = await client.fields.previewType({ layer: 'trees', field: 'girth', target });
  expect(preview).toMatchObject({ readable: MANY - MANY / 100, unreadable: MANY / 100, keptIn: 'field' });
  expect(await ended(client.fields.changeType({ layer: 'trees', field: 'girth', target }))).toMatchObject({
    ...{ kind: 'fields', state: 'done' },
  });
  expect(sums()).toMatchObject({ filled: MANY - MANY / 100, type: 'integer' });
  await client.journal.undo();
  expect(sums()).toEqual(before);
  expect(await ended(client.fields.remove({ layer: 'trees', field: 'girth' }))).toMatchObject({
    state: 'done',
  });
  const [layer] = (await client.layers.list()).filter(({ name }) => name === 'trees');
  expect(layer?.fields.map(({ name }) => name)).toEqual(['species']);
  await client.journal.undo();
  expect(sums()).toEqual(before);
});

it('refuses at once what can not be done', async () => {
  const { client } = app;
  await expect(client.fields.remove({ layer: 'community_forest', field: 'code' })).rejects.toMatchObject({
    data: { code: 'field-fixed' },
  });
  await expect(client.fields.remove({ layer: 'trees', field: 'none' })).rejects.toMatchObject({
    data: { code: 'field-not-found' },
  });
  const target = { kind: 'text' as const, codeList: 'own:none' };
  await expect(client.fields.changeType({ layer: 'trees', field: 'girth', target })).rejects.toMatchObject({
    data: { code: 'list-not-found' },
  });
});

it('counts the different values of a column, from which a list can be made', async () => {
  const found = await app.client.fields.distinct({ layer: 'trees', field: 'species' });
  expect(found).toEqual({
    values: [
      { value: 'สัก', count: 8000 },
      { value: 'ยาง', count: 4000 },
    ],
    ...{ empty: 0, more: false },
  });
});

it('has its fields and lists in a backup, which restores to the same', async () => {
  const { client } = app;
  const list = await client.fields.saveCodeList({
    ...{ key: null, title: 'ชนิด' },
    items: [{ value: 'สัก', label: { th: 'สักทอง', en: 'Teak' } }],
  });
  await client.fields.add({
    layer: 'district',
    field: { title: 'ผู้ประสาน', kind: 'text', codeList: list.key },
  });
  const made = await ended(client.workspace.backup());
  expect(made.state).toBe('done');
  const before = await client.layers.list();
  const [backup] = await client.workspace.backups();
  await client.workspace.restore({ backupId: backup?.id ?? '' });
  const plain = (layers: typeof before) => layers.map(({ name, fields }) => [name, fields]);
  expect(plain(await client.layers.list())).toEqual(plain(before));
  expect(await client.fields.codeLists()).toMatchObject([{ key: list.key, usedBy: [{ layer: 'district' }] }]);
  expect(await client.workspace.check()).toMatchObject({ ok: true });
  expect((await client.workspace.state()).open?.issues).toEqual([]);
});
