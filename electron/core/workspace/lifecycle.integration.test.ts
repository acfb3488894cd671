import { existsSync, readdirSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

it('keeps everything over close and open, leaves one whole file and backs up what changed', async () => {
  open = await aWorkspace({ areas: true });
  const { session, workspace } = open;
  const { folder, gpkgPath } = workspace;
  const before = workspace.info();
  const { backup } = await session.close();
  expect(open.bugs).toEqual([]);
  expect(backup).toMatchObject({ verified: true });
  expect(existsSync(`${gpkgPath}-wal`)).toBe(false);
  await session.open(folder);
  expect(open.workspace.info()).toMatchObject({
    title: 'แฟ้มทดสอบ',
    extent: before.extent,
    savedAt: before.savedAt,
  });
  expect(open.workspace.info().lastBackupAt).not.toBeNull();
  expect(await session.close()).toEqual({ backup: null });
  expect(readdirSync(`${folder}/backups`)).toHaveLength(1);
  expect(session.recent()[0]?.thumbnail.length).toBe(2);
  expect(open.bugs).toEqual([]);
});
