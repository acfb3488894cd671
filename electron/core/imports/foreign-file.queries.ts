import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { openForeign, type ReadableDb } from '../db/index.ts';

const MAGIC = 'SQLite format 3\0';
/** The bytes of the header that say how the file is read and written; 2 is a write-ahead log. */
const VERSIONS_AT = 18;
const WAL = 2;
const BESIDE = ['-wal', '-journal'] as const;

/**
 * Opens a database of another program, gives it to `work` and closes it. SQLite writes beside a file that has a log or
 * a journal: such a file is copied together with them and the copy is opened. What SQLite can't read is a refusal
 * (`file-unreadable`).
 */
export async function withForeign<T>(
  path: string,
  file: string,
  work: (db: ReadableDb) => Promise<T>,
): Promise<T> {
  if (!needsCopy(path, file)) return opened(path, file, work);
  // Named as a run's own folder: what a crash leaves of it, the next launch deletes.
  const folder = await mkdtemp(join(tmpdir(), `changwat-run-${process.pid}-gpkg-`));
  try {
    const copy = join(folder, 'copy.gpkg');
    await copyFile(path, copy);
    for (const suffix of BESIDE) if (existsSync(path + suffix)) await copyFile(path + suffix, copy + suffix);
    return await opened(copy, file, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function needsCopy(path: string, file: string): boolean {
  const head = Buffer.alloc(100);
  try {
    const handle = openSync(path, 'r');
    readSync(handle, head, 0, head.length, 0);
    closeSync(handle);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Refusal(missing ? 'file-not-found' : 'file-unreadable', { file });
  }
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Refusal('file-unreadable', { file });
  const log = head[VERSIONS_AT] === WAL || head[VERSIONS_AT + 1] === WAL;
  return log || BESIDE.some((suffix) => existsSync(path + suffix));
}

async function opened<T>(path: string, file: string, work: (db: ReadableDb) => Promise<T>): Promise<T> {
  let connection: ReturnType<typeof openForeign> | undefined;
  try {
    connection = openForeign(path);
    return await work(connection.db);
  } catch (error) {
    if (error instanceof Error && error.name === 'SqliteError')
      throw new Refusal('file-unreadable', { file, reason: 'SQLite' });
    throw error;
  } finally {
    connection?.close();
  }
}
