import { Button, Checkbox, NumberInput, Popover, ScrollArea, TextInput } from '@mantine/core';
import { IconColumns3, IconGripVertical } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { looseText } from '../../../shared/domain/thai-text.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { EMPTY_VIEW, setTableView, useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { allColumns, type Column, shownColumns } from './columns.ts';
import css from './tools.module.css';

interface LineProps {
  readonly column: Column;
  readonly shown: boolean;
  readonly onToggle: () => void;
  /** One step up or down, or onto another column's place. */
  readonly onStep: (step: -1 | 1) => void;
  readonly onDropped: (moved: string) => void;
}

const DRAG_TYPE = 'application/x-changwat-column';

function ColumnLine({ column, shown, onToggle, onStep, onDropped }: LineProps) {
  const t = useText();
  const [over, setOver] = useState(false);
  const drop = {
    draggable: shown,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(DRAG_TYPE, column.key),
    onDragOver: (event: DragEvent) => {
      if (!shown || !event.dataTransfer.types.includes(DRAG_TYPE)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      event.preventDefault();
      onDropped(event.dataTransfer.getData(DRAG_TYPE));
    },
  };
  const keys = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li className={css.columnLine} data-over={over || undefined} {...drop}>
      <Checkbox
        size="xs"
        checked={shown}
        label={column.title}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onChange={onToggle}
        onKeyDown={keys}
      />
      {shown && <IconGripVertical size={16} aria-hidden="true" title={t(tablesText.dragHint)} />}
    </li>
  );
}

function ColumnList({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const [search, setSearch] = useState('');
  const [said, say] = useState('');
  const all = allColumns(layer, language);
  const shown = shownColumns(all, view).map(({ key }) => key);
  const put = (columns: string[] | null): void => setTableView(layer.name, { columns });
  const byKey = new Map(all.map((column) => [column.key, column]));
  const hidden = all.filter(({ key }) => !shown.includes(key));
  const listed = [...shown.flatMap((key) => byKey.get(key) ?? []), ...hidden].filter(({ title }) =>
    looseText(title).includes(looseText(search)),
  );
  const move = (key: string, to: number): void => {
    const at = Math.max(0, Math.min(shown.length - 1, to));
    const rest = shown.filter((one) => one !== key);
    rest.splice(at, 0, key);
    put(rest);
    say(t(tablesText.moved, { field: byKey.get(key)?.title ?? '', at: at + 1, of: shown.length }));
  };
  const toggle = (key: string): void => {
    if (!shown.includes(key)) put([...shown, key]);
    else if (shown.length > 1) put(shown.filter((one) => one !== key));
  };
  return (
    <div className={css.columnsBox}>
      <TextInput
        size="sm"
        data-autofocus
        placeholder={t(tablesText.findColumn)}
        aria-label={t(tablesText.findColumn)}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={300} type="auto">
        <ul className={css.columnList}>
          {listed.map((column) => (
            <ColumnLine
              key={column.key}
              column={column}
              shown={shown.includes(column.key)}
              onToggle={() => toggle(column.key)}
              onStep={(step) =>
                shown.includes(column.key) && move(column.key, shown.indexOf(column.key) + step)
              }
              onDropped={(key) => shown.includes(key) && move(key, shown.indexOf(column.key))}
            />
          ))}
        </ul>
        {listed.length === 0 && <p className={css.note}>{t(tablesText.noColumn)}</p>}
      </ScrollArea.Autosize>
      <NumberInput
        size="xs"
        label={t(tablesText.frozen)}
        min={0}
        max={Math.min(8, shown.length)}
        value={view.frozen}
        onChange={(frozen) => setTableView(layer.name, { frozen: Number(frozen) || 0 })}
      />
      <div className={css.columnsFoot}>
        <small>{t(tablesText.shownOf, { n: shown.length, all: all.length })}</small>
        <Button size="compact-sm" variant="default" onClick={() => put(all.map(({ key }) => key))}>
          {t(tablesText.allColumns)}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setTableView(layer.name, { columns: null, widths: {}, frozen: 1 })}
        >
          {t(tablesText.usualColumns)}
        </Button>
      </div>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

/** Which columns a table shows, in which order, and how many of them stay in sight. */
export function ColumnsMenu({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const changed = useDesk((state) => (state.tableViews[layer.name] ?? EMPTY_VIEW).columns !== null);
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" trapFocus withinPortal>
      <Popover.Target>
        <IconButton
          label={t(tablesText.columns)}
          tooltipSide="top"
          data-pressed={changed || undefined}
          onClick={() => setOpen(!open)}
        >
          <IconColumns3 size={18} stroke={1.75} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown>{open && <ColumnList layer={layer} />}</Popover.Dropdown>
    </Popover>
  );
}
