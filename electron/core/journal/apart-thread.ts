import { parentPort, workerData } from 'node:worker_threads';
import type { AppEvent } from '../../../shared/contract/events.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Change, ChangeLabel } from '../context.ts';
import { openDb, type ReadableDb } from '../db/index.ts';
import { type ApartMessage, type ApartStart, GATE } from './apart-messages.ts';
import { createJournal, type Follower, type ForeignCommit, type Journal } from './journal.ts';

/** What work in a thread of its own writes through: `change` as in the open workspace. */
export interface ApartTarget {
  readonly db: ReadableDb;
  change<T>(label: ChangeLabel, work: (change: Change) => T): T;
  /** Takes changes back and brings them back, and tells of its progress. */
  readonly journal: Pick<Journal, 'undo' | 'redo' | 'revert'>;
  /** 0 to 1. Cheap: few of many are sent. */
  progress(fraction: number): void;
}

/** Mass writing only ever goes on at the end of its tables: a large cache costs memory, and time as well. */
const CACHE_KB = 8192;

const say = (message: ApartMessage): void => parentPort?.postMessage(message);
const SAY_EVERY_MS = 50;

/**
 * Does the work that the thread was started for by `writeApart`, with a connection and a journal of its own, and ends.
 * Followers keep derived data in step here; what they do after a commit is done by the main thread.
 */
export async function answerApart<T>(
  followers: readonly Follower[],
  work: (target: ApartTarget, task: T) => Promise<unknown>,
): Promise<void> {
  const start = workerData as ApartStart;
  try {
    await Promise.all(followers.map((follower) => follower.prepare?.()));
    const commits: ForeignCommit[] = [];
    const result = await withTarget(start, followers, commits, (target) => work(target, start.task as T));
    say({ kind: 'done', result, commits });
  } catch (error) {
    say(failure(error));
  }
}

async function withTarget<R>(
  start: ApartStart,
  followers: readonly Follower[],
  commits: ForeignCommit[],
  work: (target: ApartTarget) => Promise<R>,
): Promise<R> {
  const connection = openDb(start.gpkgPath, { sessionMark: true });
  try {
    connection.db.exec(`PRAGMA cache_size = ${-CACHE_KB}`);
    let event: AppEvent | null = null;
    const progress = seldom((fraction) => say({ kind: 'progress', fraction }));
    const journal = createJournal({
      db: connection.db,
      readOnly: false,
      replica: start.replica,
      who: () => start.who,
      onReverted: progress,
      publish: (published) => {
        event = published;
      },
      followers: [
        ...followers.map(withoutCommitted),
        {
          follow: () => passGate(start.gate),
          committed: (_, { tables, catalogue }) => {
            if (event) commits.push({ event, touched: { tables, catalogue } });
          },
        },
      ],
    });
    return await work({
      db: connection.db,
      change: (label, write) => journal.change(label, write),
      journal,
      progress,
    });
  } finally {
    connection.close();
  }
}

/** What is done after a commit is the main thread's. */
const withoutCommitted = ({ complete, follow }: Follower): Follower => ({
  ...(complete ? { complete } : {}),
  ...(follow ? { follow } : {}),
});

/** The last thing before a commit. From here on the thread can't be stopped; one that was stopped ends here. */
function passGate(shared: SharedArrayBuffer): void {
  const before = Atomics.compareExchange(new Int32Array(shared), 0, GATE.open, GATE.committing);
  if (before === GATE.stopped) throw new Refusal('job-cancelled');
}

function seldom(report: (fraction: number) => void): (fraction: number) => void {
  let said = Number.NEGATIVE_INFINITY;
  return (fraction) => {
    const now = performance.now();
    if (now - said < SAY_EVERY_MS) return;
    said = now;
    report(fraction);
  };
}

function failure(error: unknown): ApartMessage {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code, details: error.details };
  if (!(error instanceof Error)) return { kind: 'failed', code: '', message: String(error), stack: '' };
  const code = 'code' in error ? String(error.code) : '';
  return { kind: 'failed', code, message: error.message, stack: error.stack ?? '' };
}
