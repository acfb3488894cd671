import { ActionIcon, Menu, SegmentedControl, Slider, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDotsVertical } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
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
import { directionWords, rateOf } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { orpc } from '../../api/index.ts';
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
      {plan.second !== null && (
        <h3 className={css.whose}>
          {t(scoringUi.weightsOf, { option: t(second ? scoringUi.optionSecond : scoringUi.optionFirst) })}
        </h3>
      )}
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
          level={plan.level}
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
  readonly level: ScoringPlan['level'];
  readonly at: number;
  /** Its figures; undefined while they are being read. */
  readonly column: ScoringColumn | undefined;
  /** There are no such figures any longer. */
  readonly gone: boolean;
  readonly percent: number;
  /** Null where the weight comes from comparing. */
  readonly weight: number | null;
}

function WeightLine({ indicator, level, at, column, gone, percent, weight }: LineProps) {
  const t = useText();
  const title = t(indicator.title);
  return (
    <div className={css.weight}>
      <div className={css.weightHead}>
        <i style={{ background: indicatorColor(at) }} aria-hidden="true" />
        <span className={css.weightTitle}>{title}</span>
        <b>{t(scoringUi.percent, { n: percent })}</b>
        <IndicatorMenu indicator={indicator} level={level} />
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
    t(column.unit),
    ...(missing > 0 ? [t(scoringUi.missingOf, { n: formatNumber(missing) })] : []),
  ].filter((word) => word !== '');
  return (
    <p className={css.note}>
      <DirectionTurn indicator={indicator} />
      {words.map((word) => ` · ${word}`)}
    </p>
  );
}

/** Which end is urgent, in words that are always there; a press turns it round. */
function DirectionTurn({ indicator }: Pick<LineProps, 'indicator'>) {
  const t = useText();
  const { id, direction, title } = indicator;
  const words = t(directionWords[direction]);
  const Icon = direction === 'more' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      component="button"
      type="button"
      className={css.turn}
      aria-label={t(scoringUi.directionTurn, { words, title: t(title) })}
      onClick={() => setIndicator(id, { direction: direction === 'more' ? 'less' : 'more' })}
    >
      <Icon size={14} stroke={2} aria-hidden="true" />
      {words}
    </UnstyledButton>
  );
}

interface MenuProps {
  readonly indicator: ScoringIndicator;
  readonly level: ScoringPlan['level'];
}

function IndicatorMenu({ indicator, level }: MenuProps) {
  const t = useText();
  const title = t(indicator.title);
  const { id } = indicator;
  const rates: (Denominator | null)[] = [null, ...denominator.options];
  const { data } = useQuery(orpc.scoring.indicators.queryOptions({ input: { level } }));
  const unit = data?.find((one) => one.id === id)?.unit ?? { th: '', en: '' };
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
            {t(per === null ? scoringUi.perNone : rateOf(per, unit).words)}
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
