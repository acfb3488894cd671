import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { readTypedCell } from '../../../shared/domain/typed-cell.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { allColumns, wordsOf } from './columns.ts';
import { FilterChoices } from './filter-choices.tsx';
import {
  draftOf,
  EMPTY_DRAFT,
  type FilterDraft,
  type FilterKind,
  filterOf,
  kindsOf,
  rangeProblem,
} from './filter-kinds.ts';
import { kindWords } from './filter-words.ts';

interface FilterFormProps {
  readonly layer: LayerSummary;
  /** The field that it begins with, or null for the first. */
  readonly field: string | null;
  /** The condition that is changed, or null for a new one. */
  readonly filter: TableFilter | null;
  readonly onDone: (filter: TableFilter) => void;
  readonly onCancel: () => void;
}

interface BoundProps {
  readonly field: Field;
  readonly label: string;
  readonly typed: string;
  readonly error: string | null;
  readonly onType: (typed: string) => void;
}

/** One end of a range, with what it is read as. */
function Bound({ field, label, typed, error, onType }: BoundProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const read = readTypedCell({ ...field, required: false }, typed);
  const words = read.ok && read.value !== null ? wordsOf(field, read.value, {}, language) : null;
  return (
    <TextInput
      size="sm"
      label={label}
      value={typed}
      error={read.ok ? error : t(read.reason)}
      description={words !== null && words !== typed.trim() ? t(recordsText.readAs, { value: words }) : null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

interface ValueProps {
  readonly layer: LayerSummary;
  readonly field: Field;
  readonly draft: FilterDraft;
  readonly onChange: (change: Partial<FilterDraft>) => void;
}

/** One end or both. */
function Range({ field, draft, onChange }: Omit<ValueProps, 'layer'>) {
  const t = useText();
  const { kind, from, to } = draft;
  const order = kind === 'between' && rangeProblem(field, draft) === 'order' ? t(tablesText.rangeBad) : null;
  return (
    <>
      {kind !== 'at-most' && (
        <Bound
          {...{ field, label: t(tablesText.from), typed: from, error: null }}
          onType={(typed) => onChange({ from: typed })}
        />
      )}
      {kind !== 'at-least' && (
        <Bound
          {...{ field, label: t(tablesText.to), typed: to, error: order }}
          onType={(typed) => onChange({ to: typed })}
        />
      )}
    </>
  );
}

function FilterValue({ layer, field, draft, onChange }: ValueProps) {
  const t = useText();
  const { kind } = draft;
  if (kind === 'missing' || kind === 'not-missing') return null;
  if (kind === 'in')
    return (
      <FilterChoices
        key={field.name}
        layer={layer.name}
        field={field}
        values={draft.values}
        onChange={(values) => onChange({ values })}
      />
    );
  if (kind === 'between' || kind === 'at-least' || kind === 'at-most')
    return <Range field={field} draft={draft} onChange={onChange} />;
  return (
    <TextInput
      size="sm"
      label={t(tablesText.value)}
      value={draft.text}
      onChange={(event) => onChange({ text: event.currentTarget.value })}
    />
  );
}

/** A condition that is being made: its fields to choose from, what was chosen so far, and what it comes to. */
export const useFilterDraft = (layer: LayerSummary, wanted: string | null, filter: TableFilter | null) => {
  const language = useLanguage((state) => state.language);
  const columns = allColumns(layer, language).filter(({ field }) => kindsOf(field).length > 0);
  const fieldOf = (name: string | null): Field | undefined =>
    columns.find(({ key }) => key === name)?.field ?? columns[0]?.field;
  const [name, setName] = useState(filter?.field ?? wanted);
  const field = fieldOf(name);
  const fresh = (of: Field | undefined): FilterDraft => ({
    ...EMPTY_DRAFT,
    kind: (of && kindsOf(of)[0]) ?? 'contains',
  });
  const [draft, setDraft] = useState<FilterDraft>(() =>
    filter && field ? draftOf(field, filter) : fresh(field),
  );
  return {
    ...{ layer, columns, field, draft, change: setDraft },
    choose: (next: string | null): void => {
      setName(next);
      setDraft(fresh(fieldOf(next)));
    },
    clear: (): void => setDraft(fresh(field)),
    /** Null while it says nothing yet. */
    made: field === undefined ? null : filterOf(field, draft),
  };
};

/** A condition: a field, what is asked of it, and the value. */
export function FilterFields({ of }: { readonly of: ReturnType<typeof useFilterDraft> }) {
  const t = useText();
  const { layer, columns, field, draft, change, choose } = of;
  if (field === undefined) return null;
  const kinds = kindsOf(field);
  const comboboxProps = { withinPortal: false };
  return (
    <>
      <Select
        size="sm"
        label={t(tablesText.filterField)}
        searchable
        openOnFocus={false}
        data={columns.map(({ key, title }) => ({ value: key, label: title }))}
        value={field.name}
        allowDeselect={false}
        comboboxProps={comboboxProps}
        onChange={choose}
      />
      <Select
        size="sm"
        label={t(tablesText.filterOp)}
        data={kinds.map((kind) => ({ value: kind, label: t(kindWords(field, kind)) }))}
        value={draft.kind}
        allowDeselect={false}
        comboboxProps={comboboxProps}
        onChange={(kind) => change({ ...draft, kind: (kind ?? draft.kind) as FilterKind })}
      />
      <FilterValue
        layer={layer}
        field={field}
        draft={draft}
        onChange={(more) => change({ ...draft, ...more })}
      />
    </>
  );
}

/** Makes or changes a condition. */
export function FilterForm({ layer, field, filter, onDone, onCancel }: FilterFormProps) {
  const t = useText();
  const of = useFilterDraft(layer, field, filter);
  const { made } = of;
  if (of.field === undefined) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== null) onDone(made);
      }}
    >
      <Stack gap={10} w={272}>
        <FilterFields of={of} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onCancel}>
            {t(frameText.cancel)}
          </Button>
          <Button type="submit" disabled={made === null}>
            {t(tablesText.apply)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
