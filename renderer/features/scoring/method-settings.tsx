import { Select, Slider } from '@mantine/core';
import type { ScoringPlan } from '../../../shared/contract/scoring.ts';
import { NORMALISATIONS } from '../../../shared/scoring/normalise.ts';
import { normalisationWords } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useText } from '../../ui/index.ts';
import { Exclusions } from './exclusions.tsx';
import css from './scoring.module.css';
import { changePlan } from './scoring-store.ts';

/** How figures are compared, how much must be known, and which areas take no part. */
export function MethodSettings({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const percent = Math.round(plan.minShare * 100);
  return (
    <details className={css.more}>
      <summary>{t(scoringUi.more)}</summary>
      <Select
        size="sm"
        label={t(scoringUi.normalisation)}
        allowDeselect={false}
        value={plan.normalisation}
        onChange={(value) => {
          const normalisation = NORMALISATIONS.find((way) => way === value);
          if (normalisation !== undefined) changePlan('', (before) => ({ ...before, normalisation }));
        }}
        data={NORMALISATIONS.map((way) => ({ value: way, label: t(normalisationWords[way]) }))}
      />
      <div className={css.minShare}>
        <span id="scoring-min-share">{t(scoringUi.minShare)}</span>
        <b>{t(scoringUi.minShareValue, { n: percent })}</b>
        <Slider
          size="sm"
          label={null}
          min={0}
          max={100}
          step={5}
          value={percent}
          onChange={(value) => changePlan('min-share', (before) => ({ ...before, minShare: value / 100 }))}
          thumbLabel={t(scoringUi.minShare)}
        />
      </div>
      <Exclusions plan={plan} />
    </details>
  );
}
