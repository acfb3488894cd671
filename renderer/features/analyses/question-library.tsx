import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Question } from '../../../shared/contract/analyses.ts';
import type { RecipeOp } from '../../../shared/contract/recipe.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { composeUi } from '../../../shared/text/question-sentences.ts';
import { useText } from '../../ui/index.ts';
import css from './library.module.css';
import { foundSentences, libraryGroups } from './library-search.ts';
import { found, proposedSentence } from './question-words.ts';

export interface LibraryProps {
  readonly opened: boolean;
  readonly title: string;
  /** Ready questions, shown first. */
  readonly questions: readonly Question[];
  readonly onClose: () => void;
  readonly onQuestion?: (question: Question) => void;
  readonly onOperation: (op: RecipeOp) => void;
}

/** All that can be asked, by what people want to know, with search. */
export function QuestionLibrary(props: LibraryProps) {
  const t = useText();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size={760}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      <LibraryList {...props} />
    </Modal>
  );
}

function LibraryList({ questions, onClose, onQuestion, onOperation }: LibraryProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const groups = libraryGroups(foundSentences(typed));
  const ready = found(questions, typed, t);
  const take = (choose: () => void): void => {
    choose();
    onClose();
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={t(composeUi.search)}
        placeholder={t(composeUi.search)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={css.groups}>
        {ready.length > 0 && (
          <Group title={t(composeUi.ready)}>
            {ready.map((question) => (
              <Line
                key={question.id}
                onClick={() => take(() => onQuestion?.(question))}
                title={t(question.title)}
                note={question.blockedBy === null ? proposedSentence(question, t) : t(question.blockedBy)}
              />
            ))}
          </Group>
        )}
        {groups.map(({ title, sentences }) => (
          <Group key={title.en} title={t(title)}>
            {sentences.map(({ op, words, help }) => (
              <Line key={op} title={t(words)} note={t(help)} onClick={() => take(() => onOperation(op))} />
            ))}
          </Group>
        ))}
        {ready.length === 0 && groups.length === 0 && <p>{t(composeUi.noneFound)}</p>}
      </div>
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

interface LineProps {
  readonly title: string;
  readonly note?: string;
  readonly onClick: () => void;
}
function Line({ title, note, onClick }: LineProps) {
  return (
    <li>
      <UnstyledButton className={css.line} onClick={onClick}>
        <b>{title}</b>
        {note !== undefined && <small>{note}</small>}
      </UnstyledButton>
    </li>
  );
}
