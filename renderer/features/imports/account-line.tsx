import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsPersonal } from '../../../shared/text/imports-personal-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { type AccountSum, verdictOf } from './account-sum.ts';
import css from './import-page.module.css';

interface LineProps {
  readonly account: AccountSum;
  /** A file breaks off: its rows are accounted for as far as they are there. */
  readonly cutOff?: boolean;
  /** Rows here that go since the file does not have them. */
  readonly removed?: number;
}

/** «อ่าน 148 = เพิ่ม 31 + ปรับปรุง 22 + ไม่เปลี่ยน 88 + ข้าม 7», with a word on whether it adds up. */
export function AccountLine({ account, cutOff = false, removed = 0 }: LineProps) {
  const t = useText();
  const { words, good } = verdictOf(account, cutOff);
  return (
    <p className={css.account}>
      {t(importsUi.accountRead)} <b>{formatNumber(account.read)}</b>
      <span>=</span>
      <span data-tone="ok">{t(importsUi.accountInserted)}</span> <b>{formatNumber(account.inserted)}</b>
      <span>+</span>
      <span data-tone="info">{t(importsUi.accountUpdated)}</span> <b>{formatNumber(account.updated)}</b>
      <span>+</span>
      <span>{t(importsUi.accountUnchanged)}</span> <b>{formatNumber(account.unchanged)}</b>
      <span>+</span>
      <span data-tone={account.skipped > 0 ? 'danger' : undefined}>{t(importsUi.accountSkipped)}</span>{' '}
      <b>{formatNumber(account.skipped)}</b>
      <span className={css.chip} data-tone={good ? 'ok' : 'danger'}>
        {good ? <IconCheck size={13} stroke={2} /> : <IconAlertTriangle size={13} stroke={2} />}
        {t(words)}
      </span>
      {removed > 0 && <b data-tone="danger">{t(importsUi.accountRemoved, { n: formatNumber(removed) })}</b>}
      {account.repaired > 0 && (
        <small>{t(importsUi.accountRepaired, { n: formatNumber(account.repaired) })}</small>
      )}
    </p>
  );
}

/** Instead of the account while the store that the rows belong to is locked: what becomes of them is not known yet. */
export function NotCompared({ read }: { readonly read: number }) {
  const t = useText();
  return (
    <p className={css.account}>
      {t(importsUi.accountRead)} <b>{formatNumber(read)}</b>
      <span>{t(importsPersonal.notCompared)}</span>
    </p>
  );
}
