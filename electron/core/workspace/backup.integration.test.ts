import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import type { ReadableDb } from '../db/types.ts';
import { uuidv7 } from '../db/uuid.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { writeArchive } from './archive.ts';
import { backupManifest, MANIFEST_NAME, readManifest } from './backup-manifest.ts';
import { rowCounts } from './workspace.queries.ts';

const LABEL = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
let open: TestWorkspace | undefined;
afterEach(() => open?.close());

/** Every row of the sub-districts with its geometry's bytes, and how many rows each table has. */
const contents = (db: ReadableDb): unknown => ({
  counts: rowCounts(db),
  rows: db.all(sql`SELECT id, code, name_th, hex(geom) AS geom FROM subdistrict ORDER BY fid`),
});

async function backedUp(): Promise<{ test: TestWorkspace; file: string; before: unknown }> {
  open = await aWorkspace({ areas: true });
  const { workspace, session } = open;
  await workspace.restricted.create('passphrase');
  workspace.restricted.change(LABEL, (db) =>
    db.run(sql`INSERT INTO household (id, house_no) VALUES (${uuidv7()}, '9')`),
  );
  mkdirSync(join(workspace.folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(workspace.folder, 'files', 'ab', 'abcdef.pdf'), 'เอกสาร');
  const file = join(open.root, 'เก็บ', 'สำรอง.changwat');
  const result = await session.backup({}, file);
  expect(result).toMatchObject({ file: 'สำรอง.changwat', verified: true, bytes: readFileSync(file).length });
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(result.sha256);
  return { test: open, file, before: contents(workspace.db) };
}

it('restores every row, document and household into a new folder, under a new replica', async () => {
  const { test, file, before } = await backedUp();
  const first = test.workspace.info();
  test.workspace.change(LABEL, (change) => change.remove('subdistrict', [1, 2]));
  const restored = await test.session.restore(file);
  expect(restored.folder).not.toBe(join(test.root, 'workspaces', first.folderName));
  expect(restored.info()).toMatchObject({
    title: 'แฟ้มทดสอบ',
    restricted: 'locked',
    folderName: 'แฟ้มทดสอบ (กู้คืน)',
  });
  expect(restored.info().id).not.toBe(first.id);
  expect(contents(restored.db)).toEqual(before);
  expect(readFileSync(join(restored.folder, 'files', 'ab', 'abcdef.pdf'), 'utf8')).toBe('เอกสาร');
  await restored.restricted.unlock('passphrase');
  expect(restored.restricted.households()).toBe(1);
  expect(await test.session.check()).toEqual({ ok: true, issues: [] });
  restored.change(LABEL, (change) => change.remove('subdistrict', [1]));
  const replicas = restored.db.all(sql`SELECT DISTINCT replica FROM journal_change_set`);
  expect(replicas).toHaveLength(2);
});

it('holds documents of any name that a folder can hold', async () => {
  open = await aWorkspace();
  const { workspace, session } = open;
  const names = ['สัญญา.pdf', 'a b.pdf', 'แผนที่ (ร่าง)/น้ำปาด #1.pdf'];
  for (const name of names) {
    const path = join(workspace.folder, 'files', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, name);
  }
  await session.backup();
  const [listed] = await session.backups();
  const restored = await session.restore(await session.backupFile(listed?.id ?? ''));
  for (const name of names) expect(readFileSync(join(restored.folder, 'files', name), 'utf8')).toBe(name);
});

const MANIFEST = {
  format: 'changwat-backup',
  version: 1,
  title: 'แฟ้ม',
  createdAt: '2026-01-01T00:00:00Z',
  reason: 'demand',
  savedAt: '',
  schemaVersion: 1,
  counts: {},
  files: [],
};

it.each([
  'files/../x',
  'files/',
  'files/a//b',
  'files/./a',
  'files/a\\b',
  'files/c:d',
  'files/a\0',
  '/files/a',
  'x',
])('takes no part of the name %j', (name) => {
  const takes = (part: string): boolean =>
    backupManifest.safeParse({ ...MANIFEST, files: [{ name: part, bytes: 0, sha256: '' }] }).success;
  expect(takes('files/สัญญา.pdf')).toBe(true);
  expect(takes(name)).toBe(false);
});

it('does not read a manifest that would fill the memory', async () => {
  open = await aWorkspace();
  const file = join(open.root, 'ใหญ่.changwat');
  const write = (title: string): Promise<void> => {
    rmSync(file, { force: true });
    const content = Buffer.from(JSON.stringify({ ...MANIFEST, title }));
    return writeArchive(file, [{ name: MANIFEST_NAME, content, compress: true }], () => undefined);
  };
  await write('แฟ้ม');
  expect(await readManifest(file)).toEqual(MANIFEST);
  await write('x'.repeat(17 * 2 ** 20));
  expect(await readManifest(file)).toBe(null);
  await expect(open.session.restore(file)).rejects.toMatchObject({ code: 'backup-damaged' });
});

it('is a zip archive that other programs open', async () => {
  const { file } = await backedUp();
  const listed = execFileSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' });
  for (const name of [
    'manifest.json',
    'workspace.gpkg',
    'restricted.db',
    'restricted.key.json',
    'files/ab/abcdef.pdf',
  ])
    expect(listed).toContain(name);
  expect(execFileSync('python3', ['-m', 'zipfile', '-t', file], { encoding: 'utf8' })).toContain(
    'Done testing',
  );
});

it('refuses a damaged backup, one that is gone, and a folder that holds something, and leaves nothing behind', async () => {
  const { test, file } = await backedUp();
  const whole = readFileSync(file);
  const listing = (): string[] => readdirSync(join(test.root, 'workspaces')).sort();
  const before = listing();
  const at = Math.floor(whole.length * 0.6);
  const flipped = Buffer.from(whole);
  flipped[at] = (flipped[at] as number) ^ 4;
  for (const bytes of [flipped, whole.subarray(0, at), Buffer.from('PK'), Buffer.alloc(0)]) {
    writeFileSync(file, bytes);
    await expect(test.session.restore(file)).rejects.toMatchObject({
      code: 'backup-damaged',
      details: { file: 'สำรอง.changwat' },
    });
  }
  expect(listing()).toEqual(before);
  await expect(test.session.restore(join(test.root, 'none'))).rejects.toMatchObject({
    code: 'backup-not-found',
  });
  writeFileSync(file, whole);
  const { folder } = test.workspace;
  await expect(test.session.restore(file, folder)).rejects.toMatchObject({ code: 'workspace-exists' });
  await expect(test.session.backup({}, file)).rejects.toMatchObject({ code: 'name-taken' });
  expect(readFileSync(file).equals(whole)).toBe(true);
});

it('lists the workspace’s backups, makes one at each close with changes only, and passes over what is none', async () => {
  open = await aWorkspace();
  const { session, workspace } = open;
  const { folder } = workspace;
  expect(await session.close()).toEqual({ backup: null });
  await session.open(folder);
  open.workspace.change(LABEL, (change) => change.insert('zone_scheme', { title: 'ก', position: 1 }));
  expect((await session.close()).backup).toMatchObject({ verified: true });
  await session.open(folder);
  session.rename('ชื่อใหม่');
  expect((await session.close()).backup).toMatchObject({ verified: true });
  writeFileSync(join(folder, 'backups', 'ของฉัน.changwat'), 'not a backup');
  await session.open(folder);
  const listed = await session.backups();
  // Both are of one day: the newer one stands for it.
  expect(listed).toMatchObject([{ reason: 'close', workspaceTitle: 'ชื่อใหม่' }]);
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(2);
  const file = await session.backupFile(listed[0]?.id ?? '');
  truncateSync(file, 0);
  await expect(session.backupFile(listed[0]?.id ?? '')).rejects.toMatchObject({ code: 'backup-not-found' });
});

it('keeps a store that is locked as it lies, and stops when it is told to', async () => {
  const { test } = await backedUp();
  test.workspace.restricted.lock();
  const file = join(test.root, 'locked.changwat');
  expect(await test.session.backup({}, file)).toMatchObject({ verified: true });
  const restored = await test.session.restore(file, join(test.root, 'restored'));
  await restored.restricted.unlock('passphrase');
  expect(restored.restricted.households()).toBe(1);
  const stop = new AbortController();
  const other = join(test.root, 'stopped', 'x.changwat');
  const stopped = test.session.backup({ signal: stop.signal, onProgress: () => stop.abort() }, other);
  await expect(stopped).rejects.toThrow();
  expect(readdirSync(join(test.root, 'stopped'))).toEqual([]);
});

it.each([
  ['deleted', (path: string) => rmSync(path)],
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['cut inside a page', (path: string) => truncateSync(path, statSync(path).size - 100)],
  ['cut between pages', (path: string) => truncateSync(path, statSync(path).size - 4096)],
])('makes no backup of a household store that was %s, and still closes', async (_, damage) => {
  const { test } = await backedUp();
  const { session, workspace } = test;
  await session.backup();
  workspace.restricted.lock();
  expect(await session.check()).toEqual({ ok: true, issues: [] });
  damage(join(workspace.folder, 'restricted.db'));
  expect(await session.check()).toMatchObject({
    ok: false,
    issues: [{ code: 'integrity-failed', messageEn: expect.stringContaining('restricted.db') }],
  });
  const refused = { code: 'workspace-damaged', details: { folder: 'restricted.db' } };
  await expect(session.backup()).rejects.toMatchObject(refused);
  workspace.change(LABEL, (change) => change.remove('subdistrict', [1]));
  expect(await session.close()).toEqual({ backup: null });
  const restored = await session.restore(join(test.root, 'เก็บ', 'สำรอง.changwat'));
  expect(await session.check()).toEqual({ ok: true, issues: [] });
  await restored.restricted.unlock('passphrase');
  expect(restored.restricted.households()).toBe(1);
});
