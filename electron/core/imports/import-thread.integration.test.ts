import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AppEvent, Job } from '../../../shared/contract/events.ts';
import type { ImportResult, PreviewResult } from '../../../shared/contract/imports.ts';
import { type App, createApp } from '../app.ts';
import { sql } from '../db/index.ts';
import { databasePicture } from '../testing/database-picture.ts';
import { writeManyPoints } from './testing/many-points.ts';

/** Enough that it can be stopped in the middle of writing them. */
const MANY = 60_000;
/** Enough that there is time to ask for other things while they are written, on a quick machine too. */
const VERY_MANY = 150_000;

let files: string;
let many: string;
let veryMany: string;
let few: string;
beforeAll(() => {
  files = mkdtempSync(join(tmpdir(), 'changwat-points-'));
  many = writeManyPoints(files, 'many', MANY);
  veryMany = writeManyPoints(files, 'very_many', VERY_MANY);
  few = writeManyPoints(files, 'few', 50);
});
afterAll(() => rmSync(files, { recursive: true, force: true }));

let root: string;
let app: App;
let bugs: unknown[];
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'changwat-thread-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  bugs = [];
  const log = { info: () => undefined, bug: (error: unknown) => String(bugs.push(error)) };
  const resources = join(import.meta.dirname, '../../../resources');
  const paths = {
    workspaces: folder('workspaces'),
    settings: folder('settings'),
    temp: folder('temp'),
    resources,
  };
  app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
  await app.client.workspace.create({ title: 'ทดสอบนำเข้า', provinceCode: null });
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

const gpkg = (): string => app.context.workspace().gpkgPath;

/** Looks into a file and starts taking it in; returns the job's id. */
async function startImport(path: string, title: string): Promise<string> {
  const { token } = app.context.files.add(path);
  const { jobId } = await app.client.imports.inspect({ files: [token] });
  const looked = await app.context.jobs.finished(jobId);
  const { previewId, sets } = looked.result as PreviewResult;
  const asked = {
    key: sets[0]!.key,
    title,
    encoding: null,
    crs: null,
    source: '',
    asOf: null,
    register: null,
  };
  return (await app.client.imports.commit({ previewId, sets: [asked] })).jobId;
}

