// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table element
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { recordsText } from '../../../shared/text/records.ts';
import { refusalSentence } from '../../api/index.ts';
import { EMPTY_VIEW, useDesk } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { Empty, ErrorNotice, useLanguage, useText } from '../../ui/index.ts';
import { type Column, columnsOf } from './columns.ts';
import { BodyRow, HeadRow, SumRow } from './grid-parts.tsx';
import { useRowNames } from './row-names.ts';
import css from './table.module.css';
import { useRowSelection } from './use-row-selection.ts';
import { type Rows, useFoundPosition, useRows } from './use-rows.ts';

const ROW_HEIGHT = 28;
const NONE: readonly number[] = [];

/** Rows near the window are fetched; the window starts at the top. */
const useVirtualRows = (layer: string) => {
  const view = useDesk((state) => state.tableViews[layer] ?? EMPTY_VIEW);
  const [span, setSpan] = useState<readonly [number, number]>([0, 0]);
  const rows = useRows(layer, view, span[0], span[1]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT * 2,
    onChange: ({ range }) => {
      if (range !== null) setSpan([Math.max(0, range.startIndex - 12), range.endIndex + 12]);
    },
  });
  return { view, rows, scroller, virtual };
};

const gridStyle = (columns: readonly Column[]): CSSProperties =>
  ({
    '--columns': columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(' '),
    '--width': `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
  }) as CSSProperties;

function Nothing({ rows }: { readonly rows: Rows }) {
  const t = useText();
  if (rows.error !== null) return <ErrorNotice text={t(refusalSentence(rows.error))} />;
  return rows.ready ? <Empty fill title={t(recordsText.noRows)} text={t(recordsText.noRowsText)} /> : null;
}

/** Rows whose references are named together: more than a window shows, so that scrolling asks seldom. */
const NAMED = 100;

/** What the rows are called that the rows in sight name. */
const useNames = (layer: LayerSummary, { at }: Rows, first: number) => {
  const from = Math.max(0, Math.floor(first / NAMED) - 1) * NAMED;
  const shown = Array.from({ length: NAMED * 3 }, (_, i) => at(from + i)?.values ?? {});
  const known = useRef(shown);
  const same = shown.every((values, i) => known.current[i] === values || Object.keys(values).length === 0);
  if (!same) known.current = shown;
  return useRowNames(layer.fields, known.current);
};

/** The table of one layer: virtual rows, one selection with the map, sums below. */
export function RowsGrid({ layer }: { readonly layer: LayerSummary }) {
  const language = useLanguage((state) => state.language);
  const fids = useDesk((state) => (state.selection?.layer === layer.name ? state.selection.fids : NONE));
  const selected = useMemo(() => new Set(fids), [fids]);
  const { view, rows, scroller, virtual } = useVirtualRows(layer.name);
  const select = useRowSelection(layer.name, rows);
  const names = useNames(layer, rows, virtual.range?.startIndex ?? 0);
  const columns = useMemo(() => columnsOf(layer, language, names), [layer, language, names]);
  const lead = fids.at(-1) ?? null;
  useFoundPosition(layer.name, lead, view, (position) => {
    select.setFocused(position);
    virtual.scrollToIndex(position, { align: 'auto' });
  });
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && lead !== null) void deskMapApi.focusFeatures(layer.name, [lead]);
    const onPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 3);
    const position = select.key(event, onPage);
    if (position === null) return;
    event.preventDefault();
    virtual.scrollToIndex(position, { align: 'auto' });
  };
  if (rows.total === 0) return <Nothing rows={rows} />;
  return (
    <div
      ref={scroller}
      className={css.scroller}
      style={gridStyle(columns)}
      role="grid"
      tabIndex={0}
      aria-label={layer.title}
      aria-rowcount={rows.total + 1}
      aria-multiselectable="true"
      aria-activedescendant={lead === null ? undefined : `${layer.name}-${lead}`}
      onKeyDown={keys}
    >
      <HeadRow layer={layer.name} columns={columns} />
      <div className={css.space} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows.at(item.index);
          return (
            <BodyRow
              key={item.key}
              layer={layer.name}
              columns={columns}
              row={row}
              position={item.index}
              top={item.start}
              selected={row !== undefined && selected.has(row.fid)}
              onClick={(event) => select.click(item.index, event)}
              onDoubleClick={() => select.show(item.index)}
            />
          );
        })}
      </div>
      <SumRow columns={columns} rows={rows} />
    </div>
  );
}
