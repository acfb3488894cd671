import { useQuery } from '@tanstack/react-query';
import type { ChangeSet } from '../../../shared/contract/journal.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { Chip, Empty, useLanguage, useText } from '../../ui/index.ts';
import css from './journal.module.css';

function Entry({ change }: { readonly change: ChangeSet }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const rows = change.rows > 0 ? ` · ${t(frameText.historyRows, { count: formatNumber(change.rows) })}` : '';
  return (
    <li className={css.entry} data-undone={change.state === 'undone' || undefined}>
      <p>
        <span>{t({ th: change.label, en: change.labelEn })}</span>
        {change.state === 'undone' && (
          <Chip tone="none" small>
            {t(frameText.historyUndone)}
          </Chip>
        )}
      </p>
      <small>
        {formatWhen(change.at, language)} · {change.who === 'local' ? t(frameText.thisPc) : change.who}
        {rows}
      </small>
      {change.why !== '' && <small className={css.why}>{change.why}</small>}
    </li>
  );
}

/** Change sets, newest first; only those of one table when it is named. */
export function ChangeList({ table }: { readonly table?: string }) {
  const t = useText();
  const history = useQuery(orpc.journal.history.queryOptions({ input: { limit: 200, before: null } }));
  const entries = (history.data ?? []).filter(
    (change) => table === undefined || change.tables.includes(table),
  );
  if (history.isSuccess && entries.length === 0) {
    return <Empty fill title={t(frameText.historyEmpty)} text={t(frameText.historyEmptyText)} />;
  }
  return (
    <ol className={css.entries}>
      {entries.map((change) => (
        <Entry key={change.id} change={change} />
      ))}
    </ol>
  );
}
