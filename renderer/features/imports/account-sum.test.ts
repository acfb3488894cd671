import { expect, it } from 'vitest';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { sumAccounts, verdictOf } from './account-sum.ts';

const NONE = { read: 0, inserted: 0, updated: 0, unchanged: 0, skipped: 0, repaired: 0 };

it('takes a file without rows for no success, though nothing plus nothing is nothing', () => {
  expect(verdictOf(sumAccounts([NONE]), false)).toEqual({ words: importsUi.accountNone, good: false });
});

it('tells an account that adds up from one that does not, and from a file that breaks off', () => {
  const whole = sumAccounts([{ ...NONE, read: 3, inserted: 2, skipped: 1 }, NONE]);
  expect(verdictOf(whole, false)).toEqual({ words: importsUi.accountWhole, good: true });
  expect(verdictOf(sumAccounts([{ ...NONE, read: 3, inserted: 2 }]), false).good).toBe(false);
  expect(verdictOf(whole, true)).toEqual({ words: importsUi.accountCutOff, good: false });
});
