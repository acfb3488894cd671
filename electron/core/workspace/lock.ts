import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { folderNameOf, lockPathOf } from './paths.ts';
import { errorCode } from './storage-errors.ts';

/** What the lock file says of its holder. */
interface LockMark {
  readonly pid: number;
  readonly host: string;
  /** When the process started, as its system counts it: a process number is used again, this is not. */
  readonly started: string;
  /** This lock's own: two processes that find the same stale lock tell by it which of them took it over. */
  readonly mark: string;
  readonly since: string;
}

export interface FolderLock {
  release(): void;
}

/** Linux's start time of a process, in clock ticks after boot; empty when there is none to read. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything; field 22 is counted behind it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is another user's.
    return errorCode(error) === 'EPERM';
  }
}

function readMark(path: string): LockMark | null {
  try {
    const mark = JSON.parse(readFileSync(path, 'utf8')) as LockMark;
    return typeof mark.pid === 'number' && typeof mark.mark === 'string' ? mark : null;
  } catch {
    // Torn by a crash in the middle of writing it: as good as none.
    return null;
  }
}

/** A clock that was set right after starting must not make a living lock look older than the machine's start. */
const BOOT_LEEWAY_MS = 10 * 60_000;
const bootedAt = (): number => Date.now() - uptime() * 1000;

/** A lock whose process is gone. One of another computer can't be told and is honoured. */
function isStale(mark: LockMark | null): boolean {
  if (!mark) return true;
  if (mark.host !== hostname()) return false;
  if (!isAlive(mark.pid) || Date.parse(mark.since) < bootedAt() - BOOT_LEEWAY_MS) return true;
  return mark.started !== '' && startOf(mark.pid) !== mark.started;
}

function writeFlushed(path: string, mark: LockMark): void {
  const file = openSync(path, 'wx');
  try {
    writeSync(file, JSON.stringify(mark));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Runs `make`, which makes a file; false when the file is there already. */
function unlessThere(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What file systems without hard links (FAT, exFAT, some shares) answer. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EINVAL', 'UNKNOWN']);

/**
 * The mark is written under a name of its own and then linked, so that a lock is whole from its first moment: one that
 * is read while it is still empty would pass for torn and be taken away. Where nothing can be linked it is written in
 * place.
 */
function writeNew(path: string, mark: LockMark): boolean {
  if (existsSync(path)) return false;
  const aside = `${path}.${mark.mark}`;
  writeFlushed(aside, mark);
  try {
    return unlessThere(() => linkSync(aside, path));
  } catch (error) {
    if (!NO_LINKS.has(errorCode(error))) throw error;
    return unlessThere(() => writeFlushed(path, mark));
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moves a stale lock out of the way, unless another process was quicker and its own stands there now. */
function moveAway(path: string, stale: LockMark | null): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readMark(aside);
  if (moved && moved.mark !== stale?.mark) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

/**
 * Keeps every second process out of a workspace's folder, by a file that only one can make. The lock of a process that
 * died is taken over. Refuses `workspace-locked`; throws the system's error where the folder can't be written to.
 */
export function lockFolder(folder: string): FolderLock {
  const path = lockPathOf(folder);
  const started = startOf(process.pid);
  const mine = {
    pid: process.pid,
    host: hostname(),
    started,
    mark: randomUUID(),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writeNew(path, mine)) {
      return {
        release() {
          if (readMark(path)?.mark === mine.mark) rmSync(path, { force: true });
        },
      };
    }
    const held = readMark(path);
    if (!isStale(held)) break;
    moveAway(path, held);
  }
  const holder = readMark(path);
  throw new Refusal('workspace-locked', {
    folder: folderNameOf(folder),
    ...(holder ? { by: holder.host, since: holder.since } : {}),
  });
}
