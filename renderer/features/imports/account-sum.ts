import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';

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

/** Rows here that an import of the set takes away, since the file does not have them. */
export const removedBy = ({ rowMatch }: Pick<ImportSet, 'rowMatch'>): number =>
  rowMatch?.actions.missing === 'remove' ? rowMatch.missing.count : 0;

/** Whether rows are missing because the file itself breaks off. */
export const isCutOff = ({ issues }: { readonly issues: readonly Pick<Issue, 'code'>[] }): boolean =>
  issues.some(({ code }) => code === 'file-cut-off');
