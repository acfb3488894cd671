import { useRef, useState } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import { isAreaLock } from '../../../shared/domain/area-locks.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useText } from '../../ui/index.ts';
import { useRestrictedState } from '../restricted/index.ts';
import { writeCell } from './cell-writes.ts';
import { type Column, cellValueOf } from './columns.ts';
import type { Place } from './grid-cursor.ts';
import type { Cursor } from './use-cursor.ts';
import type { Grid } from './use-grid.ts';
import type { NamedRow } from './use-table.ts';

/** Where the cursor goes after a cell was left. */
export type Leave = 'down' | 'up' | 'right' | 'left' | 'stay';

/** A cell that is being edited. */
export interface Editing {
  readonly layer: string;
  readonly place: Place;
  readonly column: Column;
  readonly row: NamedRow;
  /** What stands in the editor at first: the letter that opened it, or what was refused; null for the cell's value. */
  readonly typed: string | null;
  /** Why it was refused when it was written. */
  readonly refused: string | null;
  /** Somebody else changed it meanwhile and that was said: Enter writes over it. */
  readonly overtaken: boolean;
}

export interface CellEdit {
  readonly editing: Editing | null;
  /** Opens the cell of the cursor; with a letter that was typed it begins with that. */
  readonly open: (typed: string | null) => void;
  /** Writes a value and goes on. `typed` is what is said of it when it is refused. */
  readonly save: (value: CellValue, typed: string, leave: Leave, name?: string | null) => void;
  readonly cancel: () => void;
}

export interface CellEditorProps {
  readonly editing: Editing;
  readonly edit: CellEdit;
}

const STEPS: Readonly<Record<Leave, { readonly line?: number; readonly column?: number }>> = {
  down: { line: 1 },
  up: { line: -1 },
  right: { column: 1 },
  left: { column: -1 },
  stay: {},
};

/** True for a column whose cells can be typed into; masked values are opened with a reason first. */
export const isEditable = ({ field }: Column): boolean => field.editable && !field.masked;

/** Editing one cell after the other, as in a spreadsheet: what is written is seen at once, what is refused comes back. */
export const useCellEdit = (grid: Grid, cursor: Cursor): CellEdit => {
  const t = useText();
  const { openings } = useRestrictedState();
  const [editing, setEditing] = useState<Editing | null>(null);
  // An editor that is left by a key loses the focus as well: only the first of both counts.
  const live = useRef<Editing | null>(null);
  // Refused while the next cell was being typed into: it comes back when that is left.
  const waiting = useRef<Editing | null>(null);
  const { layer, columns, lines, data, scroller } = grid;
  const put = (next: Editing | null): void => {
    live.current = next;
    setEditing(next);
    if (next === null) scroller.current?.focus({ preventScroll: true });
  };
  /** What was refused stands in its cell again, with the cursor there. */
  const reopen = (again: Editing): void => {
    waiting.current = null;
    cursor.goTo(again.place);
    put(again);
  };
  /** Nothing is being typed any longer: what was refused meanwhile is gone back to. */
  const left = (): void => {
    if (live.current === null && waiting.current !== null) reopen(waiting.current);
  };
  /** A row of persons that was opened by itself, while the rest of its register stays masked. */
  const isOpened = (fid: number): boolean =>
    openings.some((one) => one.layer === layer.name && one.fid === fid);
  const open = (typed: string | null): void => {
    const { place } = cursor;
    const column = columns[place.column];
    const line = place.line < 0 ? null : lines.at(place.line);
    const row = line?.kind === 'row' ? data.at(line.position) : undefined;
    if (column === undefined || row === undefined) return;
    if (isAreaLock(layer.register, column.field.name, cellValueOf(column, row.row))) {
      notifyDone(t(areaLockText.locked));
      return;
    }
    const shut = (column.field.masked && !isOpened(row.row.fid)) || isMasked(cellValueOf(column, row.row));
    if (column.field.editable && !shut)
      put({ layer: layer.name, place, column, row, typed, refused: null, overtaken: false });
    else if (typed === null)
      notifyDone(t(column.field.editable ? tableEditUi.maskedCell : tableEditUi.notEditable));
  };
  const save: CellEdit['save'] = (value, typed, leave, name = null) => {
    if (editing === null || live.current !== editing) return;
    const { column, row, overtaken } = editing;
    // Over another's value only who says so by a key writes, not who looks elsewhere.
    if (overtaken && leave === 'stay') return cancel();
    put(null);
    if (leave !== 'stay') cursor.advance(STEPS[leave]);
    const before = cellValueOf(column, row.row);
    if (value === before && !overtaken) return left();
    const expected = overtaken ? undefined : before;
    void writeCell(layer, column, { fid: row.row.fid, value, name, expected }).then((not) => {
      if (not === null) return left();
      const { why } = not;
      notifyDone(t(tableEditUi.notSaved, { typed, why }));
      const again = { ...editing, typed, refused: why, overtaken: not.overtaken };
      if (live.current === null) reopen(again);
      else waiting.current = again;
    });
  };
  const cancel = (): void => {
    if (live.current === null) return;
    put(null);
    left();
  };
  return { editing, open, save, cancel };
};
