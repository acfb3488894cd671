import { Combobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Choice } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './form.module.css';

const SEARCH_AFTER_MS = 150;
const MOST = 20;

/** Rows of a register that fit the words typed so far; asked for while the list is open. */
export const useChoices = (
  register: string | null,
  by: 'id' | 'code',
  text: string,
  open: boolean,
): { readonly locked: boolean; readonly choices: readonly Choice[] } | undefined => {
  const [asked] = useDebouncedValue(text, SEARCH_AFTER_MS);
  return useQuery({
    ...orpc.records.choices.queryOptions({
      input: { register: register ?? '', by, text: asked.trim(), limit: MOST },
      placeholderData: keepPreviousData,
    }),
    enabled: open && register !== null,
  }).data;
};

/** Rows to choose from, each with where it lies: namesakes are told apart by it. */
export function ChoiceOptions({
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
