import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PreviewResult } from '../../../../shared/contract/imports.ts';
import { type App, createApp } from '../../app.ts';
import { fillAreas } from '../../testing/workspace.ts';

let root: string;
let app: App;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-households-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const log = { info: () => undefined, bug: (error: unknown) => String(error) };
  const resources = join(import.meta.dirname, '../../../../resources');
  const paths = {
    workspaces: folder('workspaces'),
    settings: folder('settings'),
    temp: folder('temp'),
    resources,
  };
  app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

it('asks for the store, then for the ground, takes the list in, and back with one undo', async () => {
  const { client, context } = app;
  await client.workspace.create({ title: 'ทดสอบครัวเรือน', provinceCode: null });
  context.workspace().change({ kind: 'edit', label: { th: 'พื้นที่', en: 'Areas' } }, fillAreas);
  const rows = Array.from({ length: 20 }, (_, i) => `H${i >> 1},${i >> 1},1,ตะวันตกใต้,ตะวันตก,นายลับ${i} ลับลับ`);
  const path = join(root, 'list.csv');
  writeFileSync(path, `รหัสครัวเรือน,บ้านเลขที่,หมู่ที่,ตำบล,อำเภอ,ชื่อ-สกุล\n${rows.join('\n')}\n`);
  const { token } = context.files.add(path);
  const looked = await context.jobs.finished((await client.imports.inspect({ files: [token] })).jobId);
  const { previewId, sets } = looked.result as PreviewResult;
  const choice = { key: sets[0]?.key ?? '', register: 'household' };
  const none = await client.imports.preview({ previewId, ...choice });
  expect(none).toMatchObject({ register: 'household', areaMatch: { name: 20 }, compared: true });
  expect(none.rowMatch).toMatchObject({ new: { count: 20 }, same: { count: 0 } });
  const take = async (more: object): Promise<{ state: string; refusal?: { code: string } | null }> => {
    const set = { ...choice, title: 'รายชื่อ', source: 'พมจ.', ...more };
    return context.jobs.finished((await client.imports.commit({ previewId, sets: [set] })).jobId);
  };
  const basis = { kind: 'public-task', note: 'คำสั่งคณะทำงาน', keepUntil: null };
  expect((await take({ basis })).refusal?.code).toBe('restricted-missing');
  await client.restricted.create({ passphrase: 'กำแพงสีเขียว 42 ใบ' });
  const open = await client.imports.preview({ previewId, ...choice });
  expect(open.rowMatch).toMatchObject({ new: { count: 20 }, same: { count: 0 } });
  expect(JSON.stringify([open.rowMatch, open.issues])).not.toContain('ลับ');
  expect((await take({})).refusal?.code).toBe('basis-missing');
  expect((await take({ basis })).state).toBe('done');
  expect(await client.restricted.imports()).toMatchObject([{ households: 10, members: 20, undone: false }]);
  expect((await client.imports.preview({ previewId, ...choice })).rowMatch).toMatchObject({
    same: { count: 20 },
  });
  await client.restricted.lock();
  const locked = await client.imports.preview({ previewId, ...choice });
  expect(locked).toMatchObject({ compared: false, rowMatch: null, areaMatch: { name: 20 } });
  await client.restricted.unlock({ passphrase: 'กำแพงสีเขียว 42 ใบ' });
  expect(await client.imports.preview({ previewId, ...choice })).toMatchObject({
    compared: true,
    account: { read: 20, inserted: 0, unchanged: 20 },
  });
  await client.journal.undo();
  expect(await client.restricted.state()).toMatchObject({ households: 0 });
  await client.journal.redo();
  expect(await client.restricted.state()).toMatchObject({ households: 10 });
  const [listed] = await client.restricted.imports();
  await client.restricted.undoImport({ id: listed?.id ?? '' });
  expect(await client.restricted.state()).toMatchObject({ households: 0 });
});
