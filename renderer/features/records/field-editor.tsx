import { MultiSelect, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { cellOfList, listOf } from '../../../shared/domain/field-lists.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { fieldTitle } from './cell-text.ts';
import { choicesOf, chosenValue, parseValue, typedOf } from './parse-value.ts';
import { registerNamed } from './row-names.ts';
import { RowPicker } from './row-picker.tsx';

export interface FieldEditorProps {
  readonly field: Field;
  readonly value: CellValue;
  /** What was typed and could not be written, to go on with. */
  readonly begin?: CellValue | undefined;
  /** The rest of the row: of an area it says the level. */
  readonly values?: Readonly<Record<string, CellValue>>;
  readonly onSave: (value: CellValue) => void;
  readonly onCancel: () => void;
}

function ChoiceEditor({ field, value, onSave, onCancel }: FieldEditorProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <Select
      size="sm"
      autoFocus
      defaultDropdownOpened
      clearable
      searchable={field.type !== 'boolean'}
      nothingFoundMessage={t(formsText.noChoice)}
      selectFirstOptionOnChange
      onFocus={(event) => event.currentTarget.select()}
      aria-label={fieldTitle(field, language)}
      data={choicesOf(field, language, value) ?? []}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onSave(chosenValue(field, chosen))}
      onBlur={onCancel}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    />
  );
}

/** Several of a list: what is chosen is saved when the field is left. */
function ManyEditor({ field, value, onSave, onCancel }: FieldEditorProps) {
  const language = useLanguage((state) => state.language);
  const [chosen, setChosen] = useState(() => listOf(value).map(String));
  const save = (): void => onSave(cellOfList(chosen));
  return (
    <MultiSelect
      size="sm"
      autoFocus
      searchable
      aria-label={fieldTitle(field, language)}
      data={choicesOf(field, language, value) ?? chosen}
      value={chosen}
      onChange={setChosen}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    />
  );
}

/** A row of another register, by name or code. */
function ReferenceEditor({ field, value, values, onSave, onCancel }: FieldEditorProps) {
  const language = useLanguage((state) => state.language);
  const register = registerNamed(field, { ...values, [field.name]: value });
  useEffect(() => {
    if (register === null) onCancel();
  }, [register, onCancel]);
  if (register === null) return null;
  return (
    <RowPicker
      register={register}
      by={field.reference?.by ?? 'id'}
      name={fieldTitle(field, language)}
      onChoose={(choice) => onSave(choice.key)}
      onClear={field.required ? undefined : () => onSave(null)}
      onCancel={onCancel}
    />
  );
}

/** Edits one value in place: validates while typing, Enter saves, Esc leaves it as it was. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, value, begin, onSave, onCancel } = props;
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState(() => typedOf(field, begin === undefined ? value : begin));
  const parsed = parseValue(field, typed);
  if (field.reference !== null) return <ReferenceEditor {...props} />;
  if (field.many) return <ManyEditor {...props} />;
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
        parsed.ok && parsed.reading !== null ? t(recordsText.readAs, { value: t(parsed.reading) }) : null
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={keys}
      // What was refused once is written by a key, not by looking elsewhere.
      onBlur={() => (parsed.ok && begin === undefined ? save() : onCancel())}
    />
  );
}
