import { TextInput, useCombobox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FocusEvent, useState } from 'react';
import type { Choice } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { ChoiceCombobox, useChoices } from './choice-options.tsx';

export interface RowPickerProps {
  /** The key of the register whose rows are chosen from. */
  readonly register: string;
  readonly by?: 'id' | 'code';
  /** What is chosen, for screen readers; shown above where `labelled`. */
  readonly name: string;
  readonly labelled?: boolean;
  /** Rows that can't be chosen. */
  readonly without?: readonly number[];
  readonly onChoose: (choice: Choice) => void;
  /** Left out where a row must be chosen. */
  readonly onClear?: (() => void) | undefined;
  /** Esc, and leaving it. */
  readonly onCancel?: () => void;
}

/** Clears what is chosen. */
function Clear({ name, onClear }: { readonly name: string; readonly onClear: () => void }) {
  const t = useText();
  return (
    <IconButton size={26} label={t(formsText.clear, { field: name })} onClick={onClear}>
      <IconX size={15} stroke={1.75} />
    </IconButton>
  );
}

/** What is typed, and the rows that fit it. */
const useTypedChoices = ({ register, by = 'id', without = [], labelled = false }: RowPickerProps) => {
  const [text, setText] = useState('');
  const combobox = useCombobox({ defaultOpened: !labelled });
  const all = useChoices(register, by, text, combobox.dropdownOpened);
  const choices = all?.choices.filter(({ fid }) => !without.includes(fid)) ?? [];
  const found = all === undefined ? undefined : { ...all, choices };
  const search = (typed: string): void => {
    setText(typed);
    combobox.openDropdown();
    combobox.resetSelectedOption();
  };
  return { text, setText, combobox, found, search };
};

/** Finds one row of a register by name or code; the arrows and Enter choose. */
export function RowPicker(props: RowPickerProps) {
  const { name, labelled = false, onChoose, onClear, onCancel } = props;
  const t = useText();
  const { text, setText, combobox, found, search } = useTypedChoices(props);
  const leave = (event: FocusEvent<HTMLInputElement>): void => {
    combobox.closeDropdown();
    // The button that clears is part of it.
    if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onCancel?.();
  };
  const choose = (choice: Choice): void => {
    setText(choice.title);
    onChoose(choice);
  };
  return (
    <ChoiceCombobox store={combobox} found={found} onChoose={choose}>
      <TextInput
        size="sm"
        autoFocus
        {...(labelled ? { label: name } : { 'aria-label': name })}
        placeholder={t(formsText.searchChoice)}
        value={text}
        rightSection={onClear !== undefined && <Clear name={name} onClear={onClear} />}
        onMouseDown={() => combobox.openDropdown()}
        onChange={(event) => search(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onCancel?.();
        }}
      />
    </ChoiceCombobox>
  );
}
