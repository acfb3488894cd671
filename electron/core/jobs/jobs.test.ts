import { expect, test } from 'vitest';
import type { AppEvent } from '../../../shared/contract/events.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { createEvents } from '../events/events.ts';
import { createLog } from '../log/log.ts';
import { createJobs } from './jobs.ts';

const TITLE = { th: 'งาน', en: 'Work' };

function jobs() {
  const lines: string[] = [];
  const published: AppEvent[] = [];
  const events = createEvents();
  const spied = {
    ...events,
    publish: (event: AppEvent) => {
      published.push(event);
      events.publish(event);
    },
  };
  return {
    jobs: createJobs(
      spied,
      createLog((line) => lines.push(line)),
    ),
    published,
    lines,
  };
}

test('keeps the result of work that is done', async () => {
  const { jobs: all } = jobs();
  const id = all.start('sample', TITLE, async ({ progress }) => {
    progress(0.5, { th: 'ครึ่ง', en: 'Half' });
    return { layers: 3 };
  });
  expect(all.get(id).state).toBe('running');
  const job = await all.finished(id);
  expect(job).toMatchObject({ state: 'done', progress: 1, step: { en: 'Half' }, result: { layers: 3 } });
  expect(all.list()).toHaveLength(1);
});

test('tells a refusal from a bug, and a bug only by its number', async () => {
  const { jobs: all, lines } = jobs();
  const refused = all.start('x', TITLE, async () => {
    throw new Refusal('layer-empty', { layer: 'ป่าชุมชน' });
  });
  const broken = all.start('x', TITLE, () => {
    throw new Error('นายสมชาย 1234567890123');
  });
  expect(await all.finished(refused)).toMatchObject({
    state: 'failed',
    refusal: { code: 'layer-empty', details: { layer: 'ป่าชุมชน' } },
    logId: null,
  });
  const job = await all.finished(broken);
  expect(job).toMatchObject({ state: 'failed', refusal: null });
  expect(lines.join()).toContain(job.logId);
  expect(lines.join()).not.toContain('สมชาย');
  expect(lines.join()).not.toContain('1234567890123');
});

test('a full disk is a refusal wherever it shows', async () => {
  const { jobs: all } = jobs();
  const id = all.start('x', TITLE, async () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  expect(await all.finished(id)).toMatchObject({ state: 'failed', refusal: { code: 'disk-full' } });
});

test('cancelling stops the work by its signal, whatever it throws on its way out', async () => {
  const { jobs: all, lines } = jobs();
  const started = Promise.withResolvers<void>();
  const id = all.start('x', TITLE, ({ signal }) => {
    started.resolve();
    return new Promise((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('worker ended'))),
    );
  });
  await started.promise;
  all.cancel(id);
  expect(await all.finished(id)).toMatchObject({ state: 'cancelled', refusal: null, logId: null });
  expect(lines).toEqual([]);
});

test('work that is cancelled before it begins does not begin', async () => {
  const { jobs: all } = jobs();
  let began = false;
  const id = all.start('x', TITLE, async () => {
    began = true;
  });
  all.cancel(id);
  await all.finished(id);
  expect(began).toBe(false);
});

test('many steps are few events, and the last one is told', async () => {
  const { jobs: all, published } = jobs();
  const id = all.start('x', TITLE, async ({ progress }) => {
    for (let step = 0; step <= 10_000; step += 1) progress(step / 10_000);
  });
  await all.finished(id);
  expect(published.length).toBeLessThan(10);
  expect(published.at(-1)).toMatchObject({ type: 'job', job: { id, state: 'done' } });
});

test('closing ends what runs, and waits for it', async () => {
  const { jobs: all } = jobs();
  let ended = false;
  all.start(
    'x',
    TITLE,
    ({ signal }) =>
      new Promise<void>((resolve) =>
        signal.addEventListener('abort', () =>
          setImmediate(() => {
            ended = true;
            resolve();
          }),
        ),
      ),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  await all.close();
  expect(ended).toBe(true);
});

test('an unknown job is refused', () => {
  const { jobs: all } = jobs();
  expect(() => all.get('x')).toThrow(expect.objectContaining({ code: 'job-not-found' }));
});
