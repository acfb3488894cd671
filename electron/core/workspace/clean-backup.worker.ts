import { parentPort, workerData } from 'node:worker_threads';
import { type CleanTask, cleanBackup } from './clean-backup.ts';

/** Cleans one backup and ends. Says `{ result }` or `{ failed: { code, message } }`. */
const say = (message: unknown): void => parentPort?.postMessage(message);

cleanBackup(workerData as CleanTask).then(
  (result) => say({ result }),
  (error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    say({ failed: { code, message: error instanceof Error ? error.message : String(error) } });
  },
);
