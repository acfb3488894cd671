import { Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { fieldTitle } from './cell-text.ts';
import { choicesOf, chosenValue, parseValue, typedOf } from './parse-value.ts';

export interface FieldEditorProps {
  readonly field: Field;
  readonly value: CellValue;
  readonly onSave: (value: CellValue) => void;
  readonly onCancel: () => void;
}

function ChoiceEditor({ field, value, onSave, onCancel }: FieldEditorProps) {
  const language = useLanguage((state) => state.language);
  return (
    <Select
      size="sm"
      autoFocus
      defaultDropdownOpened
      clearable
      aria-label={fieldTitle(field, language)}
      data={choicesOf(field, language) ?? []}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onSave(chosenValue(field, chosen))}
      onBlur={onCancel}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    />
  );
}

/** Edits one value in place: validates while typing, Enter saves, Esc leaves it as it was. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, value, onSave, onCancel } = props;
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState(() => typedOf(field, value));
  const parsed = parseValue(field, typed);
  if (choicesOf(field, language) !== null) return <ChoiceEditor {...props} />;
  const save = (): void => {
    if (!parsed.ok) return;
    if (parsed.value === value) onCancel();
    else onSave(parsed.value);
  };
  const keys = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') onCancel();
  };
  return (
    <TextInput
      size="sm"
      autoFocus
      aria-label={fieldTitle(field, language)}
      value={typed}
      error={parsed.ok ? null : t(parsed.error)}
      description={
        parsed.ok && parsed.reading !== null ? t(recordsText.readAs, { value: parsed.reading }) : null
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={keys}
      onBlur={() => (parsed.ok ? save() : onCancel())}
    />
  );
}
