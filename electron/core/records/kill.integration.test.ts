import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { SeededRandom } from '../sample/random.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { rowsAfter, type SteppedRow } from './testing/edit-steps.ts';

let open: TestWorkspace | undefined;
afterEach(() => open?.close());

const ROUNDS = 8;

/** Edits until so many steps are acknowledged and a moment has passed, then is killed; returns the last one acknowledged. */
async function editUntilKilled(test: TestWorkspace, folder: string, from: number, acks: number, ms: number) {
  const program = fileURLToPath(new URL('./testing/edit-forever.ts', import.meta.url));
  const editor = spawn(process.execPath, [program, join(test.root, 'other'), folder, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => editor.once('exit', resolve));
  let last = from - 1;
  for await (const line of createInterface({ input: editor.stdout })) {
    last = Number(line);
    if (last === from + acks - 1) void pause(ms).then(() => editor.kill('SIGKILL'));
  }
  await gone;
  return last;
}

it('loses no acknowledged edit and keeps no half one, killed again and again at seeded moments', async () => {
  open = await aWorkspace();
  const test = open;
  const { folder } = test.workspace;
  await test.session.close({ backup: false });
  const random = new SeededRandom(20_260_601);
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const last = await editUntilKilled(test, folder, done + 1, random.whole(2, 40), random.whole(0, 9));
    expect(last).toBeGreaterThan(done);
    await test.session.open(folder);
    const { db } = test.workspace;
    const sets = db.all<{ why: string }>(
      sql`SELECT why FROM journal_change_set WHERE kind IN ('edit', 'add', 'remove') ORDER BY seq`,
    );
    // What was written but not acknowledged when the kill came may stand or not; nothing else.
    expect([last, last + 1]).toContain(sets.length);
    done = sets.length;
    const rows = db.all<SteppedRow>(
      sql`SELECT fid, name_th AS name, short_name AS short FROM partner ORDER BY fid`,
    );
    expect(rows).toEqual(rowsAfter(done));
    expect(await test.session.check()).toEqual({ ok: true, issues: [] });
    await test.session.close({ backup: false });
  }
  await test.session.open(folder);
  while (test.workspace.journal.state().undo) test.workspace.journal.undo();
  expect(test.workspace.db.all(sql`SELECT 1 FROM partner`)).toEqual([]);
});
