import { SegmentedControl } from '@mantine/core';
import { IconListNumbers } from '@tabler/icons-react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { levelNoun } from '../../../shared/text/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { Empty, Panel, PanelHead, useText } from '../../ui/index.ts';
import { ChangesList } from './changes-list.tsx';
import { FirmnessList } from './firmness-list.tsx';
import { indicatorColor } from './indicator-colors.ts';
import css from './ranking.module.css';
import { RankingList } from './ranking-list.tsx';
import { useScoringView } from './scoring-engine.tsx';
import { type ShownOption, showOption, useScoringDesk } from './scoring-store.ts';
import type { WorkedOut } from './use-scoring.ts';

/** The right of the page of priorities: areas from most to least urgent, why, and how firmly they stand. */
export function ScoringRight() {
  const t = useText();
  const worked = useScoringView((state) => state.worked);
  const option = useScoringDesk((state) => state.option);
  if (worked === null)
    return (
      <Panel label={t(scoringUi.ranking)}>
        <PanelHead title={t(scoringUi.ranking)} />
        <Empty icon={<IconListNumbers size={24} stroke={1.75} />} title={t(scoringUi.rankingNone)} />
      </Panel>
    );
  const n = formatNumber(worked.scored.order.length);
  const total = formatNumber(worked.areas.fids.length);
  return (
    <Panel label={t(scoringUi.ranking)}>
      <PanelHead
        title={t(scoringUi.ranking)}
        note={t(scoringUi.rankingOf, { n, total, counter: t(levelNoun(worked.plan.level).counter) })}
      />
      {worked.other !== null && <OptionSwitch />}
      <PartsLegend worked={worked} />
      {option === 'change' && worked.other !== null ? (
        <ChangesList worked={worked} />
      ) : (
        <RankingList worked={worked} />
      )}
      <FirmnessList />
    </Panel>
  );
}

function OptionSwitch() {
  const t = useText();
  const option = useScoringDesk((state) => state.option);
  const choices: readonly { readonly value: ShownOption; readonly label: string }[] = [
    { value: 'first', label: t(scoringUi.optionFirst) },
    { value: 'second', label: t(scoringUi.optionSecond) },
    { value: 'change', label: t(scoringUi.optionChange) },
  ];
  return (
    <div className={css.options}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t(scoringUi.option)}
        value={option}
        onChange={showOption}
        data={[...choices]}
      />
    </div>
  );
}

function PartsLegend({ worked }: { readonly worked: WorkedOut }) {
  const t = useText();
  return (
    <ul className={css.legend}>
      {worked.plan.indicators.map(({ id, title }, at) => (
        <li key={id}>
          <i style={{ background: indicatorColor(at) }} aria-hidden="true" />
          <span>{t(title)}</span>
        </li>
      ))}
    </ul>
  );
}
