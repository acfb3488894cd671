import { classLabel } from '../../../shared/domain/class-breaks.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { SCORE_NONE } from '../../map/index.ts';
import { FloatingLegend, LegendSwatch, useText } from '../../ui/index.ts';
import { mapClasses, moveColors, scoreColors } from './show-scores.ts';
import type { WorkedOut } from './use-scoring.ts';

const PLAIN = { strokeColor: null, pattern: 'none', icon: 'fill' } as const;

const MOVES = [
  scoringUi.legendUpMuch,
  scoringUi.legendUp,
  scoringUi.legendSame,
  scoringUi.legendDown,
  scoringUi.legendDownMuch,
];

/** Floats over the map: classes of scores, or of moves, with their counts; what can't be ranked, what was left out. */
export function ScoreLegend({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  const { breaks, comparing, reasons } = worked;
  const colors = comparing ? moveColors() : scoreColors(breaks);
  const counts = colors.map(() => 0);
  let missing = 0;
  for (const at of mapClasses(worked)) {
    if (at === SCORE_NONE) missing++;
    else if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  const classes = colors.map((color, i) => ({
    look: { ...PLAIN, color },
    words: comparing ? t(MOVES[i] ?? scoringUi.legendSame) : classLabel(breaks, i, 0),
    count: counts[i] ?? 0,
  }));
  const none = worked.scored.order.length === 0;
  const lines = comparing || none ? classes.filter(({ count }) => count > 0) : classes.reverse();
  const weighed = worked.shares.some((share) => share > 0);
  const heading = t(comparing ? scoringUi.legendChange : scoringUi.legend);
  return (
    <FloatingLegend label={heading} heading={heading}>
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
          <span>{t(weighed ? scoringUi.legendLacks : scoringUi.noWeight)}</span>
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
