import { relative } from 'node:path';

/**
 * What a test run ends with, from vitest's JSON report: why tests were skipped, which failed, and as the last line
 * `N passed, N failed, N skipped`. A file that could not be run at all counts as one failure.
 */
export function summary(report, root) {
  if (!report)
    return { lines: ['The test run ended without a report', '0 passed, 1 failed, 0 skipped'], failed: 1 };
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: file.name })),
  );
  const count = (...states) => tests.filter((test) => states.includes(test.status)).length;
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  const failed = count('failed') + broken.length;
  const at = (name) => relative(root, name);
  return {
    lines: [
      ...skippedLines(skipped, at),
      ...broken.map((file) => `failed to run: ${at(file.name)}`),
      ...tests
        .filter((test) => test.status === 'failed')
        .map((test) => `failed: ${at(test.file)} › ${test.fullName}`),
      `${count('passed')} passed, ${failed} failed, ${skipped.length} skipped`,
    ],
    failed,
  };
}

/** One line for each group of skipped tests: how many, and its title, which tells the reason. */
function skippedLines(skipped, at) {
  const groups = new Map();
  for (const test of skipped) {
    const why = `${at(test.file)} › ${test.ancestorTitles.filter(Boolean).join(' › ') || test.title}`;
    groups.set(why, (groups.get(why) ?? 0) + 1);
  }
  return [...groups].map(([why, count]) => `skipped ${count}: ${why}`);
}
