import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from '../../../shared/contract/events.ts';
import { downloadResult } from '../../../shared/contract/exports.ts';
import { type App, createApp } from '../app.ts';

let app: App;
const root = mkdtempSync(join(tmpdir(), 'changwat-exports-'));
const bugs: unknown[] = [];

beforeAll(() => {
  app = createApp({
    host: 'test',
    version: '0.0.0-test',
    paths: {
      workspaces: join(root, 'workspaces'),
      settings: join(root, 'settings'),
      resources: join(import.meta.dirname, '../../../resources'),
      temp: join(root, 'temp'),
    },
    printer: null,
    log: { info: () => undefined, bug: (error) => String(bugs.push(error)) },
  });
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const ended = (started: { jobId: string }): Promise<Job> => app.context.jobs.finished(started.jobId);

it('gives a layer of the sample out as a file under its Thai title, by a token', async () => {
  const made = await ended(await app.client.workspace.openSample());
  expect(made).toMatchObject({ state: 'done', kind: 'sample', result: { workspace: { sample: true } } });
  const job = await ended(await app.client.exports.run({ layer: 'community_forest', format: 'gpkg' }));
  expect(job.state, JSON.stringify(job.refusal)).toBe('done');
  const result = downloadResult.parse(job.result);
  expect(result).toMatchObject({ rows: 94, issues: [] });
  expect(result.file).toMatch(/^ป่าชุมชน 25\d\d-\d\d-\d\d\.gpkg$/);
  const response = await app.fetch(new Request(`http://core/files/${result.download}`));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(result.sha256);
  const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  expect(disposition).toContain(`UTF-8''${result.file}`);
  await expect(app.client.exports.run({ layer: 'household', format: 'csv' })).rejects.toMatchObject({
    data: { code: 'export-personal-data' },
  });
  expect(bugs).toEqual([]);
});
