import { Button, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { openResult, removeResult } from './analysis-actions.ts';
import { type KeptResult, newestFirst, shownAtFirst } from './earlier-order.ts';
import css from './question.module.css';
import { useShownLayer } from './use-result.ts';

/** Result layers of the workspace, newest first. */
const useKeptResults = (): readonly KeptResult[] => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const times = useQuery(orpc.analyses.times.queryOptions()).data ?? [];
  return newestFirst(layers, times);
};

/** Answers that are kept: a click shows one again. */
export function EarlierResults() {
  const t = useText();
  const results = useKeptResults();
  const now = useShownLayer()?.name;
  const [all, setAll] = useState(false);
  const few = shownAtFirst(results, now);
  return (
    <section className={css.earlier} aria-label={t(analysesUi.earlier)}>
      <h3>
        {t(analysesUi.earlier)} {results.length > 0 && <span>{formatNumber(results.length)}</span>}
      </h3>
      {results.length === 0 && <p>{t(analysesUi.earlierNone)}</p>}
      <ul>
        {(all ? results : few).map((kept) => (
          <EarlierLine key={kept.layer.name} kept={kept} on={kept.layer.name === now} />
        ))}
      </ul>
      {few.length < results.length && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t(all ? analysesUi.earlierFewer : analysesUi.earlierAll, { n: formatNumber(results.length) })}
        </Button>
      )}
    </section>
  );
}

function EarlierLine({ kept, on }: { readonly kept: KeptResult; readonly on: boolean }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { layer, ranAt } = kept;
  const about = [
    ...(ranAt === null ? [] : [formatRun(ranAt, language)]),
    ...(layer.asOf === null ? [] : [t(analysesUi.asOf, { date: formatDate(layer.asOf, language) })]),
  ];
  return (
    <li data-on={on || undefined}>
      <UnstyledButton className={css.result} aria-current={on} onClick={() => void openResult(layer.name)}>
        <b>{layer.title}</b>
        {about.length > 0 && <small>{about.join(' · ')}</small>}
      </UnstyledButton>
      <IconButton
        size={28}
        label={`${t(analysesUi.removeResult)} ${layer.title}`}
        onClick={() => void removeResult(layer.name)}
      >
        <IconTrash size={15} stroke={1.75} />
      </IconButton>
    </li>
  );
}

/** The day and the hour: answers of one day are told apart by it. */
const formatRun = (ranAt: string, language: 'th' | 'en'): string =>
  `${formatDate(ranAt, language)} ${formatTime(ranAt, language)}`;
