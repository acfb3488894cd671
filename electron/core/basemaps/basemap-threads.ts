import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { BasemapAnswer, BasemapRequest, BasemapTask } from './basemap-task.ts';
import type { TileGetter } from './drawing/mosaic.ts';

interface Waiting {
  readonly id: number;
  readonly request: BasemapRequest;
  readonly options: ThreadOptions;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  timer: NodeJS.Timeout | null;
}

export interface ThreadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  /** Gets tiles for a thread that has no file to read them from. */
  readonly tile?: TileGetter;
  /** How long it may take before the thread is given up. */
  readonly limitMs?: number;
}

interface Thread {
  readonly worker: Worker;
  running: Waiting | null;
}

/** A file that keeps a thread longer than this for one tile is broken or hostile. */
const LIMIT_MS = 30_000;
const notWanted = (): DOMException => new DOMException('It is no longer wanted', 'AbortError');

/**
 * Threads that read basemap files, one request at a time each, the newest first. A request that takes too long, and a
 * thread that dies, take nothing with them but that request.
 */
export class BasemapThreads {
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private readonly size: number;
  private nextId = 1;

  constructor(size = 2) {
    this.size = size;
  }

  /** Resolves with the answer; rejects with a `Refusal`, an `AbortError`, or what went wrong. */
  ask<T>(request: BasemapRequest, options: ThreadOptions = {}): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      const waiting = { id: this.nextId++, request, options, resolve, reject, timer: null };
      if (options.signal?.aborted) return reject(notWanted());
      options.signal?.addEventListener('abort', () => this.drop(waiting), { once: true });
      this.queue.push(waiting);
      this.next();
    }) as Promise<T>;
  }

  private drop(waiting: Waiting): void {
    const at = this.queue.indexOf(waiting);
    if (at >= 0) {
      this.queue.splice(at, 1);
      waiting.reject(notWanted());
      return;
    }
    const thread = this.threads.find(({ running }) => running === waiting);
    thread?.worker.postMessage({ id: waiting.id, abort: true } satisfies BasemapTask);
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.threads.find((candidate) => !candidate.running) ?? this.start();
    if (!thread) return;
    const waiting = this.queue.pop() as Waiting;
    thread.running = waiting;
    const limit = waiting.options.limitMs ?? LIMIT_MS;
    if (Number.isFinite(limit)) waiting.timer = setTimeout(() => this.giveUp(thread), limit).unref();
    thread.worker.postMessage({ id: waiting.id, request: waiting.request } satisfies BasemapTask);
  }

  private start(): Thread | null {
    if (this.threads.length >= this.size) return null;
    // A library that the TIFF reader brings along looks into the thread's data while it is loaded.
    const worker = new Worker(workerUrl(import.meta.url, './basemap.worker.ts'), { workerData: {} });
    const thread: Thread = { worker, running: null };
    worker.on('message', (answer: BasemapAnswer) => this.answered(thread, answer));
    worker.on('error', (error: Error) => this.lost(thread, error));
    worker.on('exit', () => this.lost(thread, new Error('a thread for basemaps ended')));
    worker.unref();
    this.threads.push(thread);
    return thread;
  }

  private answered(thread: Thread, answer: BasemapAnswer): void {
    const waiting = thread.running;
    if (waiting?.id !== answer.id) return;
    if ('progress' in answer) {
      waiting.options.onProgress?.(answer.progress);
      return;
    }
    if ('wants' in answer) {
      void this.give(thread, waiting, answer);
      return;
    }
    this.ended(thread);
    if ('done' in answer) waiting.resolve(answer.done);
    else if ('refusal' in answer) waiting.reject(new Refusal(answer.refusal.code, answer.refusal.details));
    else waiting.reject(waiting.options.signal?.aborted ? notWanted() : new Error(answer.error));
    this.next();
  }

  private async give(
    { worker }: Thread,
    { id, options }: Waiting,
    { wants, turn }: Extract<BasemapAnswer, { wants: unknown }>,
  ): Promise<void> {
    const tile = await (options.tile?.(...wants) ?? Promise.resolve(null)).catch(() => null);
    worker.postMessage({ id, turn, tile } satisfies BasemapTask);
  }

  private ended(thread: Thread): void {
    if (thread.running?.timer) clearTimeout(thread.running.timer);
    thread.running = null;
  }

  private giveUp(thread: Thread): void {
    void thread.worker.terminate();
    this.lost(thread, new Error('reading a basemap took too long'));
  }

  /** A thread that died takes one request with it; the next one starts another. */
  private lost(thread: Thread, error: Error): void {
    const at = this.threads.indexOf(thread);
    // Ended by us, or known already.
    if (at < 0) return;
    this.threads.splice(at, 1);
    const waiting = thread.running;
    this.ended(thread);
    waiting?.reject(error);
    this.next();
  }

  /** Ends all threads, so that nothing holds a file; they can be used again. */
  async close(): Promise<void> {
    for (const waiting of this.queue.splice(0)) waiting.reject(notWanted());
    const threads = this.threads.splice(0);
    for (const thread of threads) {
      const waiting = thread.running;
      this.ended(thread);
      waiting?.reject(notWanted());
    }
    await Promise.all(threads.map(({ worker }) => worker.terminate()));
  }
}
