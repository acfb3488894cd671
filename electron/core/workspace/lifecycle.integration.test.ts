import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { sql } from '../db/sql.ts';
import { aCore, aWorkspace, type TestCore, type TestWorkspace } from '../testing/workspace.ts';

let open: TestWorkspace | undefined;
let core: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  await core?.close();
  open = core = undefined;
});

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
  expect(open.workspace.info().id).toBe(before.id);
  expect(open.workspace.info().opening).not.toBe(before.opening);
  expect(open.workspace.info().lastBackupAt).not.toBeNull();
  expect(await session.close()).toEqual({ backup: null });
  expect(readdirSync(`${folder}/backups`)).toHaveLength(1);
  expect(session.recent()[0]?.thumbnail.length).toBe(2);
  expect(open.bugs).toEqual([]);
});

const ABOUT_JOB = { th: 'งานทดสอบ', en: 'Test job' };
const ABOUT = { title: 'อีกแฟ้ม', provinceCode: null, sample: false };

it('ends the jobs that work in a workspace before it closes, and does not wait for those that wait for it', async () => {
  open = await aWorkspace();
  const { session, workspace, parts, bugs } = open;
  let [turns, last] = [0, ''];
  const id = parts.jobs.start('analyse', ABOUT_JOB, async ({ signal }) => {
    for (; !signal.aborted; turns++) {
      await nextTurn();
      // One more reading after the abort: the connection must still be there.
      last = workspace.db.get<{ ok: string }>(sql`SELECT 'ok' AS ok`)?.ok ?? '';
    }
    await nextTurn();
    last = workspace.db.get<{ ok: string }>(sql`SELECT 'read' AS ok`)?.ok ?? '';
    signal.throwIfAborted();
  });
  while (turns < 3) await nextTurn();
  const backup = parts.jobs.start('backup', ABOUT_JOB, async () => {
    await session.backup();
  });
  await session.create(ABOUT);
  expect(last).toBe('read');
  expect(await parts.jobs.finished(id)).toMatchObject({ state: 'cancelled' });
  expect(await parts.jobs.finished(backup)).toMatchObject({ state: 'done' });
  expect(bugs).toEqual([]);
});

it('takes a sample away whose making another workspace interrupts', async () => {
  core = aCore();
  const app = createApp(core.parts.options);
  const { jobId } = await app.client.workspace.openSample();
  while (!app.session.current()?.info().sample) await nextTurn();
  const folder = app.session.current()?.folder ?? '';
  await app.session.create(ABOUT);
  expect(await app.context.jobs.finished(jobId)).toMatchObject({ state: 'cancelled', logId: null });
  expect(existsSync(folder)).toBe(false);
  expect(app.session.recent().map((entry) => entry.title)).toEqual([ABOUT.title]);
  expect(app.session.current()?.info().title).toBe(ABOUT.title);
  expect(core.bugs).toEqual([]);
  await app.close();
});

it('says what was wrong with the workspace asked for, also when the one before cannot come back', async () => {
  open = await aWorkspace();
  const { session, root, bugs } = open;
  const first = open.workspace.folder;
  const other = (await session.create(ABOUT)).folder;
  await session.open(first);
  const since = new Date().toISOString();
  writeFileSync(
    join(other, 'workspace.lock'),
    JSON.stringify({ pid: 1, host: 'เครื่องอื่น', started: '', mark: 'x', since }),
  );
  // Gone at the moment of its closing, as with a drive that is pulled out.
  open.workspace.onClose(() => renameSync(first, join(root, 'ย้ายไป')));
  await expect(session.open(other)).rejects.toMatchObject({ code: 'workspace-locked' });
  expect(session.current()).toBeNull();
  expect(bugs).toHaveLength(1);
});
