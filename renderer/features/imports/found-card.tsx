import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { Issue } from '../../../shared/contract/base.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './cards.module.css';

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconCircleX };
const RANK = { error: 0, warning: 1, info: 2 };

/** What was noticed, worst first, and every skipped row with its reason. */
export function FoundCard({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const issues = [...set.issues].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const blocked = issues.some((issue) => issue.severity === 'error');
  return (
    <section className={css.card} aria-label={t(importsUi.found)}>
      <header className={css.cardHead}>
        <h2>{t(importsUi.found)}</h2>
        <small>{issues.length > 0 && t(blocked ? importsUi.foundBlock : importsUi.foundNoBlock)}</small>
      </header>
      <div className={css.scroll}>
        {issues.length === 0 && set.skippedRows.length === 0 && (
          <p className={css.none}>{t(importsUi.foundNothing)}</p>
        )}
        <IssueList issues={issues} />
        <SkippedRows set={set} />
      </div>
    </section>
  );
}

/** Examples are row numbers or names. */
const examplesWords = (issue: Issue) =>
  issue.examples.every((example) => /^\d+$/.test(example)) ? importsUi.exampleRows : importsUi.examples;

/** Issues as sentences with their counts. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const t = useText();
  return (
    <ul className={css.issues}>
      {issues.map((issue) => {
        const Icon = ICONS[issue.severity];
        return (
          <li key={`${issue.code}-${issue.message}`} data-tone={issue.severity}>
            <Icon size={16} stroke={1.75} aria-label={t(importsUi[issue.severity])} />
            <span>
              {t({ th: issue.message, en: issue.messageEn })}
              {issue.examples.length > 0 && (
                <small>{t(examplesWords(issue), { list: issue.examples.slice(0, 5).join(', ') })}</small>
              )}
            </span>
            <b>{formatNumber(issue.count)}</b>
          </li>
        );
      })}
    </ul>
  );
}

function SkippedRows({ set }: { readonly set: ImportSet }) {
  const t = useText();
  if (set.skippedRows.length === 0) return null;
  const more = set.account.skipped - set.skippedRows.length;
  return (
    <details className={css.skipped}>
      <summary>
        {t(importsUi.skippedRows)} <b>{formatNumber(set.account.skipped)}</b>
      </summary>
      <ol>
        {set.skippedRows.map((row) => (
          <li key={`${row.row}-${row.reason}`}>
            <b>{t(importsUi.rowN, { n: formatNumber(row.row) })}</b>
            {t({ th: row.reason, en: row.reasonEn })}
          </li>
        ))}
        {more > 0 && <li>{t(importsUi.skippedMore, { n: formatNumber(more) })}</li>}
      </ol>
    </details>
  );
}
