import { type PointerEvent, useRef, useState } from 'react';
import type { RowsMeant, TableEdit } from '../../../shared/contract/table-edit.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { api } from '../../api/index.ts';
import { notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { writeEdit } from './cell-writes.ts';
import type { CellRange } from './grid-cursor.ts';
import { isEditable } from './use-cell-edit.ts';
import { type Grid, HEAD_HEIGHT, ROW_HEIGHT } from './use-grid.ts';

export interface Fill {
  /** The first row's cells, given to the other marked rows. */
  readonly down: () => void;
  readonly clear: () => void;
  /** The rows that a drag of the handle would fill, or null. */
  readonly dragged: { readonly from: number; readonly to: number } | null;
  readonly onHandle: (event: PointerEvent) => void;
}

/** The line under the pointer. */
export const lineAt = ({ scroller, lines }: Grid, clientY: number): number => {
  const box = scroller.current;
  if (!box) return 0;
  const y = clientY - box.getBoundingClientRect().top - HEAD_HEIGHT + box.scrollTop;
  return Math.max(0, Math.min(lines.count - 1, Math.floor(y / ROW_HEIGHT)));
};

/** Rows by what they are, where the page has all of them: places may be other rows' by the time it is written. */
const rowsMeant = ({ data }: Grid, from: number, to: number): RowsMeant => {
  const fids: number[] = [];
  for (let at = from; at < to; at++) {
    const found = data.at(at);
    if (found === undefined) return { query: data.query, from, to };
    fids.push(found.row.fid);
  }
  return { fids };
};

/** Moves the grid on while a drag is at its edge. */
export const scrollAtEdge = ({ scroller }: Grid, clientY: number): void => {
  const box = scroller.current;
  if (!box) return;
  const { top, bottom } = box.getBoundingClientRect();
  if (clientY > bottom - ROW_HEIGHT * 1.5) box.scrollTop += ROW_HEIGHT;
  else if (clientY < top + HEAD_HEIGHT) box.scrollTop -= ROW_HEIGHT;
};

/** Fill down by Ctrl D or by dragging the corner of what is marked, and clearing of marked cells. */
export const useFill = (grid: Grid, range: CellRange | null): Fill => {
  const { layer, data, lines, columns } = grid;
  const [dragged, setDragged] = useState<Fill['dragged']>(null);
  const latest = useRef<Fill['dragged']>(null);
  const fields = (marked: CellRange): string[] =>
    columns
      .slice(marked.left, marked.right)
      .filter(isEditable)
      .map(({ key }) => key);
  const write = (edit: TableEdit, said: { th: string; en: string }): void =>
    void writeEdit(layer.name, edit, (n) => translate(said, { n: formatNumber(n) }), data.version);
  /** The rows from `models.from` to `models.to`, given in turn to those of `rows`. */
  const fill = async (
    models: { from: number; to: number },
    rows: { from: number; to: number },
  ): Promise<void> => {
    if (range === null || fields(range).length === 0) return;
    const { query } = data;
    try {
      const asked = rowsMeant(grid, models.from, models.to);
      const { fids } = 'fids' in asked ? asked : await api.tables.fids({ query, ...models });
      write(
        { kind: 'fill', rows: rowsMeant(grid, rows.from, rows.to), fields: fields(range), from: fids },
        tableEditUi.filled,
      );
    } catch (error) {
      notifyError(error);
    }
  };
  const dragTo = (clientY: number): void => {
    if (range === null) return;
    const line = lines.at(lineAt(grid, clientY));
    const to = line.kind === 'row' ? line.position : range.to - 1;
    const sameGroup = lines.groupOf(to) === lines.groupOf(range.from);
    if (!sameGroup) return;
    const next =
      to >= range.to ? { from: range.to, to: to + 1 } : to < range.from ? { from: to, to: range.from } : null;
    latest.current = next;
    setDragged(next);
  };
  return {
    dragged,
    down: () => {
      if (range === null || range.to - range.from < 2) return;
      void fill({ from: range.from, to: range.from + 1 }, { from: range.from + 1, to: range.to });
    },
    clear: () => {
      if (range === null || fields(range).length === 0) return;
      const { from, to } = range;
      write({ kind: 'clear', rows: rowsMeant(grid, from, to), fields: fields(range) }, tableEditUi.cleared);
    },
    onHandle: (event) => {
      event.preventDefault();
      event.stopPropagation();
      const move = (at: globalThis.PointerEvent): void => {
        scrollAtEdge(grid, at.clientY);
        dragTo(at.clientY);
      };
      const end = (): void => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
        const rows = latest.current;
        latest.current = null;
        setDragged(null);
        if (rows !== null && range !== null) void fill({ from: range.from, to: range.to }, rows);
      };
      // On the window: the row that bears the handle may leave the page while the drag goes on.
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
    },
  };
};
