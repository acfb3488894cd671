import { randomUUID } from 'node:crypto';
import type { Job } from '../../../shared/contract/events.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Events, Jobs, Log } from '../context.ts';
import { asRefusal } from '../procedures.ts';

/** A page repaints a progress bar no faster than this, so more events would be waste. */
const PUBLISH_EVERY_MS = 100;
/** Ended jobs are kept so that a reloaded page finds its result; older ones go. */
const KEPT_ENDED = 100;

interface Entry {
  job: Job;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  timer: NodeJS.Timeout | null;
}

/** Long work, in memory: each job can be watched, cancelled and asked for its result until the app closes. */
export function createJobs(events: Events, log: Log): Jobs & { close(): Promise<void> } {
  const entries = new Map<string, Entry>();

  const find = (id: string): Entry => {
    const entry = entries.get(id);
    if (!entry) throw new Refusal('job-not-found');
    return entry;
  };
  const publishNow = (entry: Entry): void => {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    events.publish({ type: 'job', job: { ...entry.job } });
  };
  const publishSoon = (entry: Entry): void => {
    entry.timer ??= setTimeout(() => publishNow(entry), PUBLISH_EVERY_MS).unref();
  };

  const jobs: Jobs & { close(): Promise<void> } = {
    start(kind, title, work) {
      const id = randomUUID();
      const abort = new AbortController();
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      const job: Job = {
        id,
        kind,
        title,
        state: 'running',
        progress: null,
        step: null,
        startedAt: new Date().toISOString(),
        refusal: null,
        logId: null,
      };
      const entry: Entry = { job, abort, ended, timer: null };
      entries.set(id, entry);
      forgetOldest(entries);
      publishNow(entry);
      const progress = (fraction: number | null, step?: Job['step']): void => {
        if (entry.job.state !== 'running') return;
        const clamped =
          fraction === null || Number.isNaN(fraction) ? null : Math.min(1, Math.max(0, fraction));
        entry.job = { ...entry.job, progress: clamped, step: step ?? entry.job.step };
        publishSoon(entry);
      };
      void run(() => work({ signal: abort.signal, progress }), abort.signal, log, kind).then((outcome) => {
        entry.job = { ...entry.job, ...outcome };
        publishNow(entry);
        end();
      });
      return id;
    },
    list: () => [...entries.values()].map((entry) => ({ ...entry.job })),
    get: (id) => ({ ...find(id).job }),
    cancel(id) {
      const entry = find(id);
      if (entry.job.state === 'running') entry.abort.abort(new Refusal('job-cancelled'));
      return { ...entry.job };
    },
    async finished(id) {
      const entry = find(id);
      await entry.ended;
      return { ...entry.job };
    },
    async cancelRunning(except = []) {
      const running = [...entries.values()].filter(
        ({ job }) => job.state === 'running' && !except.includes(job.kind),
      );
      for (const entry of running) entry.abort.abort(new Refusal('job-cancelled'));
      await Promise.all(running.map((entry) => entry.ended));
    },
    close: () => jobs.cancelRunning(),
  };
  return jobs;
}

/** Runs the work to its end and says how it ended; never throws. */
async function run(
  work: () => Promise<unknown>,
  signal: AbortSignal,
  log: Log,
  kind: string,
): Promise<Partial<Job> & Pick<Job, 'state'>> {
  try {
    // A tick's delay: `start` returns its id before the work begins, also when the work is all synchronous.
    await new Promise((next) => setImmediate(next));
    signal.throwIfAborted();
    const result = await work();
    return { state: 'done', progress: 1, result };
  } catch (error) {
    const refusal = asRefusal(error);
    // Work that stops because it was told to may throw anything on its way out.
    if (refusal?.code === 'job-cancelled' || (signal.aborted && !refusal)) return { state: 'cancelled' };
    if (refusal) return { state: 'failed', refusal: { code: refusal.code, details: refusal.details } };
    return { state: 'failed', logId: log.bug(error, { job: kind }) };
  }
}

function forgetOldest(entries: Map<string, Entry>): void {
  const ended = [...entries.values()].filter((entry) => entry.job.state !== 'running');
  for (const entry of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) entries.delete(entry.job.id);
}
