import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Migration } from '../db/migrate.ts';
import { WORKSPACE_MIGRATIONS } from '../db/migrations/index.ts';
import { backupFolder, listBackups } from './backup.ts';
import { closeStore, createStore, openStore } from './store.queries.ts';
import { readMeta, writeMeta } from './workspace.queries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-store-'));
  createStore(folder, { title: 'เก่า', provinceCode: null, sample: false }, WORKSPACE_MIGRATIONS);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const next = (up: Migration['up']): Migration[] => [
  ...WORKSPACE_MIGRATIONS,
  { number: WORKSPACE_MIGRATIONS.length + 1, name: 'next', up },
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
  expect([whole.schemaVersion, readMeta(whole.connection.db, 'title')]).toEqual([1, 'เก่า']);
  closeStore(whole);
  const newer = await openStore(
    folder,
    next((db) => writeMeta(db, 'title', 'ใหม่')),
    options,
  );
  expect([newer.schemaVersion, readMeta(newer.connection.db, 'title')]).toEqual([2, 'ใหม่']);
  closeStore(newer);
  const backups = await listBackups(folder);
  expect(backups.map((one) => [one.info.reason, one.info.workspaceTitle])).toEqual([
    ['migration', 'เก่า'],
    ['migration', 'เก่า'],
  ]);
});
