import { setImmediate } from 'node:timers/promises';

/** How long a stretch of work may keep everything else waiting. */
const STRETCH_MS = 15;

export interface StepOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/**
 * Runs work that is written as a generator, a stretch at a time: between stretches the core answers others. The work
 * yields its share done. Throws the signal's reason when it is told to stop.
 */
export async function runSteps<T>(work: Generator<number, T>, options: StepOptions = {}): Promise<T> {
  for (;;) {
    const until = performance.now() + STRETCH_MS;
    do {
      const step = work.next();
      if (step.done) return step.value;
      options.onProgress?.(step.value);
    } while (performance.now() < until);
    await setImmediate();
    if (options.signal?.aborted) {
      work.return(undefined as T);
      options.signal.throwIfAborted();
    }
  }
}

/** Runs such work to its end at once: for short work, and for threads of their own. */
export function drain<T>(work: Generator<number, T>, options: StepOptions = {}): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    options.onProgress?.(step.value);
    options.signal?.throwIfAborted();
  }
}
