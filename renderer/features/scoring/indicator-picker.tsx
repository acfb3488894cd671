import { CloseButton, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type IndicatorGroup,
  indicatorGroup,
  MOST_INDICATORS,
  type OfferedIndicator,
  type ScoringPlan,
} from '../../../shared/contract/scoring.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { indicatorGroups, scoringUi } from '../../../shared/text/scoring-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, useText } from '../../ui/index.ts';
import css from './scoring.module.css';
import { addIndicator } from './scoring-store.ts';

const fits = ({ title }: OfferedIndicator, words: string): boolean => {
  const text = looseText(`${title.th} ${title.en}`);
  return words.split(/\s+/).every((word) => text.includes(looseText(word)));
};

interface PickerProps {
  readonly plan: ScoringPlan;
  /** Stands open by itself, as where nothing is chosen yet. */
  readonly open?: boolean;
  readonly onDone?: () => void;
}

/** The list of all that areas can be weighed by, with a search. */
export function IndicatorPicker({ plan, open = false, onDone }: PickerProps) {
  const t = useText();
  const [words, setWords] = useState('');
  const input = { level: plan.level };
  const { data, error } = useQuery(orpc.scoring.indicators.queryOptions({ input }));
  const taken = new Set(plan.indicators.map(({ id }) => id));
  const offered = (data ?? []).filter((one) => !taken.has(one.id) && fits(one, words));
  const full = plan.indicators.length >= MOST_INDICATORS;
  if (error !== null) return <ErrorNotice text={t(refusalSentence(error))} />;
  if (data?.length === 0)
    return (
      <p className={css.note}>
        {t(scoringUi.noIndicators)} {t(scoringUi.noIndicatorsText)}
      </p>
    );
  return (
    <section className={css.picker} aria-label={t(scoringUi.add)}>
      <div className={css.pickerHead}>
        <TextInput
          size="sm"
          aria-label={t(scoringUi.addSearch)}
          placeholder={t(scoringUi.addSearch)}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={words}
          data-autofocus={!open || undefined}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        {onDone !== undefined && <CloseButton aria-label={t(frameText.close)} onClick={onDone} />}
      </div>
      {full && <p className={css.note}>{t(scoringUi.addFull)}</p>}
      {data !== undefined && offered.length === 0 && !full && (
        <p className={css.note}>{t(scoringUi.addNone)}</p>
      )}
      {!full && <Groups offered={offered} />}
    </section>
  );
}

function Groups({ offered }: { readonly offered: readonly OfferedIndicator[] }) {
  const t = useText();
  const groups = Map.groupBy(offered, ({ group }) => group);
  const shown = indicatorGroup.options.flatMap((group): [IndicatorGroup, OfferedIndicator[]][] => {
    const own = groups.get(group);
    return own === undefined ? [] : [[group, own]];
  });
  return shown.map(([group, own]) => (
    <div key={group} className={css.group}>
      <h4>{t(indicatorGroups[group])}</h4>
      {own.map((one) => (
        <UnstyledButton key={one.id} className={css.offer} onClick={() => addIndicator(one)}>
          <IconPlus size={15} stroke={1.75} aria-hidden="true" />
          <span>{t(one.title)}</span>
          <small>{t(one.unit)}</small>
        </UnstyledButton>
      ))}
    </div>
  ));
}
