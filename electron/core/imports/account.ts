import type { ImportAccount } from '../../../shared/contract/imports.ts';

/** An account of nothing. */
export const noneOf = (): ImportAccount => ({
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  repaired: 0,
});
