import { Button, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field, LayerSummary, RowFilter } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { EMPTY_VIEW, setTableView, useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { cellText, fieldTitle, shownFields } from './cell-text.ts';
import { choicesOf, chosenValue, parseValue } from './parse-value.ts';
import css from './table.module.css';

const OPS = {
  equals: recordsText.opEquals,
  contains: recordsText.opContains,
  'at-least': recordsText.opAtLeast,
  'at-most': recordsText.opAtMost,
  missing: recordsText.opMissing,
} as const;

type Op = RowFilter['op'];

const opsOf = (field: Field): Op[] => {
  if (field.codeList !== null || field.type === 'boolean') return ['equals', 'missing'];
  return field.type === 'text'
    ? ['contains', 'equals', 'missing']
    : ['equals', 'at-least', 'at-most', 'missing'];
};

function FilterForm({
  layer,
  onDone,
}: {
  readonly layer: LayerSummary;
  readonly onDone: (filter: RowFilter) => void;
}) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const fields = shownFields(layer.fields);
  const [name, setName] = useState(layer.labelField ?? fields[0]?.name ?? '');
  const [op, setOp] = useState<Op | null>(null);
  const [typed, setTyped] = useState('');
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return null;
  const ops = opsOf(field);
  const chosen = op !== null && ops.includes(op) ? op : (ops[0] ?? 'equals');
  const choices = choicesOf(field, language);
  const parsed = choices === null ? parseValue(field, typed) : null;
  const value =
    choices === null ? (parsed?.ok ? parsed.value : null) : chosenValue(field, typed === '' ? null : typed);
  const complete = chosen === 'missing' || value !== null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onDone({ field: name, op: chosen, value: chosen === 'missing' ? null : value });
      }}
    >
      <Stack gap={10} w={240}>
        <Select
          size="sm"
          label={t(recordsText.filterField)}
          data={fields.map((one) => ({ value: one.name, label: fieldTitle(one, language) }))}
          value={name}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            setName(next ?? name);
            setTyped('');
          }}
        />
        <Select
          size="sm"
          label={t(recordsText.filterOp)}
          data={ops.map((one) => ({ value: one, label: t(OPS[one]) }))}
          value={chosen}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => setOp(next as Op)}
        />
        {chosen !== 'missing' && choices !== null && (
          <Select
            size="sm"
            label={t(recordsText.filterValue)}
            data={choices}
            value={typed === '' ? null : typed}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => setTyped(next ?? '')}
          />
        )}
        {chosen !== 'missing' && choices === null && (
          <TextInput
            size="sm"
            label={t(recordsText.filterValue)}
            value={typed}
            error={parsed?.ok === false ? t(parsed.error) : null}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Button type="submit" disabled={!complete}>
          {t(recordsText.apply)}
        </Button>
      </Stack>
    </form>
  );
}

/** The button that adds a filter to the table. */
export function FilterMenu({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const filters = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).filters);
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" trapFocus>
      <Popover.Target>
        <IconButton
          label={t(recordsText.addFilter)}
          shortcut="Ctrl F"
          tooltipSide="top"
          onClick={() => setOpen(!open)}
        >
          <IconFilter size={18} stroke={1.75} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown>
        {open && (
          <FilterForm
            layer={layer}
            onDone={(filter) => {
              setOpen(false);
              setTableView(layer.name, { filters: [...filters, filter] });
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The filters in force, each with a way out. */
export function FilterChips({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const filters = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).filters);
  const words = (filter: RowFilter): string => {
    const field = layer.fields.find(({ name }) => name === filter.field);
    if (field === undefined) return filter.field;
    const title = fieldTitle(field, language);
    if (filter.op === 'missing') return `${title} ${t(OPS.missing)}`;
    const value = cellText(field, { [field.name]: filter.value }, language);
    return `${title} ${filter.op === 'equals' ? '=' : t(OPS[filter.op])} ${value}`;
  };
  return filters.map((filter) => (
    <span key={JSON.stringify(filter)} className={css.filter}>
      {words(filter)}
      <button
        type="button"
        aria-label={t(recordsText.removeFilter, { what: words(filter) })}
        onClick={() => setTableView(layer.name, { filters: filters.filter((other) => other !== filter) })}
      >
        <IconX size={14} />
      </button>
    </span>
  ));
}
