import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../jobs/worker-url.ts';
import type { KeptTile } from './pyramid.queries.ts';
import type { TileAnswer, TileRequest, TileTask } from './tile-request.ts';

interface Waiting {
  readonly task: TileTask;
  readonly resolve: (tile: KeptTile) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  running: Waiting | null;
}

const notWanted = (): DOMException => new DOMException('The tile is no longer wanted', 'AbortError');
const workspaceClosed = (): DOMException => new DOMException('The workspace was closed', 'AbortError');

/** More tiles than these are on no map: the ones that were asked for first are not waited for any longer. */
const MOST_WAITING = 512;

/**
 * Worker threads that cut tiles. The newest request goes first, since a map that moves wants what it shows now;
 * a request that is aborted while it waits is never begun.
 */
export class TilePool {
  private readonly threads: Thread[] = [];
  private readonly queue: Waiting[] = [];
  private nextId = 1;
  private readonly size: number;
  private readonly worker: URL;

  constructor(
    size = Math.max(1, Math.min(4, availableParallelism() - 1)),
    worker = workerUrl(import.meta.url, './tile.worker.ts'),
  ) {
    this.size = size;
    this.worker = worker;
  }

  /** Resolves with the tile's bytes; rejects when it was aborted or could not be cut. */
  cut(request: TileRequest, signal: AbortSignal): Promise<KeptTile> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { task: { id: this.nextId++, request }, resolve, reject };
      if (signal.aborted) return reject(notWanted());
      signal.addEventListener('abort', () => this.drop(waiting), { once: true });
      this.queue.push(waiting);
      if (this.queue.length > MOST_WAITING) this.queue.shift()?.reject(notWanted());
      this.next();
    });
  }

  private drop(waiting: Waiting): void {
    const at = this.queue.indexOf(waiting);
    if (at < 0) return;
    this.queue.splice(at, 1);
    waiting.reject(notWanted());
  }

  private next(): void {
    if (this.queue.length === 0) return;
    const thread = this.threads.find((candidate) => !candidate.running) ?? this.start();
    if (!thread) return;
    const waiting = this.queue.pop() as Waiting;
    thread.running = waiting;
    thread.worker.postMessage(waiting.task);
  }

  private start(): Thread | null {
    if (this.threads.length >= this.size) return null;
    const worker = new Worker(this.worker);
    const thread: Thread = { worker, running: null };
    worker.on('message', (answer: TileAnswer) => this.answered(thread, answer));
    worker.on('error', (error: Error) => this.lost(thread, error));
    worker.on('exit', () => this.lost(thread, new Error('a thread that cuts tiles ended')));
    worker.unref();
    this.threads.push(thread);
    return thread;
  }

  private answered(thread: Thread, answer: TileAnswer): void {
    const waiting = thread.running;
    thread.running = null;
    if (waiting && 'bytes' in answer) waiting.resolve(answer);
    else if (waiting && 'error' in answer) waiting.reject(new Error(answer.error));
    this.next();
  }

  /** A thread that died takes one tile with it; the next request starts another. */
  private lost(thread: Thread, error: Error): void {
    const at = this.threads.indexOf(thread);
    // Closed already: the threads that stand here now are others.
    if (at < 0) return;
    this.threads.splice(at, 1);
    thread.running?.reject(error);
    thread.running = null;
    this.next();
  }

  /** Ends all threads, so that no connection holds the file; the pool can be used again. */
  async close(): Promise<void> {
    for (const waiting of this.queue.splice(0)) waiting.reject(workspaceClosed());
    const threads = this.threads.splice(0);
    for (const thread of threads) thread.running?.reject(workspaceClosed());
    await Promise.all(threads.map((thread) => thread.worker.terminate()));
  }
}
