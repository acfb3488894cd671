import { InputBase, useCombobox } from '@mantine/core';
import { IconArrowUpRight, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Field } from '../../../shared/contract/layers.ts';
import type { RowLabel } from '../../../shared/contract/records.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { setSelection } from '../../app/desk.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { ChoiceCombobox, useChoices } from './choice-options.tsx';
import css from './form.module.css';
import { type InputParts, sharedProps } from './input-parts.tsx';
import { registerNamed, useRowNames } from './row-names.ts';
import type { RecordForm } from './use-record-form.ts';

interface ReferenceProps {
  readonly field: Field;
  readonly form: RecordForm;
  readonly parts: InputParts;
}

/** What the value names, for showing: nothing where it names nothing. */
const useNamed = (field: Field, form: RecordForm): { text: string; label: RowLabel | null } => {
  const t = useText();
  const fields = useMemo(() => [field], [field]);
  const rows = useMemo(() => [form.values], [form.values]);
  const names = useRowNames(fields, rows);
  const value = form.values[field.name] ?? null;
  if (value === null || value === '') return { text: '', label: null };
  const named = names(field, form.values);
  if (named.state === 'known') return { text: named.label.title, label: named.label };
  if (named.state === 'asked') return { text: '…', label: null };
  const locked = named.state === 'locked' ? recordsText.nameLocked : recordsText.nameGone;
  return { text: field.reference?.by === 'code' ? String(value) : t(locked), label: null };
};

/** Clears the value, or opens the row that it names. */
function Tools({ field, label, onClear }: { field: string; label: RowLabel | null; onClear: () => void }) {
  const t = useText();
  return (
    <span className={css.tools}>
      {label !== null && (
        <IconButton
          size={26}
          label={t(formsText.openNamed, { title: label.title })}
          onClick={() => setSelection({ layer: label.layer, fids: [label.fid] })}
        >
          <IconArrowUpRight size={16} stroke={1.75} />
        </IconButton>
      )}
      <IconButton size={26} label={t(formsText.clear, { field })} onClick={onClear}>
        <IconX size={15} stroke={1.75} />
      </IconButton>
    </span>
  );
}

/** Chooses a row of another register by name or code; where it lies tells it from its namesakes. */
export function ReferenceInput({ field, form, parts }: ReferenceProps) {
  const t = useText();
  const [text, setText] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => setText(null) });
  const register = registerNamed(field, form.values);
  const found = useChoices(register, field.reference?.by ?? 'id', text ?? '', combobox.dropdownOpened);
  const named = useNamed(field, form);
  const empty = (form.values[field.name] ?? null) === null;
  const search = (typed: string): void => {
    setText(typed);
    combobox.openDropdown();
    combobox.resetSelectedOption();
  };
  return (
    <ChoiceCombobox store={combobox} found={found} onChoose={({ key }) => parts.onType(key)}>
      <InputBase
        {...sharedProps(field, parts)}
        disabled={register === null}
        placeholder={t(register === null ? formsText.levelFirst : formsText.searchChoice)}
        value={text ?? named.text}
        rightSectionWidth={empty ? 8 : 64}
        rightSection={
          !empty && <Tools field={parts.label} label={named.label} onClear={() => parts.onType('')} />
        }
        rightSectionPointerEvents="all"
        onChange={(event) => search(event.currentTarget.value)}
        onClick={() => combobox.openDropdown()}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => combobox.closeDropdown()}
      />
    </ChoiceCombobox>
  );
}
