import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_KINDS, type FieldKind } from '../../../shared/domain/field-kinds.ts';
import { SECTIONS } from '../../../shared/domain/registers/sections.ts';
import { fieldKindText, fieldsUi } from '../../../shared/text/fields-ui.ts';
import { useText } from '../../ui/index.ts';
import { useListChoices } from './use-code-lists.ts';

interface KindProps {
  readonly value: FieldKind;
  readonly label?: string;
  readonly onChange: (kind: FieldKind) => void;
}

/** What a field holds. */
export function KindSelect({ value, label, onChange }: KindProps) {
  const t = useText();
  return (
    <Select
      label={label === undefined ? t(fieldsUi.kind) : undefined}
      aria-label={label}
      data={FIELD_KINDS.map((kind) => ({ value: kind, label: t(fieldKindText[kind]) }))}
      value={value}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      onChange={(kind) => {
        const found = FIELD_KINDS.find((one) => one === kind);
        if (found !== undefined) onChange(found);
      }}
    />
  );
}

interface ListProps {
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

/** From which list the values come: one of the office's, one of the program's, or none. */
export function ListSelect({ value, onChange }: ListProps) {
  const t = useText();
  const { own, builtIn } = useListChoices();
  return (
    <Select
      label={t(fieldsUi.list)}
      placeholder={t(fieldsUi.listNone)}
      data={[
        ...(own.length === 0 ? [] : [{ group: t(fieldsUi.listOwn), items: own }]),
        { group: t(fieldsUi.listBuiltIn), items: builtIn },
      ]}
      value={value}
      clearable
      searchable
      maxDropdownHeight={280}
      onChange={onChange}
    />
  );
}

/** Under which heading of the form a field stands. */
export function SectionSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (key: string) => void;
}) {
  const t = useText();
  return (
    <Select
      label={t(fieldsUi.section)}
      data={Object.entries(SECTIONS).map(([key, title]) => ({ value: key, label: t(title) }))}
      value={value}
      allowDeselect={false}
      onChange={(key) => key !== null && onChange(key)}
    />
  );
}

interface KeptInputProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  /** An empty label can't be kept: what was there comes back. */
  readonly needed?: boolean;
  readonly onKeep: (value: string) => void;
}

/** A text that is kept when it is left or by Enter; Esc brings back what was there. */
export function KeptInput({ label, value, placeholder, maxLength, needed = false, onKeep }: KeptInputProps) {
  const [typed, setTyped] = useState(value);
  const keep = (): void => {
    const wanted = typed.trim();
    if (wanted === value || (needed && wanted === '')) setTyped(value);
    else onKeep(wanted);
  };
  return (
    <TextInput
      label={label}
      value={typed}
      placeholder={placeholder}
      maxLength={maxLength}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key !== 'Escape' || typed === value) return;
        event.stopPropagation();
        setTyped(value);
      }}
    />
  );
}
