import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLock } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { asksHouseholds, type QuestionBlank } from '../../../shared/domain/question-blanks.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { useText } from '../../ui/index.ts';
import { askUnlock, useRestrictedState } from '../restricted/index.ts';
import { fillBlank, useAnalysis, valuesOf } from './analysis-store.ts';
import { DistanceBlank, type DistanceBlankProps } from './distance-blank.tsx';
import css from './question.module.css';

/** The question as a sentence; each blank is a menu in the line of text. */
export function QuestionSentence({ question }: { readonly question: Question }) {
  const t = useText();
  const chosen = useAnalysis((state) => state.values[question.id]);
  const values = valuesOf(question, chosen);
  return (
    <p className={css.sentence}>
      {question.parts.map((part, index) =>
        'blank' in part ? (
          <FilledBlank
            key={part.blank}
            blank={part}
            value={values[part.blank] ?? part.value}
            listOnly={asksHouseholds(question, values)}
            onChoose={(value) => fillBlank(question, part.blank, value)}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one question never change places
          <Fragment key={index}>
            <span className={css.words}>{t(part.text)}</span>{' '}
          </Fragment>
        ),
      )}
    </p>
  );
}

/** Distances can be typed; all else is chosen. */
function FilledBlank(props: DistanceBlankProps) {
  return props.blank.kind === 'distance' ? (
    <>
      <DistanceBlank {...props} />{' '}
    </>
  ) : (
    <BlankMenu {...props} />
  );
}

type BlankProps = Omit<DistanceBlankProps, 'listOnly'>;

function BlankMenu({ blank, value, onChoose }: BlankProps) {
  const t = useText();
  const now = blank.options.find((option) => option.value === value);
  const words = now === undefined ? '…' : t(now.label);
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <UnstyledButton className={css.blank}>
            {words}
            <IconChevronDown size={14} stroke={2} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown aria-label={t(analysesUi.choose, { name: words })}>
          {blank.options.map((option) => (
            <BlankOption
              key={String(option.value)}
              option={option}
              on={option.value === value}
              onChoose={onChoose}
            />
          ))}
        </Menu.Dropdown>
      </Menu>{' '}
    </>
  );
}

interface OptionProps {
  readonly option: QuestionBlank['options'][number];
  readonly on: boolean;
  readonly onChoose: (value: CellValue) => void;
}

/** Households can't be chosen while they are locked; choosing them asks for the passphrase. */
function BlankOption({ option, on, onChoose }: OptionProps) {
  const t = useText();
  const { state } = useRestrictedState();
  const locked = option.disabledReason !== null && option.value === 'household' && state === 'locked';
  const choose = async (): Promise<void> => {
    if (!locked || (await askUnlock())) onChoose(option.value);
  };
  return (
    <Menu.Item
      disabled={option.disabledReason !== null && !locked}
      className={option.disabledReason === null ? '' : (css.unfit ?? '')}
      rightSection={on ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
      leftSection={locked ? <IconLock size={14} stroke={1.75} aria-hidden="true" /> : null}
      aria-current={on}
      onClick={() => void choose()}
    >
      {t(option.label)}
      {option.disabledReason !== null && (
        <small className={css.reason}>{t(locked ? analysesUi.unlockToAsk : option.disabledReason)}</small>
      )}
    </Menu.Item>
  );
}
