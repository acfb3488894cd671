import { expect, test } from 'vitest';
import type { AppEvent, Job } from '../../../shared/contract/events.ts';
import { createEvents } from './events.ts';

const job = (id: string, progress: number): AppEvent => ({
  type: 'job',
  job: {
    id,
    kind: 'import',
    title: { th: '', en: '' },
    state: 'running',
    progress,
    step: null,
    startedAt: '',
    refusal: null,
    logId: null,
  } satisfies Job,
});
const changed = (layer: string): AppEvent => ({ type: 'changed', topics: ['rows'], layers: [layer] });

async function take(stream: AsyncGenerator<AppEvent>, count: number): Promise<AppEvent[]> {
  const taken: AppEvent[] = [];
  while (taken.length < count) taken.push((await stream.next()).value);
  return taken;
}

test('every page gets every event, after a sign of life', async () => {
  const events = createEvents();
  const stop = new AbortController();
  const pages = [events.subscribe(stop.signal), events.subscribe(stop.signal)];
  for (const page of pages) expect(await take(page, 1)).toEqual([{ type: 'alive' }]);
  events.publish(changed('a'));
  for (const page of pages) expect(await take(page, 1)).toEqual([changed('a')]);
  stop.abort();
  for (const page of pages) expect((await page.next()).done).toBe(true);
});

test('a page that reads slowly gets the newest state of each job and one word of all changes', async () => {
  const events = createEvents();
  const stop = new AbortController();
  const page = events.subscribe(stop.signal);
  await take(page, 1);
  for (let step = 0; step < 1000; step += 1) events.publish(job('one', step / 1000));
  events.publish(changed('a'));
  events.publish(job('two', 0.5));
  events.publish(changed('b'));
  events.publish(job('one', 1));
  expect(await take(page, 3)).toEqual([
    { type: 'changed', topics: ['rows'], layers: ['a', 'b'] },
    job('two', 0.5),
    job('one', 1),
  ]);
  stop.abort();
});

test('a line on which nothing happens still shows that it lives', async () => {
  const events = createEvents(1);
  const stop = new AbortController();
  const page = events.subscribe(stop.signal);
  expect(await take(page, 3)).toEqual(Array(3).fill({ type: 'alive' }));
  stop.abort();
});
