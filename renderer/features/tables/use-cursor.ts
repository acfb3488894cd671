import { hashKey } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { api } from '../../api/index.ts';
import { setSelection, toggleSelected, useDesk } from '../../app/desk.ts';
import { notifyError } from '../../app/notify.tsx';
import { type CellRange, HEAD, type Marked, type Place, placeAfter, rangeOf } from './grid-cursor.ts';
import { useFoundPosition } from './use-found-position.ts';
import { type Grid, HEAD_HEIGHT, NUMBER_WIDTH, ROW_HEIGHT } from './use-grid.ts';

/** The cursor of a grid and what is marked with it; the marked rows are the selection that the map shares. */
export interface Cursor {
  readonly place: Place;
  readonly range: CellRange | null;
  readonly selected: ReadonlySet<number>;
  /** Goes to a place; with `extend` the marking reaches from where it began. */
  readonly goTo: (place: Place, extend?: boolean) => void;
  /** Adds the row of a line to the selection, or takes it out. */
  readonly toggle: (place: Place) => void;
  readonly markRows: (line: number, extend: boolean) => void;
  readonly markAll: () => void;
  readonly markColumn: () => void;
  /** Answers a key that moves; false when it is none. */
  readonly move: (key: string, control: boolean, extend: boolean) => boolean;
  /** One cell on, at the end of a row to the next: as Tab does. */
  readonly advance: (by: { readonly line?: number; readonly column?: number }) => void;
}

const NONE: readonly number[] = [];
const START: Place = { line: 0, column: 0 };

/** The fids of rows: from what the page has, else asked for. */
const fidsOf = async ({ data }: Grid, { from, to }: CellRange): Promise<number[]> => {
  const known: number[] = [];
  for (let at = from; at < to; at++) {
    const found = data.at(at);
    if (found === undefined) return (await api.tables.fids({ query: data.query, from, to })).fids;
    known.push(found.row.fid);
  }
  return known;
};

/**
 * Makes the marked rows the selection; the row of the cursor leads. Only the last of several askings counts. `own` is what
 * was chosen here and in which order the rows stood then: anything else was chosen elsewhere and is gone to.
 */
const useSelect = (grid: Grid) => {
  const asked = useRef(0);
  const own = useRef<{ fids: readonly number[]; query: TableQuery } | null>(null);
  const take = (): void => {
    own.current = { fids: useDesk.getState().selection?.fids ?? NONE, query: grid.data.query };
  };
  const select = (range: CellRange, leadFirst: boolean): void => {
    const mine = ++asked.current;
    void fidsOf(grid, range).then((fids) => {
      if (mine !== asked.current || fids.length === 0) return;
      setSelection({ layer: grid.layer.name, fids: leadFirst ? fids.toReversed() : fids });
      take();
    }, notifyError);
  };
  const isOwn = (fids: readonly number[]): boolean =>
    own.current?.fids === fids && hashKey([own.current.query]) === hashKey([grid.data.query]);
  return { select, take, isOwn };
};

const scrollSideways = ({ scroller, columns, view }: Grid, column: number): void => {
  const box = scroller.current;
  if (!box || column < view.frozen) return;
  const widthOf = (to: number): number =>
    columns.slice(0, to).reduce((sum, { width }) => sum + width, NUMBER_WIDTH);
  const frozen = widthOf(view.frozen);
  const [left, right] = [widthOf(column), widthOf(column + 1)];
  if (left - box.scrollLeft < frozen) box.scrollLeft = left - frozen;
  else if (right > box.scrollLeft + box.clientWidth)
    box.scrollLeft = Math.min(left - frozen, right - box.clientWidth);
};

/** Nothing is chosen any longer: the rows were deleted, or let go. What was marked of them is marked no more. */
const useWhenEmptied = (fids: readonly number[], work: () => void): void => {
  const before = useRef(fids.length);
  useEffect(() => {
    if (before.current > 0 && fids.length === 0) work();
    before.current = fids.length;
  });
};

/** The cursor, moved by keys and pointer, and followed by the selection; and led by what is selected elsewhere. */
export const useCursor = (grid: Grid): Cursor => {
  const { layer, lines, columns, virtual, data } = grid;
  const [marked, setMarked] = useState<Marked>({ cursor: START, anchor: START });
  const fids = useDesk((state) => (state.selection?.layer === layer.name ? state.selection.fids : NONE));
  const { select, take, isOwn } = useSelect(grid);
  const size = {
    lines,
    columns: columns.length,
    page: Math.max(
      1,
      Math.floor(((grid.scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 2,
    ),
  };
  const inside = (place: Place): Place => ({
    line: Math.max(HEAD, Math.min(place.line, lines.count - 1)),
    column: Math.max(0, Math.min(place.column, columns.length - 1)),
  });
  const cursor = inside(marked.cursor);
  const anchor = inside(marked.anchor);
  grid.kept.current = cursor.line;
  const range = rangeOf({ cursor, anchor }, lines);
  const show = (place: Place): void => {
    if (place.line !== HEAD) virtual.scrollToIndex(place.line, { align: 'auto' });
    scrollSideways(grid, place.column);
  };
  const mark = (next: Marked, scroll = true): void => {
    setMarked(next);
    if (scroll) show(next.cursor);
    const rows = rangeOf(next, lines);
    if (rows !== null) select(rows, next.cursor.line < next.anchor.line);
  };
  const goTo: Cursor['goTo'] = (place, extend = false) =>
    mark({ cursor: inside(place), anchor: extend && anchor.line !== HEAD ? anchor : inside(place) });
  const right = columns.length - 1;
  useWhenEmptied(fids, () => {
    const place = { line: Math.max(0, Math.min(cursor.line, anchor.line)), column: cursor.column };
    setMarked({ cursor: place, anchor: place });
  });

  const lead = fids.at(-1) ?? null;
  useFoundPosition(data.query, isOwn(fids) ? null : lead, (position) => {
    const line = lines.lineOf(position);
    if (line === null) return;
    const place = { line, column: cursor.column };
    setMarked({ cursor: place, anchor: place });
    show(place);
  });
  return {
    place: cursor,
    range,
    selected: useMemo(() => new Set(fids), [fids]),
    goTo,
    toggle: (place) => {
      const line = lines.at(place.line);
      const found = line.kind === 'row' ? data.at(line.position) : undefined;
      setMarked({ cursor: place, anchor: place });
      if (found) toggleSelected(layer.name, found.row.fid);
      take();
    },
    // The cursor stays at the first column: nobody who marks rows wants to see the last one.
    markRows: (line, extend) =>
      mark({ anchor: { line: extend ? anchor.line : line, column: right }, cursor: { line, column: 0 } }),
    markAll: () => mark({ anchor: START, cursor: { line: lines.count - 1, column: right } }, false),
    markColumn: () =>
      mark(
        {
          anchor: { line: 0, column: cursor.column },
          cursor: { line: lines.count - 1, column: cursor.column },
        },
        false,
      ),
    move: (key, control, extend) => {
      const to = placeAfter(key, control, cursor, size);
      if (to !== null) goTo(to, extend);
      return to !== null;
    },
    advance: ({ line = 0, column = 0 }) => {
      const wrapped = cursor.column + column;
      if (wrapped > right) goTo({ line: cursor.line + 1, column: 0 });
      else if (wrapped < 0) goTo({ line: Math.max(0, cursor.line - 1), column: right });
      else goTo({ line: Math.max(0, cursor.line + line), column: wrapped });
    },
  };
};
