import { Button, Checkbox, Group, Modal, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { TableEdit } from '../../../shared/contract/table-edit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { writeEdit } from './cell-writes.ts';
import { allColumns } from './columns.ts';
import css from './dialogs.module.css';
import { PlanCounts, PlanReasons, PlanTable } from './plan-view.tsx';
import { closeTableDialogs, useTableDialogs } from './table-dialogs.ts';
import { queryOf } from './use-table.ts';

const EVERYWHERE = '*';
/** Rows beyond any table: the core stops at the last. */
const ALL_ROWS = 100_000_000;

interface ReplaceWish {
  readonly find: string;
  readonly replacement: string;
  readonly field: string;
  readonly whole: boolean;
  readonly selectedOnly: boolean;
}
const NO_WISH: ReplaceWish = {
  find: '',
  replacement: '',
  field: EVERYWHERE,
  whole: false,
  selectedOnly: false,
};

/** The columns that hold plain words. */
const useTextColumns = (layer: LayerSummary): { value: string; label: string }[] => {
  const language = useLanguage((state) => state.language);
  return allColumns(layer, language)
    .filter(
      ({ field }) =>
        field.type === 'text' &&
        field.editable &&
        !field.masked &&
        !field.many &&
        field.codeList === null &&
        field.reference === null,
    )
    .map(({ key, title }) => ({ value: key, label: title }));
};

/** The edit that the wish stands for, over the rows that the table shows. */
const useReplaceEdit = (layer: LayerSummary, wish: ReplaceWish, fields: readonly string[]): TableEdit => {
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const selection = useDesk((state) => state.selection);
  const area = useDesk((state) => state.area);
  const { find, replacement, field, whole, selectedOnly } = wish;
  return useMemo(() => {
    const rows =
      selectedOnly && selection?.layer === layer.name
        ? { fids: [...selection.fids] }
        : { query: queryOf(layer.name, view, area), from: 0, to: ALL_ROWS };
    const wanted = field === EVERYWHERE ? [...fields] : [field];
    return { kind: 'replace', rows, fields: wanted, find, replacement, whole };
  }, [layer.name, view, area, selection, find, replacement, field, whole, selectedOnly, fields]);
};

interface WishProps {
  readonly wish: ReplaceWish;
  readonly columns: readonly { value: string; label: string }[];
  readonly selected: number;
  readonly onChange: (change: Partial<ReplaceWish>) => void;
}

function WishFields({ wish, columns, selected, onChange }: WishProps) {
  const t = useText();
  return (
    <div className={css.wish}>
      <TextInput
        data-autofocus
        label={t(tableEditUi.replaceFind)}
        value={wish.find}
        maxLength={500}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
      <TextInput
        label={t(tableEditUi.replaceWith)}
        value={wish.replacement}
        maxLength={500}
        onChange={(event) => onChange({ replacement: event.currentTarget.value })}
      />
      <Select
        label={t(tableEditUi.replaceIn)}
        data={[{ value: EVERYWHERE, label: t(tableEditUi.replaceAnywhere) }, ...columns]}
        value={wish.field}
        allowDeselect={false}
        searchable
        onChange={(field) => onChange({ field: field ?? EVERYWHERE })}
      />
      <div className={css.ticks}>
        <Checkbox
          size="sm"
          label={t(tableEditUi.replaceWhole)}
          checked={wish.whole}
          onChange={(event) => onChange({ whole: event.currentTarget.checked })}
        />
        {selected > 1 && (
          <Checkbox
            size="sm"
            label={t(tableEditUi.replaceSelected, { n: formatNumber(selected) })}
            checked={wish.selectedOnly}
            onChange={(event) => onChange({ selectedOnly: event.currentTarget.checked })}
          />
        )}
      </div>
    </div>
  );
}

function ReplaceForm({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const [wish, setWish] = useState(NO_WISH);
  const [writing, setWriting] = useState(false);
  const columns = useTextColumns(layer);
  const fields = useMemo(() => columns.map(({ value }) => value), [columns]);
  const selected = useDesk((state) =>
    state.selection?.layer === layer.name ? state.selection.fids.length : 0,
  );
  const [asked] = useDebouncedValue(wish, 250);
  const edit = useReplaceEdit(layer, asked, fields);
  const enabled = asked.find !== '' && fields.length > 0;
  const plan = useQuery({
    ...orpc.tables.plan.queryOptions({
      input: { layer: layer.name, edit },
      placeholderData: keepPreviousData,
    }),
    enabled,
    gcTime: 0,
  });
  const current = enabled && asked === wish && !plan.isPlaceholderData ? plan.data : undefined;
  const replace = async (version: number): Promise<void> => {
    setWriting(true);
    const words = (n: number): string => t(tableEditUi.written, { n: formatNumber(n) });
    if (await writeEdit(layer.name, edit, words, version)) closeTableDialogs();
    setWriting(false);
  };
  return (
    <form
      className={css.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        if (current && current.cells > 0) void replace(current.version);
      }}
    >
      <WishFields
        wish={wish}
        columns={columns}
        selected={selected}
        onChange={(change) => setWish({ ...wish, ...change })}
      />
      <div className={css.planned} aria-live="polite">
        {!enabled && <p className={css.note}>{t(tableEditUi.replaceHint)}</p>}
        {plan.isError && <ErrorNotice text={t(refusalSentence(plan.error))} />}
        {enabled && plan.data?.shown.length === 0 && <p className={css.note}>{t(tableEditUi.replaceNone)}</p>}
        {enabled && plan.data && plan.data.shown.length > 0 && (
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
        <Button type="submit" loading={writing} disabled={current === undefined || current.cells === 0}>
          {t(tableEditUi.replaceDo, { n: formatNumber(current?.cells ?? 0) })}
        </Button>
      </Group>
    </form>
  );
}

/** Finds words in a table and puts others in their place, after showing where. */
export function ReplaceDialog({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const opened = useTableDialogs((state) => state.replace === layer.name);
  return (
    <Modal
      opened={opened}
      onClose={closeTableDialogs}
      size={760}
      title={t(tableEditUi.replaceTitle)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {opened && <ReplaceForm layer={layer} />}
    </Modal>
  );
}
