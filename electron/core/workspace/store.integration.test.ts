import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Migration, newestOf } from '../db/migrate.ts';
import { WORKSPACE_MIGRATIONS } from '../db/migrations/index.ts';
import { sql } from '../db/sql.ts';
import { backupFolder } from './backup.ts';
import { listBackups } from './backup-list.ts';
import { closeStore, createStore, openStore } from './store.queries.ts';
import { ownTables, readMeta, writeMeta } from './workspace.queries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-store-'));
  createStore(folder, { title: 'เก่า', provinceCode: null, sample: false }, WORKSPACE_MIGRATIONS);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const newest = newestOf(WORKSPACE_MIGRATIONS);
const next = (up: Migration['up']): Migration[] => [
  ...WORKSPACE_MIGRATIONS,
  { number: newest + 1, name: 'next', up },
];
const options = {
  writable: true,
  temporaryFolder: () => folder,
  beforeMigration: () => backupFolder(folder, 'migration'),
};

it('backs an older workspace up before it changes its schema, and leaves it as it was when that fails', async () => {
  const failing = next((db) => {
    writeMeta(db, 'title', 'half');
    throw new Error('stop');
  });
  await expect(openStore(folder, failing, options)).rejects.toThrow('stop');
  const whole = await openStore(folder, WORKSPACE_MIGRATIONS, options);
  expect([whole.schemaVersion, readMeta(whole.connection.db, 'title')]).toEqual([newest, 'เก่า']);
  closeStore(whole);
  const newer = await openStore(
    folder,
    next((db) => writeMeta(db, 'title', 'ใหม่')),
    options,
  );
  expect([newer.schemaVersion, readMeta(newer.connection.db, 'title')]).toEqual([newest + 1, 'ใหม่']);
  closeStore(newer);
  const backups = await listBackups(folder);
  expect(backups.map((one) => [one.info.reason, one.info.workspaceTitle])).toEqual([
    ['migration', 'เก่า'],
    ['migration', 'เก่า'],
  ]);
});

it('brings a workspace of the first schema up to today, with all that stands in it', async () => {
  const older = mkdtempSync(join(tmpdir(), 'changwat-older-'));
  try {
    createStore(older, { title: 'เดิม', provinceCode: '81', sample: false }, WORKSPACE_MIGRATIONS.slice(0, 1));
    const store = await openStore(older, WORKSPACE_MIGRATIONS, {
      ...options,
      beforeMigration: () => backupFolder(older, 'migration'),
    });
    const { db } = store.connection;
    expect([store.schemaVersion, readMeta(db, 'title')]).toEqual([newest, 'เดิม']);
    expect(ownTables(db)).toContain('import_profile');
    expect(db.all(sql`SELECT data_type FROM gpkg_contents WHERE table_name = 'import_profile'`)).toEqual([
      { data_type: 'attributes' },
    ]);
    closeStore(store);
    expect((await listBackups(older)).map((one) => one.info.reason)).toEqual(['migration']);
  } finally {
    rmSync(older, { recursive: true, force: true });
  }
});
