import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { refusalSentence } from '../../api/index.ts';
import { EMPTY_VIEW, setSelection, setTableView, toggleSelected, useDesk } from '../../app/desk.ts';
import { useMapApi } from '../../map/index.ts';
import { Empty, ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { type Column, columnsOf } from './columns.ts';
import css from './table.module.css';
import { type Rows, useFoundPosition, useRows } from './use-rows.ts';

const ROW_HEIGHT = 28;

function HeadCell({ layer, column }: { readonly layer: LayerSummary; readonly column: Column }) {
  const t = useText();
  const sort = useDesk((state) => state.tableViews[layer.name]?.sort ?? null);
  const mine = sort?.field === column.key ? sort : null;
  const next =
    mine === null
      ? { field: column.key, descending: column.numeric }
      : { ...mine, descending: !mine.descending };
  const order = mine === null ? 'none' : mine.descending ? 'descending' : 'ascending';
  return (
    <div
      className={css.headCell}
      role="columnheader"
      tabIndex={-1}
      aria-sort={order}
      data-number={column.numeric || undefined}
    >
      <button
        type="button"
        data-sorted={mine !== null || undefined}
        title={t(next.descending ? recordsText.sortDown : recordsText.sortUp)}
        onClick={() => setTableView(layer.name, { sort: next })}
      >
        {column.title}
        {mine !== null && (mine.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
      </button>
    </div>
  );
}

const useSelect = (layer: LayerSummary, rows: Rows) => {
  const anchor = useRef<number | null>(null);
  const { focusFeatures } = useMapApi();
  const selectRange = (position: number): void => {
    const [low, high] = [
      Math.min(anchor.current ?? position, position),
      Math.max(anchor.current ?? position, position),
    ];
    const fids: number[] = [];
    for (let at = low; at <= high; at++) {
      const row = rows.at(at);
      if (row !== undefined) fids.push(row.fid);
    }
    // The row under the pointer leads the selection.
    if (position === low) fids.reverse();
    setSelection({ layer: layer.name, fids });
  };
  return {
    click: (position: number, event: MouseEvent): void => {
      const row = rows.at(position);
      if (row === undefined) return;
      if (event.shiftKey) return selectRange(position);
      anchor.current = position;
      if (event.ctrlKey || event.metaKey) toggleSelected(layer.name, row.fid);
      else setSelection({ layer: layer.name, fids: [row.fid] });
    },
    step: (position: number, extend: boolean): void => {
      const row = rows.at(position);
      if (row === undefined) return;
      if (extend) return selectRange(position);
      anchor.current = position;
      setSelection({ layer: layer.name, fids: [row.fid] });
    },
    show: (fid: number): void => void focusFeatures(layer.name, [fid]),
  };
};

/** Which position a key leads to, or null when it is no key of the table. */
const positionFor = (key: string, now: number, page: number, total: number): number | null => {
  const steps: Record<string, number> = {
    ArrowDown: now + 1,
    ArrowUp: now - 1,
    PageDown: now + page,
    PageUp: now - page,
    Home: 0,
    End: total - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? null : Math.max(0, Math.min(total - 1, wanted));
};

const NONE: readonly number[] = [];

/** The table of one layer: virtual rows, one selection with the map, sums below. */
export function RowsGrid({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const fids = useDesk((state) => (state.selection?.layer === layer.name ? state.selection.fids : NONE));
  const selected = useMemo(() => new Set(fids), [fids]);
  const columns = useMemo(() => columnsOf(layer, language), [layer, language]);
  const scroller = useRef<HTMLDivElement>(null);
  const focused = useRef(-1);
  const known = useRef(0);
  const virtual = useVirtualizer({
    count: known.current,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const rows = useRows(layer.name, view, items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  known.current = rows.total;
  virtual.setOptions({ ...virtual.options, count: rows.total });
  const select = useSelect(layer, rows);
  const lead = fids.at(-1) ?? null;
  useFoundPosition(layer.name, lead, view, (position) => {
    focused.current = position;
    virtual.scrollToIndex(position, { align: 'auto' });
  });
  useEffect(() => virtual.measure(), [rows.total, virtual]);

  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && lead !== null) return select.show(lead);
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 2);
    const position = positionFor(event.key, focused.current, page, rows.total);
    if (position === null) return;
    event.preventDefault();
    focused.current = position;
    virtual.scrollToIndex(position, { align: 'auto' });
    select.step(position, event.shiftKey);
  };

  if (rows.error !== null) return <ErrorNotice text={t(refusalSentence(rows.error))} />;
  if (rows.ready && rows.total === 0)
    return <Empty title={t(recordsText.noRows)} text={t(recordsText.noRowsText)} />;
  const grid = {
    '--columns': columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' '),
    '--width': `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={css.scroller}
      style={grid}
      role="grid"
      tabIndex={0}
      aria-label={layer.title}
      aria-rowcount={rows.total}
      aria-multiselectable="true"
      aria-activedescendant={lead === null ? undefined : `${layer.name}-${lead}`}
      onKeyDown={keys}
    >
      <div className={css.head} role="row" tabIndex={-1}>
        {columns.map((column) => (
          <HeadCell key={column.key} layer={layer} column={column} />
        ))}
      </div>
      <div className={css.space} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows.at(item.index);
          const on = row !== undefined && selected.has(row.fid);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it answers the keys for all rows
            <div
              key={item.key}
              id={row === undefined ? undefined : `${layer.name}-${row.fid}`}
              className={css.row}
              role="row"
              tabIndex={-1}
              aria-rowindex={item.index + 1}
              aria-selected={on}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                focused.current = item.index;
                select.click(item.index, event);
              }}
              onDoubleClick={() => row !== undefined && select.show(row.fid)}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="gridcell"
                  tabIndex={-1}
                  className={css.cell}
                  data-number={column.numeric || undefined}
                  data-muted={(row !== undefined && column.muted(row)) || undefined}
                >
                  {row === undefined ? '' : column.text(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <div className={css.sums} role="row" tabIndex={-1}>
        {columns.map((column, index) => (
          <div
            key={column.key}
            role="gridcell"
            tabIndex={-1}
            className={css.cell}
            data-number={column.numeric || undefined}
          >
            {index === 0
              ? t(recordsText.sum, { count: formatNumber(rows.total) })
              : column.sumText(rows.sums)}
          </div>
        ))}
      </div>
    </div>
  );
}
