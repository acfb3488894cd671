import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { ImportResult, PreviewResult } from '../../../../shared/contract/imports.ts';
import { type App, createApp } from '../../app.ts';
import type { OpenWorkspace } from '../../context.ts';
import { sql } from '../../db/index.ts';

type Commit = Parameters<App['client']['imports']['commit']>[0];

/** A whole core with an empty workspace of Chai Nat for each test, and the intake as the page calls it. */
export function intakeApp() {
  let root: string;
  let app: App;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'changwat-intake-'));
    const folder = (name: string): string => {
      mkdirSync(join(root, name));
      return join(root, name);
    };
    const log = { info: () => undefined, bug: (error: unknown) => String(error) };
    const resources = join(import.meta.dirname, '../../../../resources');
    const paths = {
      workspaces: folder('workspaces'),
      settings: folder('settings'),
      temp: folder('temp'),
      resources,
    };
    folder('files');
    app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
    await app.client.workspace.create({ title: 'ทดสอบนำเข้า', provinceCode: '18' });
  });
  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  });
  const resultOf = async <T>(jobId: string): Promise<T> => {
    const job = await app.context.jobs.finished(jobId);
    if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code ?? job.logId ?? ''}`);
    return job.result as T;
  };
  return {
    open: (): { app: App; workspace: OpenWorkspace; files: string } => ({
      app,
      workspace: app.context.workspace(),
      files: join(root, 'files'),
    }),
    /** Writes a file that is to be imported, and returns its path. */
    file(name: string, content: string | Uint8Array): string {
      const path = join(root, 'files', name);
      writeFileSync(path, content);
      return path;
    },
    async look(...paths: string[]): Promise<PreviewResult> {
      const files = paths.map((path) => app.context.files.add(path).token);
      return resultOf<PreviewResult>((await app.client.imports.inspect({ files })).jobId);
    },
    async commit(previewId: string, sets: Commit['sets']): Promise<ImportResult> {
      return resultOf<ImportResult>((await app.client.imports.commit({ previewId, sets })).jobId);
    },
    count: (table: string): number =>
      app.context.workspace().db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(table)}`)!.n,
    /** What is left in the temporary folders. */
    left(): string[] {
      const temp = join(root, 'temp');
      return readdirSync(temp).flatMap((run) => readdirSync(join(temp, run)));
    },
  };
}
