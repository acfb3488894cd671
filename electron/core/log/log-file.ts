import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogSink } from './log.ts';

const LARGEST = 2 * 1024 ** 2;

/**
 * Keeps the log in `changwat.jsonl` of a folder, for whoever is sent a report's number; when it has grown to 2 MB it
 * becomes `changwat.old.jsonl` and a new one begins. A log that can't be written never stops the work.
 */
export function createLogFile(folder: string, largest = LARGEST): LogSink {
  const path = join(folder, 'changwat.jsonl');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > largest) renameSync(path, join(folder, 'changwat.old.jsonl'));
      appendFileSync(path, `${line}\n`);
    } catch {
      // A full disk or a read-only folder: the line has gone to standard error as well.
    }
  };
}
