import { Slider } from '@mantine/core';
import type { ScoringPlan } from '../../../shared/contract/scoring.ts';
import { comparisonPairs, MOST_INCONSISTENT, SAATY_SCALE } from '../../../shared/scoring/pairwise.ts';
import { pairwiseOf } from '../../../shared/scoring/plan-ground.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { type Translate, useText } from '../../ui/index.ts';
import css from './scoring.module.css';
import { setComparison } from './scoring-store.ts';

/** The step of the scale that a judgement stands on: 8 is the middle, «alike». */
const stepOf = (value: number): number =>
  SAATY_SCALE.reduce(
    (best, step, i) =>
      Math.abs(Math.log(step / value)) < Math.abs(Math.log((SAATY_SCALE[best] ?? 1) / value)) ? i : best,
    0,
  );

const judged = (t: Translate, value: number, a: string, b: string): string => {
  const times = Math.round(value >= 1 ? value : 1 / value);
  if (times === 1) return t(scoringUi.pairEqual);
  return t(scoringUi.pairFirst, { a: value > 1 ? a : b, n: times });
};

/** Each pair of indicators: which matters more, and how many times. */
export function PairwiseForm({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const titles = plan.indicators.map(({ title }) => t(title));
  return (
    <div className={css.pairs}>
      <p className={css.note}>{t(scoringUi.pairsTeach)}</p>
      <Consistency plan={plan} />
      {comparisonPairs(plan.indicators.length).map(([row, column], at) => {
        const [a, b] = [titles[row] ?? '', titles[column] ?? ''];
        const value = plan.comparisons?.[at] ?? 1;
        const words = judged(t, value, a, b);
        return (
          <div key={`${plan.indicators[row]?.id} ${plan.indicators[column]?.id}`} className={css.pair}>
            <div className={css.pairNames}>
              <span>{a}</span>
              <span>{b}</span>
            </div>
            <Slider
              size="sm"
              label={null}
              min={0}
              max={SAATY_SCALE.length - 1}
              step={1}
              marks={[{ value: (SAATY_SCALE.length - 1) / 2 }]}
              value={stepOf(value)}
              onChange={(step) => setComparison(at, SAATY_SCALE[step] ?? 1)}
              thumbLabel={t(scoringUi.pairSlider, { a, b })}
              thumbProps={{ 'aria-valuetext': words }}
            />
            <p className={css.note}>{words}</p>
          </div>
        );
      })}
    </div>
  );
}

/** Whether the judgements agree with each other, and if not which to look at again. */
function Consistency({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const found = pairwiseOf(plan);
  if (found === null) return null;
  const n = found.consistencyRatio.toFixed(2);
  if (found.consistencyRatio <= MOST_INCONSISTENT || found.worst === null)
    return <p className={css.consistent}>{t(scoringUi.consistent, { n })}</p>;
  const { row, column, nearest } = found.worst;
  const title = (at: number): string => {
    const own = plan.indicators[at]?.title;
    return own === undefined ? '' : t(own);
  };
  const [a, b] = [title(row), title(column)];
  return (
    <p className={css.inconsistent} role="status">
      {t(scoringUi.inconsistent, { n, a, b, nearest: judged(t, nearest, a, b) })}
    </p>
  );
}
