import { setImmediate } from 'node:timers/promises';
import type { ReadOptions } from '../source.ts';

/** Well under the 50 ms that a reader may keep everything else waiting. */
const STRETCH_MS = 20;

/** Lets a reader give way to other work in time, tell how far it is and stop when it is told to. */
export class Pace {
  private readonly options: ReadOptions;
  private until = performance.now() + STRETCH_MS;

  constructor(options: ReadOptions) {
    this.options = options;
    options.signal?.throwIfAborted();
  }

  /** True when it is time to `rest`. */
  get due(): boolean {
    return performance.now() >= this.until;
  }

  /** Tells the share done and lets others work. Throws the signal's reason when it is told to stop. */
  async rest(fraction: number): Promise<void> {
    this.options.onProgress?.(Math.min(1, Math.max(0, fraction)));
    await setImmediate();
    this.options.signal?.throwIfAborted();
    this.until = performance.now() + STRETCH_MS;
  }
}
