import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { deskMapApi } from '../../map/index.ts';
import { fitColumn, moveColumn, sortBy } from './column-actions.ts';
import { HEAD, type Place } from './grid-cursor.ts';
import { toggleGroup } from './group-actions.ts';
import { type CellEdit, isEditable } from './use-cell-edit.ts';
import type { Cursor } from './use-cursor.ts';
import { lineAt, scrollAtEdge } from './use-fill.ts';
import type { Grid } from './use-grid.ts';

/** What of the grid is under the pointer. */
interface Hit {
  readonly part: 'cell' | 'rows' | 'group' | 'head' | 'all';
  readonly place: Place;
}

const hitOf = (target: EventTarget): Hit | null => {
  const element = target instanceof Element ? target : null;
  const head = element?.closest<HTMLElement>('[data-head]');
  if (head) return { part: 'head', place: { line: HEAD, column: Number(head.dataset.head) } };
  if (element?.closest('[data-all]')) return { part: 'all', place: { line: 0, column: 0 } };
  const line = element?.closest<HTMLElement>('[data-line]');
  if (!line) return null;
  const at = Number(line.dataset.line);
  if (element?.closest('[data-rows]')) return { part: 'rows', place: { line: at, column: 0 } };
  const cell = element?.closest<HTMLElement>('[data-column]');
  if (cell) return { part: 'cell', place: { line: at, column: Number(cell.dataset.column) } };
  return { part: 'group', place: { line: at, column: 0 } };
};

/** The column under the pointer; beyond the last one for what lies behind its middle. */
const columnAt = (clientX: number, clientY: number): number | null => {
  const head = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-head]');
  if (!head) return null;
  const { left, width } = head.getBoundingClientRect();
  return Number(head.dataset.head) + (clientX > left + width / 2 ? 1 : 0);
};

/** Calls `move` until the pointer is let go, then `end`. */
const follow = (move: (event: globalThis.PointerEvent) => void, end: () => void): void => {
  const stop = (): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', stop);
    window.removeEventListener('pointercancel', stop);
    end();
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
};

const FAR_ENOUGH = 6;

export interface GridPointer {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  /** Where a dragged heading would come, or -1. */
  readonly dropAt: number;
}

/** Dragging a heading moves its column; one that is let go where it was sorts. */
const useHeadDrag = (grid: Grid) => {
  const [dropAt, setDropAt] = useState(-1);
  const begin = (down: PointerEvent, from: number): void => {
    let target: number | null = null;
    const column = grid.columns[from];
    follow(
      (event) => {
        if (target === null && Math.abs(event.clientX - down.clientX) < FAR_ENOUGH) return;
        target = columnAt(event.clientX, event.clientY) ?? target ?? from;
        setDropAt(target);
      },
      () => {
        setDropAt(-1);
        if (target !== null) moveColumn(grid, from, target);
        else if (column) sortBy(grid, column, down.shiftKey);
      },
    );
  };
  return { dropAt, begin };
};

/** Marks cells as the pointer is dragged over them. */
const dragMarks = (grid: Grid, cursor: () => Cursor, column: number | null): void => {
  let last = '';
  follow(
    (event) => {
      scrollAtEdge(grid, event.clientY);
      const over = document.elementFromPoint(event.clientX, event.clientY);
      const hit = over === null ? null : hitOf(over);
      const place = {
        line: lineAt(grid, event.clientY),
        column: column ?? (hit?.part === 'cell' ? hit.place.column : cursor().place.column),
      };
      const key = `${place.line} ${place.column}`;
      if (key === last) return;
      last = key;
      if (column === null) cursor().goTo(place, true);
      else cursor().markRows(place.line, true);
    },
    () => undefined,
  );
};

/** What the pointer does in a grid. */
export const useGridPointer = (
  grid: Grid,
  cursor: Cursor,
  edit: CellEdit,
  onMenu: (place: Place, at: { readonly x: number; readonly y: number }) => void,
): GridPointer => {
  const latest = useRef(cursor);
  latest.current = cursor;
  const { dropAt, begin } = useHeadDrag(grid);
  const press = (event: PointerEvent, { part, place }: Hit): void => {
    if (part === 'head') begin(event, place.column);
    else if (part === 'all') cursor.markAll();
    else if (part === 'group') {
      cursor.goTo(place);
      toggleGroup(grid, place.line);
    } else if (event.ctrlKey || event.metaKey) cursor.toggle(place);
    else if (part === 'rows') {
      cursor.markRows(place.line, event.shiftKey);
      dragMarks(grid, () => latest.current, 0);
    } else {
      cursor.goTo(place, event.shiftKey);
      dragMarks(grid, () => latest.current, null);
    }
  };
  return {
    dropAt,
    onPointerDown: (event) => {
      if (event.button !== 0 || (event.target as Element).closest('input, button')) return;
      const hit = hitOf(event.target);
      if (hit === null) return;
      // The grid keeps the focus; what is dragged over is marked by us, not by the browser.
      event.preventDefault();
      grid.scroller.current?.focus({ preventScroll: true });
      press(event, hit);
    },
    onDoubleClick: (event) => {
      const hit = hitOf(event.target);
      const column = grid.columns[hit?.place.column ?? -1];
      if (hit?.part === 'head' && column && (event.target as Element).closest('[data-edge]'))
        fitColumn(grid, column);
      if (hit?.part !== 'cell' || !column) return;
      const line = grid.lines.at(hit.place.line);
      const found = line.kind === 'row' ? grid.data.at(line.position) : undefined;
      if (isEditable(column)) edit.open(null);
      else if (found) void deskMapApi.focusFeatures(grid.layer.name, [found.row.fid]);
    },
    onContextMenu: (event) => {
      const hit = hitOf(event.target);
      if (hit === null || hit.part === 'all') return;
      event.preventDefault();
      const line = grid.lines.at(Math.max(0, hit.place.line));
      const inside =
        cursor.range !== null &&
        line.kind === 'row' &&
        line.position >= cursor.range.from &&
        line.position < cursor.range.to;
      if (hit.part === 'head' || !inside) cursor.goTo(hit.place);
      onMenu(hit.place, { x: event.clientX, y: event.clientY });
    },
  };
};
