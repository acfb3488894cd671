import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { EMPTY_VIEW, type TableView, useDesk } from '../../app/desk.ts';
import { type Language, useLanguage } from '../../ui/index.ts';
import { allColumns, type Column, shownColumns } from './columns.ts';
import { type Lines, linesOf } from './lines.ts';
import { type TableData, useTable } from './use-table.ts';

export const ROW_HEIGHT = 28;
export const HEAD_HEIGHT = 30;
/** The column of the rows' numbers. */
export const NUMBER_WIDTH = 52;
const OVERSCAN = 8;

/** Everything that a grid shows: its columns, lines and rows, and the window on them. */
export interface Grid {
  readonly id: string;
  readonly layer: LayerSummary;
  readonly language: Language;
  readonly view: TableView;
  readonly columns: readonly Column[];
  readonly data: TableData;
  readonly lines: Lines;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  /** The line of the cursor: kept in the page while it is out of sight, for screen readers and keys. */
  readonly kept: RefObject<number>;
  readonly folded: ReadonlySet<number>;
  readonly setFolded: (folded: ReadonlySet<number>) => void;
}

const NONE: ReadonlySet<number> = new Set();

/** Groups that are folded, until the table is grouped otherwise. */
const useFolded = (view: TableView) => {
  const key = JSON.stringify([view.group, view.filters, view.search]);
  const [state, setState] = useState({ key, folded: NONE });
  return {
    folded: state.key === key ? state.folded : NONE,
    setFolded: (folded: ReadonlySet<number>) => setState({ key, folded }),
  };
};

const withKept = (range: Range, kept: number): number[] => {
  const lines = defaultRangeExtractor(range);
  if (kept < 0 || kept >= range.count || lines.includes(kept)) return lines;
  return [...lines, kept].sort((a, b) => a - b);
};

/** The rows that the lines in sight stand for. */
const rowsOf = (lines: Lines, [first, last]: readonly [number, number]): readonly [number, number] => [
  lines.rowFrom(Math.min(first, lines.count - 1), 1) ?? 0,
  lines.rowFrom(Math.min(last, lines.count - 1), -1) ?? 0,
];

/** The window of a grid on its lines: only what is in sight is fetched and drawn. */
export const useGrid = (layer: LayerSummary): Grid => {
  const language = useLanguage((state) => state.language);
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const all = useMemo(() => allColumns(layer, language), [layer, language]);
  const columns = useMemo(() => shownColumns(all, view), [all, view]);
  const [span, setSpan] = useState<readonly [number, number]>([0, 0]);
  const { folded, setFolded } = useFolded(view);
  // The lines of a moment ago tell which rows are in sight; which lines there are follows from the answer.
  const before = useRef<Lines>(linesOf(0, null, NONE));
  const [first, last] = rowsOf(before.current, span);
  const data = useTable(layer.name, view, first, last);
  const lines = useMemo(() => linesOf(data.total, data.groups, folded), [data.total, data.groups, folded]);
  before.current = lines;
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useRef(-1);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT * 2,
    rangeExtractor: (range) => withKept(range, kept.current),
    onChange: ({ range }) => {
      if (range !== null) setSpan([Math.max(0, range.startIndex - OVERSCAN), range.endIndex + OVERSCAN]);
    },
  });
  return {
    ...{ id: `grid-${layer.name}`, layer, language, view, columns, data, lines, scroller, virtual, kept },
    ...{ folded, setFolded },
  };
};
