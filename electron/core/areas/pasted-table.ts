import { findTable } from '../formats/tables/header.ts';

/** A table as it came: names of columns, and the cells below them as they look. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/** The separator that cuts the first lines into the most columns; a tab, as spreadsheets copy, before any other. */
function separatorOf(text: string): string {
  const lines = text.split(/\r?\n/, 20).join('\n');
  return SEPARATORS.find((one) => lines.includes(one)) ?? '\t';
}

/** Cuts a pasted block into cells: quoted ones may hold separators, quotes and line ends, as spreadsheets write them. */
export function cutBlock(text: string, separator = separatorOf(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  endRow();
  return rows;
}

const unique = (names: readonly (string | null)[]): string[] => {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const base = name ?? `คอลัมน์ ${i + 1}`;
    let own = base;
    for (let n = 2; taken.has(own); n++) own = `${base} ${n}`;
    taken.add(own);
    return own;
  });
};

/** Reads a pasted block as a table: the row of the names is found, or the columns are numbered. */
export function pastedTable(text: string): TextTable {
  const cells = cutBlock(text.replace(/^\uFEFF/, ''));
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const { names, dataFrom } = findTable(cells.slice(0, 60), null);
  const columns = unique(Array.from({ length: width }, (_, i) => names[i] ?? null));
  const rows = cells.slice(dataFrom).map((row) => columns.map((_, i) => (row[i] ?? '').trim()));
  return { columns, rows };
}
