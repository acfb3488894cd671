import { defineConfig } from 'vitest/config';

const EVERYWHERE = ['**/node_modules/**', 'out/**', 'dist/**', '.cache/**'];

/** One patience for all: what is polled is waited for as long as what the page is waited for (`e2e/drivers/app.ts`). */
const POLL = { timeout: 30_000 };

/**
 * `unit`: pure. `integration`: real databases, files, processes, GDAL. `e2e`: Chromium against the built Node host, one
 * file after another, since each has an app of its own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,electron,renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
          exclude: [...EVERYWHERE, '**/*.integration.test.ts'],
          // Some reckon for seconds; a busy machine takes longer.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{shared,electron,renderer,scripts}/**/*.integration.test.ts'],
          exclude: EVERYWHERE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: POLL },
          // Each file starts workers, databases and processes of its own.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          exclude: EVERYWHERE,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          expect: { poll: POLL },
          fileParallelism: false,
        },
      },
    ],
  },
});
