import { Combobox, type ComboboxStore } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Choice } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './form.module.css';

const SEARCH_AFTER_MS = 150;
const MOST = 20;

/** What was found of the words typed so far; `locked` where it stands behind a passphrase. */
export interface FoundChoices {
  readonly locked: boolean;
  readonly choices: readonly Choice[];
  /** It is the answer to all that was typed, not to what stood there before. */
  readonly settled: boolean;
}

/** Rows of a register that fit the words typed so far; asked for while the list is open. */
export const useChoices = (
  register: string | null,
  by: 'id' | 'code',
  text: string,
  open: boolean,
): FoundChoices | undefined => {
  const [asked] = useDebouncedValue(text, SEARCH_AFTER_MS);
  const { data, isFetching } = useQuery({
    ...orpc.records.choices.queryOptions({
      input: { register: register ?? '', by, text: asked.trim(), limit: MOST },
      placeholderData: keepPreviousData,
    }),
    enabled: open && register !== null,
  });
  return data && { ...data, settled: asked === text && !isFetching };
};

/** Rows to choose from, each with where it lies: namesakes are told apart by it. */
function ChoiceOptions({
  choices,
  locked,
}: {
  readonly choices: readonly Choice[];
  readonly locked: boolean;
}) {
  const t = useText();
  if (locked) return <Combobox.Empty>{t(formsText.lockedChoice)}</Combobox.Empty>;
  return (
    <Combobox.Options className={css.choices ?? ''}>
      {choices.map((choice) => (
        <Combobox.Option key={choice.key} value={choice.key}>
          <span className={css.choiceTitle}>{choice.title}</span>
          {choice.detail !== '' && <small className={css.choiceDetail}>{choice.detail}</small>}
        </Combobox.Option>
      ))}
      {choices.length === 0 && <Combobox.Empty>{t(formsText.noChoice)}</Combobox.Empty>}
    </Combobox.Options>
  );
}

export interface ChoiceComboboxProps {
  readonly store: ComboboxStore;
  readonly found: FoundChoices | undefined;
  readonly onChoose: (choice: Choice) => void;
  /** The input that is typed into. */
  readonly children: ReactNode;
}

/** Enter before the answer came means the first row of the answer to what was typed. */
const useEnter = (store: ComboboxStore, found: FoundChoices | undefined, choose: (key: string) => void) => {
  const [waiting, setWaiting] = useState(false);
  const first = found?.settled ? found.choices[0] : undefined;
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!waiting || !found?.settled) return;
    setWaiting(false);
    if (first !== undefined) latest.current(first.key);
  }, [waiting, found?.settled, first]);
  return (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && store.dropdownOpened && store.getSelectedOptionIndex() < 0) setWaiting(true);
    else if (event.key !== 'Enter') setWaiting(false);
  };
};

/** An input with the rows under it that fit what is typed. */
export function ChoiceCombobox({ store, found, onChoose, children }: ChoiceComboboxProps) {
  const choose = (key: string): void => {
    const choice = found?.choices.find((one) => one.key === key);
    store.closeDropdown();
    if (choice !== undefined) onChoose(choice);
  };
  const enter = useEnter(store, found, choose);
  return (
    <div onKeyDownCapture={enter}>
      <Combobox store={store} onOptionSubmit={choose}>
        <Combobox.Target>{children}</Combobox.Target>
        <Combobox.Dropdown>
          {store.dropdownOpened && found !== undefined && (
            <ChoiceOptions choices={found.choices} locked={found.locked} />
          )}
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
