import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { formatDate, formatTime } from '../../../shared/domain/dates.ts';
import { comparisonUi } from '../../../shared/text/comparisons.ts';
import { orpc } from '../../api/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { compareWithEarlier, openResult } from './analysis-actions.ts';
import { useAnalysis } from './analysis-store.ts';
import css from './evidence.module.css';

/** Of an answer that has an earlier one to the same question: the way to hold them against each other. */
export function EarlierAnswer({ layer }: { readonly layer: string }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const asking = useAnalysis((state) => state.asking);
  const { data } = useQuery(orpc.recipes.earlier.queryOptions({ input: { layer } }));
  if (data === undefined || data === null) return null;
  const date = `${formatDate(data.ranAt, language)} ${formatTime(data.ranAt, language)}`;
  return (
    <div className={css.earlier}>
      <p>{t(comparisonUi.earlier, { date })}</p>
      <Button
        size="compact-sm"
        variant="default"
        disabled={asking}
        onClick={() => void compareWithEarlier(layer)}
      >
        {t(comparisonUi.compare)}
      </Button>
    </div>
  );
}

/** Of a comparison: the two answers that it was made of. */
export function ComparedAnswers({ compared }: { readonly compared: AnalysisResult['compared'] }) {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  if (compared === undefined) return null;
  const isThere = (name: string): boolean => layers.some((layer) => layer.name === name);
  const ways = [
    { layer: compared.before, words: comparisonUi.showEarlier },
    { layer: compared.after, words: comparisonUi.showNow },
  ].filter(({ layer }) => isThere(layer));
  return (
    <div className={css.earlier}>
      {ways.map(({ layer, words }) => (
        <Button key={layer} size="compact-sm" variant="default" onClick={() => void openResult(layer)}>
          {t(words)}
        </Button>
      ))}
    </div>
  );
}
