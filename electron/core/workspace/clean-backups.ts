import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/worker-url.ts';
import { listBackups } from './backup-list.ts';
import type { CleanResult, CleanTask } from './clean-backup.ts';
import { backupsPathOf } from './paths.ts';

type Said = { result: CleanResult } | { failed: { code: string; message: string } };

function runWorker(task: CleanTask, signal: AbortSignal | undefined): Promise<CleanResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(import.meta.url, './clean-backup.worker.ts'), { workerData: task });
    const stop = (): void => void worker.terminate().then(() => reject(signal?.reason));
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (said: Said) => {
      if ('result' in said) resolve(said.result);
      else reject(Object.assign(new Error(said.failed.message), { code: said.failed.code }));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('the cleaning ended without an answer'));
    });
  });
}

/** What a cleaning that was cut off left half-made. */
function clearLeftovers(parent: string): void {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent))
    if (name.startsWith('.cleaning-'))
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Takes erased data subjects out of the backups of a workspace's folder, one after another, so that at any moment each is
 * either as it was or clean. Those that can't be opened are named; a full disk ends it.
 */
export async function cleanBackups(
  folder: string,
  about: Pick<CleanTask, 'keys' | 'subjects' | 'who'>,
  control: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
): Promise<{ cleaned: number; left: string[] }> {
  clearLeftovers(backupsPathOf(folder));
  const backups = await listBackups(folder);
  const left: string[] = [];
  let cleaned = 0;
  for (const [at, { path }] of backups.entries()) {
    control.signal?.throwIfAborted();
    control.onProgress?.(at / backups.length);
    const making = join(backupsPathOf(folder), `.cleaning-${randomUUID()}`);
    const result = await runWorker({ ...about, file: path, making }, control.signal);
    if (result === 'cleaned') cleaned += 1;
    if (result === 'left') left.push(basename(path));
  }
  control.onProgress?.(1);
  return { cleaned, left };
}
