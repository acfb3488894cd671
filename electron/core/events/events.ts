import type { AppEvent } from '../../../shared/contract/events.ts';
import type { Events } from '../context.ts';

const ALIVE_EVERY_MS = 20_000;

interface Subscriber {
  readonly waiting: AppEvent[];
  wake: (() => void) | null;
}

/**
 * One hub for all pages. A subscriber that reads slowly is never sent a job's stale state: only the newest event of
 * each job waits for it, and several `changed` events that wait are made one.
 */
export function createEvents(aliveEveryMs = ALIVE_EVERY_MS): Events {
  const subscribers = new Set<Subscriber>();
  return {
    publish(event) {
      for (const subscriber of subscribers) {
        enqueue(subscriber.waiting, event);
        subscriber.wake?.();
      }
    },
    async *subscribe(signal) {
      const subscriber: Subscriber = { waiting: [{ type: 'alive' }], wake: null };
      const wake = (): void => subscriber.wake?.();
      const alive = setInterval(() => {
        enqueue(subscriber.waiting, { type: 'alive' });
        wake();
      }, aliveEveryMs).unref();
      signal.addEventListener('abort', wake);
      subscribers.add(subscriber);
      try {
        while (!signal.aborted) {
          const next = subscriber.waiting.shift();
          if (next) yield next;
          else
            await new Promise<void>((resolve) => {
              subscriber.wake = resolve;
            });
        }
      } finally {
        subscribers.delete(subscriber);
        clearInterval(alive);
        signal.removeEventListener('abort', wake);
      }
    },
  };
}

/** Adds an event to a queue that holds at most one event of each job, one `changed` and one `alive`. */
function enqueue(waiting: AppEvent[], event: AppEvent): void {
  const index = waiting.findIndex((other) => sameSubject(other, event));
  const older = waiting[index];
  if (older === undefined) waiting.push(event);
  else if (older.type === 'changed' && event.type === 'changed') {
    waiting[index] = {
      type: 'changed',
      topics: [...new Set([...older.topics, ...event.topics])],
      layers: [...new Set([...older.layers, ...event.layers])],
    };
  } else {
    // A job's newest state goes to the end: what it changed was told before it ended.
    waiting.splice(index, 1);
    waiting.push(event);
  }
}

const sameSubject = (a: AppEvent, b: AppEvent): boolean =>
  a.type === b.type && (a.type !== 'job' || b.type !== 'job' || a.job.id === b.job.id);
