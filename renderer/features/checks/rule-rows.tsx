import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckItem, CheckResult } from '../../../shared/contract/checks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { checksText } from '../../../shared/text/checks.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, IconButton, useText } from '../../ui/index.ts';
import css from './checks.module.css';
import { fixAll, openItem } from './checks-actions.ts';

const PAGE = 100;
const MOST = 500;

function Item({ item }: { readonly item: CheckItem }) {
  const t = useText();
  const where = [item.title === item.layerTitle ? '' : item.layerTitle, item.subtitle]
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={css.item}>
      <button
        type="button"
        aria-label={`${t(checksText.open)} ${item.title}`}
        onClick={() => openItem(item, 'table')}
      >
        <span className={css.name}>
          <b>{item.title}</b>
          <small>{where}</small>
        </span>
        <span className={css.detail}>{t(item.detail)}</span>
      </button>
      {item.fid > 0 && (
        <IconButton label={`${t(checksText.onMap)} ${item.title}`} onClick={() => openItem(item, 'map')}>
          <IconMapPin size={18} stroke={1.75} />
        </IconButton>
      )}
    </li>
  );
}

/** What one rule found: why it matters, the rows, and the fix where one is safe. */
export function RuleRows({ rule }: { readonly rule: CheckResult }) {
  const t = useText();
  const [limit, setLimit] = useState(PAGE);
  const { data, error } = useQuery({
    ...orpc.checks.items.queryOptions({ input: { key: rule.key, limit } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={css.found} aria-label={t(rule.title)}>
      <header>
        <h3>{t(rule.title)}</h3>
        <span>{t(checksText.rows, { n: formatNumber(rule.count) })}</span>
        <p>{t(rule.advice)}</p>
        {rule.fix !== null && (
          <Button size="xs" onClick={() => void fixAll(rule.key)}>
            {t(rule.fix)}
          </Button>
        )}
      </header>
      {error !== null && <ErrorNotice text={t(refusalSentence(error))} />}
      <ul className={css.items} aria-label={t(checksText.findings)}>
        {(data?.items ?? []).map((item, index) => (
          // A row may be named by a rule more than once.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one report never changes its order
          <Item key={`${item.layer} ${item.fid} ${index}`} item={item} />
        ))}
      </ul>
      {data && data.total > limit && limit < MOST && (
        <Button variant="subtle" size="xs" onClick={() => setLimit(MOST)}>
          {t(checksText.showAll)}
        </Button>
      )}
    </section>
  );
}
