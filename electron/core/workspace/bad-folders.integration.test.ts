import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDb } from '../db/open-db.ts';
import { sql } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';
import { canMount, mountSmallDisk, type SmallDisk } from '../testing/small-disk.ts';
import { aWorkspace, fillAreas, type TestWorkspace } from '../testing/workspace.ts';

const LABEL = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
let open: TestWorkspace | undefined;
let disk: SmallDisk | null = null;
afterEach(async () => {
  disk?.setReadOnly(false);
  await open?.close();
  disk?.remove();
  disk = null;
});

/** Every file of a folder with its hash: what must stay as it was. */
const pictureOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );

async function closedWorkspace(): Promise<{ test: TestWorkspace; folder: string; gpkg: string }> {
  open = await aWorkspace({ areas: true });
  const { folder, gpkgPath } = open.workspace;
  await open.session.close({ backup: false });
  return { test: open, folder, gpkg: gpkgPath };
}

describe('a folder that can not be opened is refused in words and left as it is', () => {
  it('no workspace in it', async () => {
    const { test } = await closedWorkspace();
    const folder = join(test.root, 'empty');
    mkdirSync(folder);
    await expect(test.session.open(folder)).rejects.toMatchObject({
      code: 'workspace-not-found',
      details: { folder: 'empty' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a GeoPackage that is none of ours', async () => {
    const { test } = await closedWorkspace();
    const folder = join(test.root, 'foreign');
    mkdirSync(folder);
    const foreign = openDb(join(folder, 'workspace.gpkg'), { mustExist: false });
    foreign.db.exec(
      'PRAGMA application_id = 1196444487; CREATE TABLE t (a); PRAGMA wal_checkpoint(TRUNCATE)',
    );
    foreign.close();
    const before = pictureOf(folder);
    await expect(test.session.open(folder)).rejects.toMatchObject({ code: 'workspace-not-found' });
    expect(pictureOf(folder)['workspace.gpkg']).toBe(before['workspace.gpkg']);
  });

  it('a damaged header', async () => {
    const { test, folder, gpkg } = await closedWorkspace();
    const file = openSync(gpkg, 'r+');
    writeSync(file, 'no database at all', 0);
    closeSync(file);
    const before = pictureOf(folder);
    await expect(test.session.open(folder)).rejects.toMatchObject({ code: 'workspace-damaged' });
    expect(pictureOf(folder)).toEqual(before);
    expect(await test.session.check(folder)).toMatchObject({
      ok: false,
      issues: [{ code: 'integrity-failed' }],
    });
  });

  it('a damaged page in the middle, and a file cut short', async () => {
    const { test, folder, gpkg } = await closedWorkspace();
    const whole = readFileSync(gpkg);
    const torn = Buffer.from(whole);
    torn.fill(0xa5, 4096 * 20, 4096 * 24);
    for (const bytes of [torn, whole.subarray(0, 4096 * 30)]) {
      writeFileSync(gpkg, bytes);
      await expect(test.session.open(folder)).rejects.toMatchObject({ code: 'workspace-damaged' });
      expect(readFileSync(gpkg).equals(bytes)).toBe(true);
      expect(readdirSync(folder)).not.toContain('workspace.lock');
    }
    writeFileSync(gpkg, whole);
    await test.session.open(folder);
    expect(test.workspace.info().issues).toEqual([]);
  });

  it('one of a newer program opens for looking, and refuses changes by its name', async () => {
    const { test, folder, gpkg } = await closedWorkspace();
    const db = openDb(gpkg);
    db.db.exec(
      "INSERT INTO schema_migration VALUES (999, 'later', '2030-01-01'); PRAGMA wal_checkpoint(TRUNCATE)",
    );
    db.close();
    const before = pictureOf(folder)['workspace.gpkg'];
    await test.session.open(folder);
    expect(test.workspace.info()).toMatchObject({ readOnly: true, schemaVersion: 999 });
    expect(() => test.workspace.change(LABEL, fillAreas)).toThrow('workspace-newer');
    expect(() => test.session.rename('อื่น')).toThrow('workspace-newer');
    await test.session.close();
    expect(pictureOf(folder)['workspace.gpkg']).toBe(before);
  });

  it('a folder that holds a workspace already is not made into another', async () => {
    const { test, folder } = await closedWorkspace();
    const before = pictureOf(folder);
    const about = { title: 'ใหม่', provinceCode: null, sample: false };
    await expect(test.session.create(about, { folder })).rejects.toMatchObject({ code: 'workspace-exists' });
    await expect(test.session.create(about, { parent: folder })).rejects.toMatchObject({
      code: 'workspace-exists',
    });
    expect(pictureOf(folder)).toEqual(before);
  });

  it('a synchronised folder', async () => {
    const { test } = await closedWorkspace();
    const folder = join(test.root, 'OneDrive - สำนักงานจังหวัด', 'งาน');
    const about = { title: 'ใหม่', provinceCode: null, sample: false };
    await expect(test.session.create(about, { folder })).rejects.toMatchObject({ code: 'folder-on-network' });
    expect(readdirSync(test.root)).not.toContain('OneDrive - สำนักงานจังหวัด');
  });
});

describe('a full disk', () => {
  it('keeps nothing of the change that no longer fits, and goes on when there is room', async () => {
    open = await aWorkspace({ areas: true });
    const { workspace } = open;
    const writable = workspace.db as WritableDb;
    const { page_count: pages = 0 } = workspace.db.get<{ page_count: number }>(sql`PRAGMA page_count`) ?? {};
    writable.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const fill = (): unknown =>
      workspace.change(LABEL, (change) => {
        for (let n = 0; n < 3000; n++)
          change.insert('dataset_source', { name_th: `ที่มา ${n} ${'ก'.repeat(200)}` });
      });
    expect(fill).toThrow('disk-full');
    const count = sql`SELECT count(*) AS n FROM dataset_source`;
    expect(workspace.db.get(count)).toEqual({ n: 0 });
    expect((await open.session.check()).issues).toEqual([]);
    writable.exec('PRAGMA max_page_count = 1000000');
    fill();
    expect(workspace.db.get(count)).toEqual({ n: 3000 });
  });

  it.skipIf(!canMount())(
    '(needs the right to mount) refuses what does not fit and leaves no rest',
    async () => {
      open = await aWorkspace({ areas: true });
      disk = mountSmallDisk(2);
      if (!disk) throw new Error('no disk');
      writeFileSync(join(disk.path, 'ballast'), Buffer.alloc(1.8 * 2 ** 20));
      const about = { title: 'ใหม่', provinceCode: null, sample: false };
      const { session } = open;
      const file = join(disk.path, 'backup.changwat');
      await expect(session.backup({}, file)).rejects.toMatchObject({ code: 'disk-full' });
      expect(readdirSync(disk.path)).toEqual(['ballast']);
      await expect(session.create(about, { folder: join(disk.path, 'w') })).rejects.toMatchObject({
        code: 'disk-full',
      });
      expect(readdirSync(join(disk.path, 'w'))).toEqual([]);
    },
  );
});

describe.skipIf(!canMount())('a folder that can only be read (needs the right to mount)', () => {
  it('opens for looking, with the restricted store, and refuses every change', async () => {
    open = await aWorkspace();
    const { session } = open;
    disk = mountSmallDisk(32);
    if (!disk) throw new Error('no disk');
    const folder = join(disk.path, 'อ่านอย่างเดียว');
    await session.create({ title: 'อ่านอย่างเดียว', provinceCode: null, sample: false }, { folder });
    open.workspace.change(LABEL, fillAreas);
    await open.workspace.restricted.create('passphrase');
    await session.close({ backup: false });
    const before = pictureOf(folder);
    disk.setReadOnly(true);
    await session.open(folder);
    const { workspace } = open;
    expect(workspace.info()).toMatchObject({ readOnly: true, extent: [100, 15, 100.2, 15.2] });
    expect(() => workspace.change(LABEL, fillAreas)).toThrow('workspace-read-only');
    await expect(session.backup()).rejects.toMatchObject({ code: 'folder-not-writable' });
    await workspace.restricted.unlock('passphrase');
    expect(workspace.restricted.households()).toBe(0);
    expect(() => workspace.restricted.change(LABEL, () => 0)).toThrow('workspace-read-only');
    await session.close();
    expect(pictureOf(folder)).toEqual(before);
    const about = { title: 'ใหม่', provinceCode: null, sample: false };
    const taken = join(disk.path, 'ใหม่');
    await expect(session.create(about, { folder: taken })).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
  });
});

it('names the folder only, in every refusal', async () => {
  const { test } = await closedWorkspace();
  const refused = await test.session.open(join(test.root, 'nowhere')).catch((error: unknown) => error);
  expect(JSON.stringify(refused)).not.toContain(test.root);
});
