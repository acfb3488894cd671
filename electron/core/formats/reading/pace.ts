import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadOptions } from '../source.ts';

/** Well below the 50 ms after which a window feels stuck. */
const TURN_MS = 15;

/** Lets a long reading give way to other work, tell how far it is, and stop when it is told to. */
export class Pace {
  private readonly options: ReadOptions;
  private since = performance.now();

  constructor(options: ReadOptions) {
    this.options = options;
  }

  /** True when it is time for `rest`. Cheap enough for each row. */
  get due(): boolean {
    return performance.now() - this.since > TURN_MS;
  }

  /** Gives way for one turn of the event loop. Throws the signal's reason when reading is to stop. */
  async rest(fraction: number): Promise<void> {
    this.options.onProgress?.(Math.min(1, Math.max(0, fraction)));
    await nextTurn();
    this.options.signal?.throwIfAborted();
    this.since = performance.now();
  }
}
