import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Question } from '../../../shared/contract/analyses.ts';
import { analysesUi } from '../../../shared/text/analyses-ui.ts';
import { questionGroups, questionsUi } from '../../../shared/text/questions.ts';
import { useText } from '../../ui/index.ts';
import { chooseQuestion } from './analysis-store.ts';
import css from './question.module.css';
import { found, proposedSentence } from './question-words.ts';

interface PickerProps {
  readonly questions: readonly Question[];
  readonly now: Question;
}

/** All questions by what they ask about, found by any word of their sentence, with or without tone marks. */
export function QuestionPicker({ questions, now }: PickerProps) {
  const t = useText();
  const [words, setWords] = useState('');
  const store = useCombobox({
    onDropdownClose: () => {
      setWords('');
      store.resetSelectedOption();
      store.focusTarget();
    },
    onDropdownOpen: () => store.focusSearchInput(),
  });
  return (
    <Combobox
      store={store}
      position="bottom-start"
      width={340}
      withinPortal
      onOptionSubmit={(id) => {
        chooseQuestion(id);
        store.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button">
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={14} />}
          onClick={() => store.toggleDropdown()}
        >
          {t(analysesUi.otherQuestions)}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={words}
          placeholder={t(questionsUi.find)}
          aria-label={t(questionsUi.find)}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            store.selectFirstOption();
          }}
        />
        <QuestionOptions questions={found(questions, words, t)} now={now} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

function QuestionOptions({ questions, now }: PickerProps) {
  const t = useText();
  const groups = Object.entries(questionGroups)
    .map(([key, title]) => ({ key, title, asked: questions.filter(({ group }) => group === key) }))
    .filter(({ asked }) => asked.length > 0);
  return (
    <Combobox.Options className={css.library ?? ''} aria-label={t(questionsUi.list)}>
      {groups.length === 0 && <Combobox.Empty>{t(questionsUi.none)}</Combobox.Empty>}
      {groups.map(({ key, title, asked }) => (
        <Combobox.Group key={key} label={t(title)}>
          {asked.map((question) => (
            <Combobox.Option
              key={question.id}
              value={question.id}
              active={question.id === now.id}
              aria-current={question.id === now.id}
            >
              <b>{t(question.title)}</b>
              <small>
                {question.blockedBy === null ? proposedSentence(question, t) : t(question.blockedBy)}
              </small>
            </Combobox.Option>
          ))}
        </Combobox.Group>
      ))}
    </Combobox.Options>
  );
}
