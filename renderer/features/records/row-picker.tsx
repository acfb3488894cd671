import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Choice } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { ChoiceOptions, useChoices } from './choice-options.tsx';

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

/** Finds one row of a register by name or code; the arrows and Enter choose. */
export function RowPicker(props: RowPickerProps) {
  const { register, by = 'id', name, labelled = false, without = [], onChoose, onClear, onCancel } = props;
  const t = useText();
  const [text, setText] = useState('');
  const combobox = useCombobox({
    defaultOpened: !labelled,
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const found = useChoices(register, by, text, combobox.dropdownOpened);
  const choices = (found?.choices ?? []).filter(({ fid }) => !without.includes(fid));
  const choose = (key: string): void => {
    const choice = choices.find((one) => one.key === key);
    if (choice === undefined) return;
    setText(choice.title);
    combobox.closeDropdown();
    onChoose(choice);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          size="sm"
          autoFocus
          {...(labelled ? { label: name } : { 'aria-label': name })}
          placeholder={t(formsText.searchChoice)}
          value={text}
          rightSection={
            onClear === undefined ? null : (
              <IconButton size={26} label={t(formsText.clear, { field: name })} onClick={onClear}>
                <IconX size={15} stroke={1.75} />
              </IconButton>
            )
          }
          onMouseDown={() => combobox.openDropdown()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            // The button that clears is part of it.
            if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) onCancel?.();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onCancel?.();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {combobox.dropdownOpened && found !== undefined && (
          <ChoiceOptions choices={choices} locked={found.locked} />
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
