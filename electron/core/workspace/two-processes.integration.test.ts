import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';

let open: TestWorkspace | undefined;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await open?.close();
});

/** Starts the program that opens a workspace and writes; its lines come one by one. */
function start(test: TestWorkspace, folder: string, mode = ''): { process: ChildProcess; lines: Interface } {
  const program = fileURLToPath(new URL('../testing/write-forever.ts', import.meta.url));
  const process_ = spawn(process.execPath, [program, join(test.root, 'other'), folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = process_;
  return { process: process_, lines: createInterface({ input: process_.stdout }) };
}

const ended = (process_: ChildProcess): Promise<void> =>
  new Promise((resolve) =>
    process_.exitCode === null && process_.signalCode === null
      ? process_.once('exit', () => resolve())
      : resolve(),
  );

async function closedWorkspace(): Promise<{ test: TestWorkspace; folder: string }> {
  open = await aWorkspace();
  const { folder } = open.workspace;
  await open.session.close({ backup: false });
  return { test: open, folder };
}

it('keeps a second process out, and takes over from one that was killed', async () => {
  const { test, folder } = await closedWorkspace();
  const other = start(test, folder, 'hold');
  for await (const line of other.lines) {
    expect(line).toBe('open');
    break;
  }
  await expect(test.session.open(folder)).rejects.toMatchObject({
    code: 'workspace-locked',
    details: { by: hostname() },
  });
  other.process.kill('SIGKILL');
  await ended(other.process);
  expect(existsSync(join(folder, 'workspace.lock'))).toBe(true);
  await test.session.open(folder);
  const third = start(test, folder, 'hold');
  for await (const line of third.lines) {
    expect(line).toBe('refused workspace-locked');
    break;
  }
  await ended(third.process);
  await test.session.close({ backup: false });
  expect(existsSync(join(folder, 'workspace.lock'))).toBe(false);
});

it('honours the lock of another computer, and not one whose process number went to another program', async () => {
  const { test, folder } = await closedWorkspace();
  const lock = join(folder, 'workspace.lock');
  const mark = {
    pid: process.pid,
    host: 'เครื่องอื่น',
    started: '1',
    mark: 'x',
    since: new Date().toISOString(),
  };
  writeFileSync(lock, JSON.stringify(mark));
  await expect(test.session.open(folder)).rejects.toMatchObject({
    code: 'workspace-locked',
    details: { by: 'เครื่องอื่น', since: mark.since },
  });
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(mark);
  writeFileSync(lock, JSON.stringify({ ...mark, host: hostname() }));
  await test.session.open(folder);
  await test.session.close();
  // Of this very process by number and start, but from before the machine was started: a lock that a power cut left.
  const held = { ...mark, host: hostname(), started: '' };
  writeFileSync(lock, JSON.stringify(held));
  await expect(test.session.open(folder)).rejects.toMatchObject({ code: 'workspace-locked' });
  writeFileSync(lock, JSON.stringify({ ...held, since: '2020-01-01T00:00:00Z' }));
  await test.session.open(folder);
});

it('loses no committed change and keeps no half one when the process is killed in the middle', async () => {
  const { test, folder } = await closedWorkspace();
  for (let round = 0; round < 3; round++) {
    const writer = start(test, folder);
    let told = 0;
    for await (const line of writer.lines) {
      told = Number(line) || 0;
      if (told === 7 + 5 * round) writer.process.kill('SIGKILL');
    }
    await ended(writer.process);
    await test.session.open(folder);
    const { db } = test.workspace;
    const rows = (table: string): number =>
      db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)?.n ?? -1;
    const sets = rows('journal_change_set');
    expect(rows('zone_scheme')).toBe(sets);
    expect(rows('dataset_source')).toBe(sets);
    const newest =
      db.get<{ n: number }>(sql`SELECT position AS n FROM zone_scheme ORDER BY fid DESC LIMIT 1`)?.n ?? 0;
    expect(newest).toBeGreaterThanOrEqual(told);
    expect(await test.session.check()).toEqual({ ok: true, issues: [] });
    await test.session.close({ backup: false });
  }
});
