import { expect, test } from 'vitest';
import { summary } from './test-summary.mjs';

const file = (name, states, status = 'passed') => ({
  name: `/p/${name}`,
  status,
  assertionResults: states.map((state, index) => ({
    status: state,
    title: `t${index}`,
    fullName: `suite t${index}`,
    ancestorTitles: ['suite (skipped: no GDAL)'],
  })),
});

test('counts, and tells why tests were skipped', () => {
  const report = {
    testResults: [
      file('a.test.ts', ['passed', 'passed', 'skipped', 'pending']),
      file('b.test.ts', ['failed'], 'failed'),
    ],
  };
  expect(summary(report, '/p')).toEqual({
    failed: 1,
    lines: [
      'skipped 2: a.test.ts › suite (skipped: no GDAL)',
      'failed: b.test.ts › suite t0',
      '2 passed, 1 failed, 2 skipped',
    ],
  });
});

test('a file that can not be run, and a run without a report, are failures', () => {
  expect(summary({ testResults: [file('a.test.ts', [], 'failed')] }, '/p').lines).toEqual([
    'failed to run: a.test.ts',
    '0 passed, 1 failed, 0 skipped',
  ]);
  expect(summary(null, '/p').failed).toBe(1);
});
