import { defineConfig } from 'vitest/config';

const unit = ['shared', 'electron', 'renderer', 'scripts'].map((area) => `${area}/**/*.test.{ts,tsx,mjs}`);

/** `unit` holds unit and integration tests; `e2e` drives Chromium against the built app, one spec at a time. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: unit, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
