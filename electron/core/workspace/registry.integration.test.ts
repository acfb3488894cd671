import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { aWorkspace, fillAreas, type TestWorkspace } from '../testing/workspace.ts';

const LABEL = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
let open: TestWorkspace | undefined;
afterEach(() => open?.close());

/** Makes a change in a folder and says under which replica it was written. */
async function replicaIn(test: TestWorkspace, folder: string): Promise<string> {
  await test.session.open(folder);
  test.workspace.change(LABEL, (change) => change.insert('zone_scheme', { title: 'ก', position: 1 }));
  const row = test.workspace.db.get<{ replica: string }>(
    sql`SELECT replica FROM journal_change_set ORDER BY seq DESC LIMIT 1`,
  );
  await test.session.close({ backup: false });
  return row?.replica ?? '';
}

it('keeps one replica id for a folder, and takes a new one for a copy, for an older state and on another machine', async () => {
  open = await aWorkspace();
  const { folder } = open.workspace;
  const settings = open.parts.options.paths.settings;
  const first = await replicaIn(open, folder);
  const older = join(open.root, 'older');
  cpSync(folder, older, { recursive: true });
  expect(await replicaIn(open, folder)).toBe(first);
  const copied = await replicaIn(open, older);
  expect(copied).not.toBe(first);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  cpSync(join(older, 'workspace.gpkg'), join(folder, 'workspace.gpkg'));
  const afterRollback = await replicaIn(open, folder);
  expect([first, copied]).not.toContain(afterRollback);
  const file = join(settings, 'workspaces.json');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"host": ?"[^"]*"/g, '"host":"เครื่องอื่น"'));
  expect(await replicaIn(open, folder)).not.toBe(afterRollback);
});

it('lists recents, missing ones too, forgets them, and sets a broken list aside', async () => {
  open = await aWorkspace();
  const { session, root } = open;
  const { folder } = open.workspace;
  open.workspace.change(LABEL, fillAreas);
  await session.create({ title: 'สอง', provinceCode: '81', sample: false });
  expect(open.workspace.info()).toMatchObject({ provinceCode: '81', provinceName: 'กระบี่' });
  expect(open.workspace.info().extent).not.toBeNull();
  expect(session.recent().map((one) => [one.title, one.state])).toEqual([
    ['สอง', 'ok'],
    ['แฟ้มทดสอบ', 'ok'],
  ]);
  renameSync(folder, `${folder}-moved`);
  const missing = session.recent()[1];
  expect(missing).toMatchObject({ state: 'missing', sizeBytes: null });
  await expect(session.openRecent(missing?.id ?? '')).rejects.toMatchObject({ code: 'workspace-not-found' });
  // The one that is open stays open when another can't be opened.
  expect(open.workspace.info().title).toBe('สอง');
  session.forget(missing?.id ?? '');
  expect(session.recent().map((one) => one.title)).toEqual(['สอง']);
  const settings = join(root, 'settings');
  writeFileSync(join(settings, 'workspaces.json'), '{ torn');
  expect(session.recent()).toEqual([]);
  expect(readdirSync(settings).some((name) => name.startsWith('workspaces.json.damaged-'))).toBe(true);
});
