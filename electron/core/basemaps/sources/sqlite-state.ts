import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';

const MAGIC = 'SQLite format 3\0';
/** The bytes of the header that say how the file is read and written; 1 is a journal, 2 a write-ahead log. */
const VERSIONS_AT = 18;

/**
 * Whether SQLite can read a file where it lies without writing beside it: `plain`; `log` for one in WAL mode that is
 * whole in itself, which can be read as a copy; `busy` where a log or journal beside it holds changes; null for no
 * database.
 */
export function sqliteState(path: string): 'plain' | 'log' | 'busy' | null {
  const head = Buffer.alloc(100);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const beside = ['-wal', '-journal'].some(
    (end) => (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );
  if (beside) return 'busy';
  return head[VERSIONS_AT] === 2 || head[VERSIONS_AT + 1] === 2 ? 'log' : 'plain';
}

/** Takes our own copy of a whole file out of WAL mode. */
export function endLog(path: string): void {
  if (sqliteState(path) !== 'log') return;
  const handle = openSync(path, 'r+');
  try {
    writeSync(handle, Buffer.from([1, 1]), 0, 2, VERSIONS_AT);
  } finally {
    closeSync(handle);
  }
}
