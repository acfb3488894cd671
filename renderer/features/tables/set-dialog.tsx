import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { TableEdit } from '../../../shared/contract/table-edit.ts';
import { offeredItems } from '../../../shared/domain/code-lists/index.ts';
import { fieldItems, readTypedCell } from '../../../shared/domain/typed-cell.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { writeEdit } from './cell-writes.ts';
import { allColumns, wordsOf } from './columns.ts';
import css from './dialogs.module.css';
import { PlanCounts, PlanReasons, PlanTable } from './plan-view.tsx';
import { closeTableDialogs, useTableDialogs } from './table-dialogs.ts';
import { isEditable } from './use-cell-edit.ts';

interface ValueProps {
  readonly layer: string;
  readonly field: Field;
  /** Undefined while nothing was given, or nothing that can be read. */
  readonly onValue: (value: CellValue | undefined) => void;
}

function ReferenceValue({ layer, field, onValue }: ValueProps) {
  const t = useText();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 120);
  const found = useQuery(
    orpc.tables.candidates.queryOptions({
      input: { layer, field: field.name, search: asked, row: {} },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Select
      label={t(tableEditUi.setValue)}
      searchable
      clearable
      data={(found.data ?? []).map(({ value, name, hint }) => ({ value, label: `${name} ${hint}`.trim() }))}
      filter={({ options }) => options}
      nothingFoundMessage={t(tableEditUi.noMatch)}
      onSearchChange={setSearch}
      onChange={(value) => onValue(value ?? undefined)}
    />
  );
}

function ListValue({ field, onValue }: ValueProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const items =
    field.type === 'boolean'
      ? [
          { value: 1, label: recordsText.yes },
          { value: 0, label: recordsText.no },
        ]
      : (offeredItems(field) ?? []);
  const stored = (chosen: string | null): CellValue | undefined => {
    const item = items.find(({ value }) => String(value) === chosen);
    if (item === undefined) return undefined;
    if (field.type === 'boolean') return item.value === 1;
    return field.many ? JSON.stringify([item.value]) : item.value;
  };
  return (
    <Select
      label={t(tableEditUi.setValue)}
      searchable
      clearable
      data={items.map(({ value, label }) => ({ value: String(value), label: label[language] }))}
      onChange={(chosen) => onValue(stored(chosen))}
    />
  );
}

function TypedValue({ field, onValue }: ValueProps) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState('');
  const read = readTypedCell(field, typed);
  const words = read.ok && read.value !== null ? wordsOf(field, read.value, {}, language) : null;
  return (
    <TextInput
      label={t(tableEditUi.setValue)}
      value={typed}
      error={read.ok ? null : t(read.reason)}
      description={words !== null && words !== typed.trim() ? t(recordsText.readAs, { value: words }) : null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => {
        const next = readTypedCell(field, event.currentTarget.value);
        setTyped(event.currentTarget.value);
        onValue(next.ok && next.value !== null ? next.value : undefined);
      }}
    />
  );
}

/** A value for a field, typed or chosen. */
function FieldValue(props: ValueProps) {
  const { field } = props;
  if (field.reference !== null) return <ReferenceValue {...props} />;
  if (fieldItems(field) !== null || field.type === 'boolean') return <ListValue {...props} />;
  return <TypedValue {...props} />;
}

function SetForm({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const selection = useDesk((state) => state.selection);
  const [fids] = useState(() => (selection?.layer === layer.name ? [...selection.fids] : []));
  const columns = allColumns(layer, language).filter(isEditable);
  const [key, setKey] = useState(columns[0]?.key ?? '');
  const [value, setValue] = useState<CellValue | undefined>(undefined);
  const [writing, setWriting] = useState(false);
  const column = columns.find((one) => one.key === key);
  const edit = useMemo<TableEdit>(
    () => ({ kind: 'set', rows: { fids }, field: key, value: value ?? null }),
    [fids, key, value],
  );
  const plan = useQuery({
    ...orpc.tables.plan.queryOptions({ input: { layer: layer.name, edit } }),
    enabled: value !== undefined,
    gcTime: 0,
  });
  const write = async (): Promise<void> => {
    if (!plan.data) return;
    setWriting(true);
    const words = (n: number): string => t(tableEditUi.written, { n: formatNumber(n) });
    if (await writeEdit(layer.name, edit, words, plan.data.version)) closeTableDialogs();
    setWriting(false);
  };
  if (column === undefined) return null;
  return (
    <div className={css.dialog}>
      <div className={css.wish}>
        <Select
          data-autofocus
          label={t(tableEditUi.setField)}
          searchable
          openOnFocus={false}
          allowDeselect={false}
          data={columns.map((one) => ({ value: one.key, label: one.title }))}
          value={key}
          onChange={(next) => {
            setKey(next ?? key);
            setValue(undefined);
          }}
        />
        <FieldValue key={key} layer={layer.name} field={column.field} onValue={setValue} />
        {!column.field.required && (
          <Button variant="default" onClick={() => setValue(null)}>
            {t(tableEditUi.setEmpty)}
          </Button>
        )}
      </div>
      <div className={css.planned} aria-live="polite">
        {value === undefined && <p className={css.note}>{t(tableEditUi.setHint)}</p>}
        {plan.isError && <ErrorNotice text={t(refusalSentence(plan.error))} />}
        {value !== undefined && plan.data && (
          <>
            <PlanCounts plan={plan.data} />
            <PlanReasons layer={layer} plan={plan.data} />
            <PlanTable layer={layer} plan={plan.data} />
          </>
        )}
      </div>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={closeTableDialogs}>
          {t(frameText.cancel)}
        </Button>
        <Button
          loading={writing}
          disabled={value === undefined || plan.data === undefined || plan.data.cells === 0}
          onClick={() => void write()}
        >
          {t(tableEditUi.setDo, { n: formatNumber(plan.data?.rows ?? 0) })}
        </Button>
      </Group>
    </div>
  );
}

/** One value for a field of all selected rows. */
export function SetDialog({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const opened = useTableDialogs((state) => state.set === layer.name);
  const count = useDesk((state) => (state.selection?.layer === layer.name ? state.selection.fids.length : 0));
  return (
    <Modal
      opened={opened}
      onClose={closeTableDialogs}
      size={680}
      title={t(tableEditUi.setTitle, { n: formatNumber(count) })}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {opened && <SetForm layer={layer} />}
    </Modal>
  );
}
