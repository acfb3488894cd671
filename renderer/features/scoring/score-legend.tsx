import { classLabel, classOf } from '../../../shared/domain/class-breaks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { FloatingLegend, LegendSwatch, useText } from '../../ui/index.ts';
import { scoreColors } from './show-scores.ts';
import type { WorkedOut } from './use-scoring.ts';

const PLAIN = { strokeColor: null, pattern: 'none', icon: 'fill' } as const;

/** Floats over the map: classes of scores with their counts, what can't be ranked, what was left out. */
export function ScoreLegend({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const { breaks, scored, areas, reasons } = worked;
  const counts = scoreColors(breaks).map(() => 0);
  for (const place of scored.order) {
    const at = classOf(breaks, scored.scores[place] ?? Number.NaN);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const missing = areas.fids.length - scored.order.length - reasons.size;
  const lines = scoreColors(breaks)
    .map((color, i) => ({
      look: { ...PLAIN, color },
      words: classLabel(breaks, i, 0),
      count: counts[i] ?? 0,
    }))
    .reverse();
  return (
    <FloatingLegend label={t(scoringUi.legend)} heading={t(scoringUi.legend)}>
      {lines.map(({ look, words, count }) => (
        <li key={words}>
          <LegendSwatch look={look} />
          <span>{words}</span>
          <b>{formatNumber(count)}</b>
        </li>
      ))}
      {missing > 0 && (
        <li>
          <LegendSwatch look={{ ...PLAIN, color: null, pattern: 'hatch' }} />
          <span>{t(scoringUi.noData)}</span>
          <b>{formatNumber(missing)}</b>
        </li>
      )}
      {reasons.size > 0 && (
        <li>
          <LegendSwatch look={{ ...PLAIN, color: 'var(--none-fill)' }} />
          <span>{t(scoringUi.legendExcluded)}</span>
          <b>{formatNumber(reasons.size)}</b>
        </li>
      )}
    </FloatingLegend>
  );
}