async function take(path: string, title: string): Promise<ImportResult> {
  const job = await app.context.jobs.finished(await startImport(path, title));
  if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code ?? ''}`);
  return job.result as ImportResult;
}

/** Waits until a job has come so far; `meanwhile` is called again and again. */
async function until(id: string, fraction: number, meanwhile?: () => Promise<void>): Promise<Job> {
  for (;;) {
    const job = app.context.jobs.get(id);
    if (job.state !== 'running' || (job.progress ?? 0) >= fraction) return job;
    await meanwhile?.();
    // What is answered from memory lets nothing else have its turn.
    await setTimeout(2);
  }
}

const refusedAs = (code: string) => ({ data: { code } });

it('answers everything else while it writes, refuses other writes, and is undone and redone as any change', async () => {
  await take(few, 'ชุดเล็ก');
  const { client, context } = app;
  const events: AppEvent[] = [];
  const listening = new AbortController();
  const heard = (async () => {
    for await (const event of context.events.subscribe(listening.signal)) events.push(event);
  })();

  const jobId = await startImport(veryMany, 'ชุดใหญ่');
  await until(jobId, 0.51);
  const counts = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await client.layers.list())
        .filter((layer) => layer.kind === 'imported')
        .map((layer) => [layer.name, layer.featureCount]),
    );
  const small = (await client.layers.list()).find((layer) => layer.name === 'few');
  const seen = new Set<number>();
  let answered = 0;
  const rival = startImport(few, 'คู่แข่ง');
  await expect(client.workspace.rename({ title: 'ชื่อใหม่' })).rejects.toMatchObject(
    refusedAs('workspace-busy'),
  );
  await expect(client.journal.undo()).rejects.toMatchObject(refusedAs('workspace-busy'));
  await until(jobId, 0.95, async () => {
    seen.add(context.jobs.get(jobId).progress ?? 0);
    // All or nothing: the whole layer may stand there just before its job hears of it.
    const { very_many: taken = 0 } = await counts();
    expect([0, VERY_MANY]).toContain(taken);
    const tile = await app.fetch(new Request(`http://x/tiles/few/8/199/116.mvt?v=${small!.version}`));
    expect(tile.status).toBeLessThan(300);
    if (taken === 0) answered += 1;
  });
  expect(answered).toBeGreaterThan(0);
  expect(seen.size).toBeGreaterThan(1);
  const beaten = await context.jobs.finished(await rival);
  expect(beaten).toMatchObject({
    state: 'failed',
    refusal: { code: 'workspace-busy', details: { title: 'ชุดใหญ่' } },
  });

  expect(await context.jobs.finished(jobId)).toMatchObject({
    state: 'done',
    result: { inserted: VERY_MANY, layer: 'very_many' },
  });
  expect(await counts()).toEqual({ few: 50, very_many: VERY_MANY });
  await expect
    .poll(() => events.some((event) => event.type === 'changed' && event.layers.includes('very_many')))
    .toBe(true);
  listening.abort();
  await heard;

  await client.workspace.rename({ title: 'ชื่อใหม่' });
  expect((await client.journal.undo()).changeSet.label).toContain('ชุดใหญ่');
  expect(await counts()).toEqual({ few: 50 });
  await client.journal.redo();
  expect(await counts()).toEqual({ few: 50, very_many: VERY_MANY });
  const clocks = context
    .workspace()
    .db.all<{ clock: string }>(sql`SELECT clock FROM journal_change_set ORDER BY seq`)
    .map(({ clock }) => clock);
  expect(clocks).toEqual([...new Set(clocks)].sort());
  expect(await client.workspace.check()).toEqual({ ok: true, issues: [] });
});

it.each([0.5, 0.52, 0.8])(
  'leaves nothing behind when it is cancelled at %s of the way, and gives way at once',
  async (at) => {
    const before = databasePicture(gpkg());
    const jobId = await startImport(many, 'ชุดใหญ่');
    await until(jobId, at);
    app.client.jobs.cancel({ id: jobId });
    expect(await app.context.jobs.finished(jobId)).toMatchObject({ state: 'cancelled' });
    expect(databasePicture(gpkg())).toEqual(before);
    expect(await take(few, 'ชุดเล็ก')).toMatchObject({ inserted: 50 });
  },
);

it('is ended by closing the workspace, before its backup and its closing', async () => {
  await take(few, 'ชุดเล็ก');
  const before = databasePicture(gpkg());
  const { folder } = app.context.workspace();
  const jobId = await startImport(many, 'ชุดใหญ่');
  await until(jobId, 0.55);
  const { backup } = await app.client.workspace.close();
  expect(backup).toMatchObject({ verified: true });
  expect(app.context.jobs.get(jobId).state).toBe('cancelled');
  expect(existsSync(join(folder, 'workspace.lock'))).toBe(false);
  expect(existsSync(join(folder, 'workspace.gpkg-wal'))).toBe(false);
  expect(databasePicture(join(folder, 'workspace.gpkg'))).toEqual(before);
});

it('leaves nothing behind when the process is killed in the middle', async () => {
  const { folder } = app.context.workspace();
  const file = gpkg();
  await app.session.close({ backup: false });
  const before = databasePicture(file);
  const program = join(import.meta.dirname, '../testing/import-one.ts');
  const child = spawn(process.execPath, [program, join(root, 'other'), folder, many], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    expect(line).toBe('writing');
    child.kill('SIGKILL');
  }
  await ended;
  await app.session.open(folder);
  expect(databasePicture(file)).toEqual(before);
  expect(await app.client.workspace.check()).toEqual({ ok: true, issues: [] });
  expect(await take(few, 'ชุดเล็ก')).toMatchObject({ inserted: 50 });
});
