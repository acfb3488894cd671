import { expect, test } from 'vitest';
import type { Job } from '../../shared/contract/events.ts';
import { newest } from './newest-job.ts';

const job = (state: Job['state'], progress: number): Job => ({
  id: '1',
  kind: 'export',
  title: { th: 'ส่งออก', en: 'Export' },
  state,
  progress,
  step: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  refusal: null,
  logId: null,
});

test('A job that has ended is not set running again by an older report', () => {
  const done = job('done', 1);
  expect(newest(done, job('running', 1))).toBe(done);
  expect(newest(job('running', 1), done)).toBe(done);
  const later = job('running', 0.5);
  expect(newest(job('running', 0.2), later)).toBe(later);
  expect(newest(undefined, later)).toBe(later);
});
