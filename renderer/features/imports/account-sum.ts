import type { Bilingual, Issue } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';

export interface AccountSum extends Readonly<ImportSet['account']> {
  /** True when every row read is accounted for. */
  readonly whole: boolean;
}

/** The account line of all accounts together. */
export const sumAccounts = (accounts: readonly Readonly<ImportSet['account']>[]): AccountSum => {
  const total = (name: keyof ImportSet['account']): number =>
    accounts.reduce((sum, account) => sum + account[name], 0);
  const [read, inserted, updated] = [total('read'), total('inserted'), total('updated')];
  const [unchanged, skipped] = [total('unchanged'), total('skipped')];
  return {
    ...{ read, inserted, updated, unchanged, skipped },
    repaired: total('repaired'),
    whole: read === inserted + updated + unchanged + skipped,
  };
};

interface Verdict {
  readonly words: Bilingual;
  readonly good: boolean;
}

/** Whether an account adds up, in words. One of no rows adds up and is no success: the file may not be what was meant. */
export const verdictOf = ({ read, whole }: Pick<AccountSum, 'read' | 'whole'>, cutOff: boolean): Verdict => {
  if (cutOff) return { words: importsUi.accountCutOff, good: false };
  if (read === 0) return { words: importsUi.accountNone, good: false };
  return whole
    ? { words: importsUi.accountWhole, good: true }
    : { words: importsUi.accountBroken, good: false };
};

/** Rows here that an import of the set takes away, since the file does not have them. */
export const removedBy = ({ rowMatch }: Pick<ImportSet, 'rowMatch'>): number =>
  rowMatch?.actions.missing === 'remove' ? rowMatch.missing.count : 0;

/** Whether rows are missing because the file itself breaks off. */
export const isCutOff = ({ issues }: { readonly issues: readonly Pick<Issue, 'code'>[] }): boolean =>
  issues.some(({ code }) => code === 'file-cut-off');
