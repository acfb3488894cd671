import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { setSelection, toggleSelected } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import type { Rows } from './use-rows.ts';

export interface RowSelection {
  /** The row that keys start from. */
  readonly setFocused: (position: number) => void;
  readonly click: (position: number, event: MouseEvent) => void;
  readonly show: (position: number) => void;
  /** Answers a key of the table; the position it leads to, or null when it is none of its keys. */
  readonly key: (event: KeyboardEvent, rowsOnPage: number) => number | null;
}

const positionFor = (key: string, now: number, page: number, total: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
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

/** Choosing rows as in a spreadsheet: click, Ctrl-click, Shift-click, arrows, Shift with arrows. */
export const useRowSelection = (layer: string, rows: Rows): RowSelection => {
  const anchor = useRef(0);
  const focused = useRef(-1);

  const selectTo = (position: number): void => {
    const [low, high] = [Math.min(anchor.current, position), Math.max(anchor.current, position)];
    const fids: number[] = [];
    for (let at = low; at <= high; at++) {
      const row = rows.at(at);
      if (row !== undefined) fids.push(row.fid);
    }
    // The row that was reached leads the selection.
    if (position === low) fids.reverse();
    setSelection({ layer, fids });
  };
  const selectOne = (position: number): void => {
    const row = rows.at(position);
    anchor.current = position;
    if (row !== undefined) setSelection({ layer, fids: [row.fid] });
  };
  return {
    setFocused: (position) => {
      focused.current = position;
    },
    click: (position, event) => {
      const row = rows.at(position);
      focused.current = position;
      if (row === undefined) return;
      if (event.shiftKey) selectTo(position);
      else if (event.ctrlKey || event.metaKey) toggleSelected(layer, row.fid);
      else selectOne(position);
    },
    show: (position) => {
      const row = rows.at(position);
      if (row !== undefined) void deskMapApi.focusFeatures(layer, [row.fid]);
    },
    key: (event, rowsOnPage) => {
      const position = positionFor(event.key, focused.current, rowsOnPage, rows.total);
      if (position === null) return null;
      focused.current = position;
      if (event.shiftKey) selectTo(position);
      else selectOne(position);
      return position;
    },
  };
};
