import { parentPort, workerData } from 'node:worker_threads';
import { type BackupTask, makeBackup } from './make-backup.ts';

/** Makes one backup and ends. Says `{ progress }` on the way, then `{ result }` or `{ failed: { code, message } }`. */
const say = (message: unknown): void => parentPort?.postMessage(message);

makeBackup(workerData as BackupTask, (fraction) => say({ progress: fraction })).then(
  (result) => say({ result }),
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    say({ failed: { code, message: error instanceof Error ? error.message : String(error) } });
  },
);
