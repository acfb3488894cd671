import { type ClipboardEvent, useState } from 'react';
import { MOST_PASTED } from '../../../shared/contract/table-edit.ts';
import { writeTsv } from '../../../shared/domain/tsv.ts';
import { typedCell } from '../../../shared/domain/typed-cell.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { tableEditUi } from '../../../shared/text/tables.ts';
import { api } from '../../api/index.ts';
import { notifyDone, notifyError } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { type Column, cellValueOf } from './columns.ts';
import type { CellRange } from './grid-cursor.ts';
import type { Grid } from './use-grid.ts';

/** What was pasted and where: shown before anything is written. */
export interface Pasted {
  readonly text: string;
  readonly range: CellRange;
}

export interface Clipboard {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly copyWithHeadings: () => void;
  readonly pasted: Pasted | null;
  /** A text that is too large to paste. */
  readonly tooLarge: Pasted | null;
  readonly close: () => void;
}

/** The marked cells as text, where the page has all of them. */
const textHere = ({ data }: Grid, { from, to }: CellRange, columns: readonly Column[]): string | null => {
  const rows: string[][] = [];
  for (let at = from; at < to; at++) {
    const found = data.at(at);
    if (found === undefined) return null;
    const { row, names } = found;
    rows.push(
      columns.map((column) => {
        const value = cellValueOf(column, row);
        return typedCell(column.field, value, names[column.key]?.[String(value)] ?? null);
      }),
    );
  }
  return writeTsv(rows);
};

/** Cells go out as a spreadsheet takes them, and blocks of a spreadsheet come in. */
export const useClipboard = (grid: Grid, range: CellRange | null): Clipboard => {
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const [tooLarge, setTooLarge] = useState<Pasted | null>(null);
  const marked = range === null ? [] : grid.columns.slice(range.left, range.right);
  const say = (rows: number): void =>
    notifyDone(
      translate(tableEditUi.copied, { rows: formatNumber(rows), columns: formatNumber(marked.length) }),
    );
  /** What the page does not have is asked for; the clipboard takes it a moment later. */
  const copyFar = async (headings: boolean): Promise<void> => {
    if (range === null) return;
    try {
      const { from, to } = range;
      const fields = marked.map(({ key }) => key);
      const { text, rows } = await api.tables.copy({ query: grid.data.query, from, to, fields, headings });
      await navigator.clipboard.writeText(text);
      say(rows);
    } catch (error) {
      notifyError(error);
    }
  };
  return {
    pasted,
    tooLarge,
    close: () => {
      setPasted(null);
      setTooLarge(null);
    },
    copyWithHeadings: () => void copyFar(true),
    onCopy: (event) => {
      if (range === null) return;
      event.preventDefault();
      const text = textHere(grid, range, marked);
      if (text === null) void copyFar(false);
      else {
        event.clipboardData.setData('text/plain', text);
        say(range.to - range.from);
      }
    },
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain');
      if (range === null || text === '') return;
      event.preventDefault();
      if (text.length > MOST_PASTED) setTooLarge({ text, range });
      else setPasted({ text, range });
    },
  };
};
