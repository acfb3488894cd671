import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type ApartMessage, type ApartStart, GATE } from './apart-messages.ts';
import type { ForeignCommit } from './journal.ts';

export interface ApartAnswer {
  readonly result: unknown;
  readonly commits: readonly ForeignCommit[];
}

/** A thread that is writing. */
export interface ApartWriting {
  /** Once the thread is gone and its connection closed. Refuses `job-cancelled` after a stop. */
  readonly finished: Promise<ApartAnswer>;
  /** Ends the thread, and SQLite takes back what it wrote; too late once it commits. */
  stop(): void;
}

/** Where a thread ended with its commit begun and without an answer: what it did is unknown, so all is read anew. */
export class UncertainEnd extends Error {}

/** What rows leave behind is collected often: left alone, it grows to several times as much and gains nothing. */
const YOUNG_MB = 6;

/**
 * Starts a thread that writes to a workspace's file; its module answers with `answerApart`. Writes of this thread's own
 * connection are the caller's to hold meanwhile.
 */
export function writeApart(
  worker: URL,
  start: Omit<ApartStart, 'gate'>,
  onProgress: (fraction: number) => void,
): ApartWriting {
  const gate = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { promise: finished, resolve, reject } = Promise.withResolvers<ApartAnswer>();
  const workerData: ApartStart = { ...start, gate: gate.buffer };
  const thread = new Worker(worker, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  let end: (() => void) | null = null;
  thread.on('message', (message: ApartMessage) => {
    if (message.kind === 'progress') onProgress(message.fraction);
    else if (message.kind === 'done') end = () => resolve(message);
    else end = () => reject(errorOf(message));
  });
  thread.on('error', (error) => {
    end = () => reject(error);
  });
  thread.on('exit', (code) => {
    const at = Atomics.load(gate, 0);
    if (at === GATE.stopped) reject(new Refusal('job-cancelled'));
    else if (end) end();
    else if (at === GATE.committing)
      reject(new UncertainEnd(`the thread ended (${code}) while it committed`));
    else reject(new Error(`the thread ended (${code}) without an answer`));
  });
  const stop = (): void => {
    const before = Atomics.compareExchange(gate, 0, GATE.open, GATE.stopped);
    if (before === GATE.open) void thread.terminate();
  };
  return { finished, stop };
}

function errorOf(message: Extract<ApartMessage, { kind: 'refusal' | 'failed' }>): Error {
  if (message.kind === 'refusal') return new Refusal(message.code, message.details);
  const error = new Error(message.message);
  if (message.stack !== '') error.stack = message.stack;
  return message.code === '' ? error : Object.assign(error, { code: message.code });
}
