import type { Browser, Page } from 'playwright-core';

/** One stretch of the page's main thread during which it answered nobody, and what it was made of. In milliseconds. */
export interface LongTask {
  /** By the clock: on a busy machine other programs' time is in it. */
  readonly wall: number;
  /** Of the processor, spent on this thread. */
  readonly cpu: number;
  /** Of the wall time, in the map's frames: without a graphics card the processor draws them. */
  readonly map: number;
  /** Of the wall time, by what the browser did, without what it called. */
  readonly parts: readonly (readonly [what: string, ms: number])[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string; readonly data?: Record<string, unknown> };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'toplevel'];
const LONG_US = 50_000;

/** Runs a step while the browser traces, and returns the page's tasks over 50 ms in it, longest first. */
export async function longTasksOf(
  browser: Browser,
  page: Page,
  step: () => Promise<void>,
): Promise<LongTask[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await step();
  await page.waitForTimeout(200);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return tasksIn(trace.traceEvents);
}

function tasksIn(events: readonly TraceEvent[]): LongTask[] {
  const mains = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && mains.has(`${pid} ${tid}`));
  // A task stands in the trace under two names, one within the other.
  const tasks = own.filter(({ name, dur = 0 }) => name.endsWith('::RunTask') && dur > LONG_US);
  return tasks
    .map((task) => ({ wall: ms(task.dur), cpu: ms(task.tdur), ...madeOf(task, own) }))
    .sort((a, b) => b.wall - a.wall);
}

const ms = (us: number | undefined): number => (us ?? 0) / 1000;
const endOf = (event: TraceEvent): number => event.ts + (event.dur ?? 0);

/** The own time of each event below a task. */
function madeOf(task: TraceEvent, events: readonly TraceEvent[]): Pick<LongTask, 'parts' | 'map'> {
  const inside = events
    .filter((event) => event.pid === task.pid && event.ts >= task.ts && endOf(event) <= endOf(task))
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const self = new Map<string, number>();
  const stack: { event: TraceEvent; own: number }[] = [];
  const leave = (): void => {
    const { event, own } = stack.pop()!;
    self.set(event.name, (self.get(event.name) ?? 0) + own / 1000);
  };
  for (const event of inside) {
    while (stack.length > 0 && event.ts >= endOf(stack.at(-1)!.event)) leave();
    const above = stack.at(-1);
    if (above) above.own -= event.dur ?? 0;
    stack.push({ event, own: event.dur ?? 0 });
  }
  while (stack.length > 0) leave();
  const frames = inside.filter(({ name }) => name === 'FireAnimationFrame');
  return {
    map: frames.reduce((sum, frame) => sum + ms(frame.dur), 0),
    parts: [...self].sort((a, b) => b[1] - a[1]).slice(0, 4),
  };
}
