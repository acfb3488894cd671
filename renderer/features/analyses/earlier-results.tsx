import { UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { openResult, removeResult } from './analysis-actions.ts';
import css from './question.module.css';
import { useShownLayer } from './use-result.ts';

/** Result layers of the workspace, those drawn highest first: the newest come there. */
const useResultLayers = (): readonly LayerSummary[] => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  return layers.filter(({ kind }) => kind === 'result').sort((a, b) => b.order - a.order);
};

/** Answers that are kept: a click shows one again. */
export function EarlierResults() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const results = useResultLayers();
  const now = useShownLayer()?.name;
  return (
    <section className={css.earlier}>
      <h3>
        {t(analysesUi.earlier)} {results.length > 0 && <span>{formatNumber(results.length)}</span>}
      </h3>
      {results.length === 0 && <p>{t(analysesUi.earlierNone)}</p>}
      <ul>
        {results.map((layer) => (
          <li key={layer.name} data-on={layer.name === now || undefined}>
            <UnstyledButton
              className={css.result}
              aria-current={layer.name === now}
              onClick={() => void openResult(layer.name)}
            >
              <b>{layer.title}</b>
              {layer.asOf !== null && (
                <small>{t(analysesUi.asOf, { date: formatDate(layer.asOf, language) })}</small>
              )}
            </UnstyledButton>
            <IconButton
              size={28}
              label={`${t(analysesUi.removeResult)} ${layer.title}`}
              onClick={() => void removeResult(layer.name)}
            >
              <IconTrash size={15} stroke={1.75} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
