/** A block of cells as spreadsheets put it on the clipboard: tabs between columns, lines between rows. */

const NEEDS_QUOTES = /["\t\r\n]/;

/** Rows of cells as one text. Cells with tabs, quotes or lines of their own stand in quotes, as Excel has them. */
export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\r\n');

/** Where a quoted cell ends that begins at `from`, and what stands in it. Without an end it is no quoted cell. */
const quotedCell = (text: string, from: number): { cell: string; next: number } | null => {
  let cell = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1];
      const ends = after === undefined || after === '\t' || after === '\n' || after === '\r';
      return ends ? { cell, next: quote + 1 } : null;
    }
    cell += '"';
    at = quote + 2;
  }
};

const CELL_END = /[\t\r\n]/g;

/**
 * Reads what a spreadsheet put on the clipboard: rows of cells, of which each may have its own number. The line end behind
 * the last row makes no further row. Linear in the length of the text.
 */
export const readTsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    let cell: string;
    if (quoted) {
      cell = quoted.cell;
      at = quoted.next;
    } else {
      CELL_END.lastIndex = at;
      const end = CELL_END.exec(text)?.index ?? text.length;
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    const sign = text[at];
    if (sign === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (sign === undefined) break;
    at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (at === text.length) break;
  }
  return rows;
};
