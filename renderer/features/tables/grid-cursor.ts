import type { Lines } from './lines.ts';

/** A cell by its line in the grid and its column; the headings are line -1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the keys work: the cursor, and the other corner of what is marked. */
export interface Marked {
  readonly cursor: Place;
  readonly anchor: Place;
}

/** The headings' line. */
export const HEAD = -1;

/** Marked cells: rows by their places in the table, columns by their index; `to` and `right` do not count in. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly lines: Lines;
  readonly columns: number;
  /** Lines that are seen at once. */
  readonly page: number;
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The edges that Ctrl with an arrow jumps to. */
const jump = (key: string, { line, column }: Place, { lines, columns }: GridSize): Place | null => {
  switch (key) {
    case 'ArrowUp':
      return { line: 0, column };
    case 'ArrowDown':
      return { line: lines.count - 1, column };
    case 'ArrowLeft':
      return { line, column: 0 };
    case 'ArrowRight':
      return { line, column: columns - 1 };
    case 'Home':
      return { line: 0, column: 0 };
    case 'End':
      return { line: lines.count - 1, column: columns - 1 };
    default:
      return null;
  }
};

const step = (key: string, { line, column }: Place, { columns, page }: GridSize): Place | null => {
  switch (key) {
    case 'ArrowUp':
      return { line: line - 1, column };
    case 'ArrowDown':
      return { line: line + 1, column };
    case 'ArrowLeft':
      return { line, column: column - 1 };
    case 'ArrowRight':
      return { line, column: column + 1 };
    case 'PageUp':
      return { line: Math.max(0, line - page), column };
    case 'PageDown':
      return { line: line + page, column };
    case 'Home':
      return { line, column: 0 };
    case 'End':
      return { line, column: columns - 1 };
    default:
      return null;
  }
};

/** Where a key leads from a place; null for keys that lead nowhere. */
export const placeAfter = (key: string, control: boolean, from: Place, size: GridSize): Place | null => {
  const wanted = control ? jump(key, from, size) : step(key, from, size);
  return (
    wanted && {
      line: within(wanted.line, HEAD, size.lines.count - 1),
      column: within(wanted.column, 0, size.columns - 1),
    }
  );
};

/** The rows between two lines of one group, or of the table where it has none: places in the table. */
const rowsBetween = (lines: Lines, from: number, to: number): readonly [number, number] | null => {
  const first = lines.rowFrom(from, 1);
  const last = lines.rowFrom(to, -1);
  return first === null || last === null || first > last ? null : [first, last];
};

/**
 * What is marked. Of a grouped table only rows of the group in which the marking began: what lies between may be folded,
 * and nobody changes rows that are not seen.
 */
export const rangeOf = ({ cursor, anchor }: Marked, lines: Lines): CellRange | null => {
  if (cursor.line === HEAD || anchor.line === HEAD) return null;
  const between = rowsBetween(lines, Math.min(cursor.line, anchor.line), Math.max(cursor.line, anchor.line));
  if (between === null) return null;
  let [from, last] = between;
  const begun = lines.at(anchor.line);
  const group = begun.kind === 'row' ? lines.groupOf(begun.position) : begun.group;
  if (group !== null) {
    while (from < last && lines.groupOf(from) !== group) from++;
    while (last > from && lines.groupOf(last) !== group) last--;
    if (lines.groupOf(from) !== group) return null;
  }
  return {
    from,
    to: last + 1,
    left: Math.min(cursor.column, anchor.column),
    right: Math.max(cursor.column, anchor.column) + 1,
  };
};
