import { ActionIcon, Menu, SegmentedControl, Slider } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useMemo } from 'react';
import {
  type Denominator,
  denominator,
  type ScoringColumn,
  type ScoringIndicator,
  type ScoringPlan,
} from '../../../shared/contract/scoring.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { percents } from '../../../shared/scoring/facts.ts';
import { DIRECTIONS } from '../../../shared/scoring/normalise.ts';
import { secondShares, sharesOf } from '../../../shared/scoring/plan-ground.ts';
import { directionWords, RATES } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { useText } from '../../ui/index.ts';
import { indicatorColor } from './indicator-colors.ts';
import { PairwiseForm } from './pairwise-form.tsx';
import css from './scoring.module.css';
import { removeIndicator, setIndicator, setWeight, useScoringDesk, weighBy } from './scoring-store.ts';
import { useColumns } from './use-scoring.ts';

/** The weights of the option that is looked at, a line for each indicator. */
export function Weights({ plan }: { readonly plan: ScoringPlan }) {
  const t = useText();
  const option = useScoringDesk((state) => state.option);
  const second = option === 'second' && plan.second !== null;
  const pairs = plan.comparisons !== null && !second;
  const { columns, gone } = useColumns(plan);
  const percent = percents((second ? secondShares(plan) : null) ?? sharesOf(plan));
  return (
    <section className={css.weights} aria-label={t(second ? scoringUi.optionSecond : scoringUi.weights)}>
      {!second && plan.indicators.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t(scoringUi.weights)}
          value={pairs ? 'pairs' : 'sliders'}
          onChange={(way) => weighBy(way === 'pairs' ? 'pairs' : 'sliders')}
          data={[
            { value: 'sliders', label: t(scoringUi.byWeights) },
            { value: 'pairs', label: t(scoringUi.byPairs) },
          ]}
        />
      )}
      {plan.indicators.map((indicator, at) => (
        <WeightLine
          key={indicator.id}
          indicator={indicator}
          at={at}
          column={columns[at]}
          gone={gone.has(indicator.id)}
          percent={percent[at] ?? 0}
          weight={pairs ? null : ((second ? plan.second?.[at] : indicator.weight) ?? 0)}
        />
      ))}
      {pairs && <PairwiseForm plan={plan} />}
    </section>
  );
}

interface LineProps {
  readonly indicator: ScoringIndicator;
  readonly at: number;
  /** Its figures; undefined while they are being read. */
  readonly column: ScoringColumn | undefined;
  /** There are no such figures any longer. */
  readonly gone: boolean;
  readonly percent: number;
  /** Null where the weight comes from comparing. */
  readonly weight: number | null;
}

function WeightLine({ indicator, at, column, gone, percent, weight }: LineProps) {
  const t = useText();
  const title = t(indicator.title);
  return (
    <div className={css.weight}>
      <div className={css.weightHead}>
        <i style={{ background: indicatorColor(at) }} aria-hidden="true" />
        <span className={css.weightTitle}>{title}</span>
        <b>{t(scoringUi.percent, { n: percent })}</b>
        <IndicatorMenu indicator={indicator} />
      </div>
      {weight !== null && (
        <Slider
          size="sm"
          label={null}
          min={0}
          max={100}
          step={1}
          value={weight}
          onChange={(value) => setWeight(at, value)}
          thumbLabel={t(scoringUi.weightOf, { title })}
        />
      )}
      <WeightNote indicator={indicator} column={column} gone={gone} />
    </div>
  );
}

/** What is to be known of the figures: how they are told, of how many areas they are not known. */
function WeightNote({ indicator, column, gone }: Pick<LineProps, 'indicator' | 'column' | 'gone'>) {
  const t = useText();
  const missing = useMemo(() => column?.values.filter((value) => value === null).length ?? 0, [column]);
  if (gone) return <p className={css.gone}>{t(scoringUi.gone)}</p>;
  if (column === undefined) return <p className={css.note}>{t(scoringUi.loading)}</p>;
  const words = [
    ...(indicator.per === null ? [] : [t(RATES[indicator.per].words)]),
    ...(indicator.direction === 'less' ? [t(directionWords.less)] : []),
    ...(missing > 0 ? [t(scoringUi.missingOf, { n: formatNumber(missing) })] : []),
  ];
  return words.length === 0 ? null : <p className={css.note}>{words.join(' · ')}</p>;
}

function IndicatorMenu({ indicator }: { readonly indicator: ScoringIndicator }) {
  const t = useText();
  const title = t(indicator.title);
  const { id } = indicator;
  const rates: (Denominator | null)[] = [null, ...denominator.options];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t(scoringUi.options, { title })}>
          <IconDotsVertical size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(scoringUi.direction)}</Menu.Label>
        {DIRECTIONS.map((direction) => (
          <Menu.Item
            key={direction}
            role="menuitemradio"
            aria-checked={indicator.direction === direction}
            data-on={indicator.direction === direction || undefined}
            className={css.choice ?? ''}
            onClick={() => setIndicator(id, { direction })}
          >
            {t(directionWords[direction])}
          </Menu.Item>
        ))}
        <Menu.Label>{t(scoringUi.per)}</Menu.Label>
        {rates.map((per) => (
          <Menu.Item
            key={per ?? 'none'}
            role="menuitemradio"
            aria-checked={indicator.per === per}
            data-on={indicator.per === per || undefined}
            className={css.choice ?? ''}
            onClick={() => setIndicator(id, { per })}
          >
            {t(per === null ? scoringUi.perNone : RATES[per].words)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => removeIndicator(id)}>
          {t(scoringUi.remove, { title })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
