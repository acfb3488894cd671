/**
 * Where the names of a table's columns stand. Offices put titles above, write names on two lines with a word for a
 * group above its columns, number the columns below them, or leave the names out.
 */

/** Where a table begins. Rows are indices into the rows that were given. */
export interface TableStart {
  /** Counted from 1; 0 where there are no names. */
  readonly headerRow: number;
  /** By position; null for columns without a name. */
  readonly names: readonly (string | null)[];
  /** Index of the first row of data. */
  readonly dataFrom: number;
}

type Row = readonly string[];

/** Titles above a table take few lines; the names are looked for in this many rows. */
const LOOKED_AT = 25;
/** A row of names fills at least this share of the columns; the upper one of two lines this. */
const FULL = 0.6;
const GROUPS = 0.3;
/** A row that leaves next to no column without a cell, and how far below another it may stand. */
const WHOLE = 0.9;
const SOON = 6;
/** From this share of its cells on, a row that repeats what stands below is one of them. */
const REPEATED = 0.25;
/** Of a row of names at most this share are figures. */
const FIGURES = 0.3;
const LONGEST_NAME = 200;
const NUMBERING_FROM = 3;

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';
const filled = (row: Row): number => row.reduce((sum, cell) => sum + (isBlank(cell) ? 0 : 1), 0);
const arabic = (text: string): string =>
  text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/** Numbers and dates: what stands under names, seldom among them. */
const isFigure = (cell: string): boolean => {
  const text = arabic(cell);
  return (
    /^[+-]?[\d,]*\.?\d+(e[+-]?\d+)?\s*%?$/i.test(text) ||
    /^\d{1,4}[/-]\d{1,2}[/-]\d{1,4}([T ]\d.*)?$/.test(text)
  );
};
/** A year may be the name of a column. */
const isYear = (cell: string): boolean => /^(19|20|24|25|26)\d\d$/.test(arabic(cell));
const isLabel = (cell: string): boolean => !isFigure(cell) || isYear(cell);

const WORDS =
  /^(ชื่อ|รหัส|ลำดับ|จำนวน|วันที่|ละติจูด|ลองจิจูด|พิกัด|หมายเหตุ|ประเภท|เลขที่|เนื้อที่)|^(ที่|จังหวัด|อำเภอ|ตำบล|หมู่ที่|หมู่บ้าน|บ้าน|โซน)$|^(id|fid|no\.?|name|code|lat|lon|lng|long|latitude|longitude|[xyen]|easting|northing|type|date|area|zone|wkt|geom)$|_(id|idn|code|pcode|name|th|en|t|e)$/i;

/** The number of cells that a row of the table usually has. */
function usualWidth(rows: readonly Row[]): number {
  const counts = rows
    .map(filled)
    .filter((count) => count > 0)
    .sort((a, b) => b - a);
  return counts[Math.floor(counts.length / 4)] ?? 0;
}

/** Finds the names. `chosen` is the user's row: counted from 1, 0 for none, null to look for it. */
export function findTable(rows: readonly Row[], chosen: number | null): TableStart {
  if (chosen !== null && chosen > 0) return startAt(rows, Math.min(chosen - 1, Math.max(0, rows.length - 1)));
  const first = rows.findIndex((row) => filled(row) > 0);
  const none: TableStart = { headerRow: 0, names: [], dataFrom: Math.max(0, first) };
  if (chosen === 0 || first < 0) return none;
  const width = usualWidth(rows);
  for (let i = first; i < Math.min(rows.length, first + LOOKED_AT); i++) {
    const row = rows[i]!;
    const count = filled(row);
    const full = count >= width * FULL;
    if (!full && !(count >= width * GROUPS && width > 2 && isGroupLine(rows, i))) continue;
    const better = isGroupLine(rows, i) ? i : betterBelow(rows, i, width);
    return isNames(rows, better) ? startAt(rows, better) : none;
  }
  return none;
}

/**
 * A line of facts above a table (`จังหวัด | ชัยนาท | ปี | 2567`) is passed over where a fuller row of labels with
 * figures below it follows soon.
 */
function betterBelow(rows: readonly Row[], index: number, width: number): number {
  const count = filled(rows[index]!);
  if (count >= width * WHOLE) return index;
  for (let i = index + 1; i <= Math.min(index + SOON, rows.length - 2); i++) {
    const row = rows[i]!;
    if (filled(row) <= count || filled(row) < width * WHOLE) continue;
    if (!row.every((cell) => isBlank(cell) || !isFigure(cell))) return index;
    const figures = row.some((cell, c) => !isBlank(cell) && isFigureColumn(rows, i + 1, c));
    if (figures) return i;
  }
  return index;
}

const isFigureColumn = (rows: readonly Row[], from: number, column: number): boolean => {
  const cells = rows
    .slice(from)
    .map((row) => row[column] ?? '')
    .filter((cell) => !isBlank(cell));
  return cells.length > 0 && cells.every(isFigure);
};

/** True when the row can be names for what stands below it. */
function isNames(rows: readonly Row[], index: number): boolean {
  const row = rows[index]!;
  const cells = row.filter((cell) => !isBlank(cell));
  const labels = cells.filter(isLabel).length;
  if (labels < cells.length * (1 - FIGURES)) return false;
  const below = rows.slice(index + 1).filter((other) => filled(other) > 0);
  let repeated = 0;
  let figures = 0;
  for (const [c, cell] of row.entries()) {
    if (isBlank(cell)) continue;
    const under = below.map((other) => other[c] ?? '').filter((other) => !isBlank(other));
    if (under.some((other) => other.trim() === cell.trim())) repeated++;
    if (isFigure(cell) && !isYear(cell) && under.length > 0 && under.every(isFigure)) figures++;
  }
  if (figures > 0) return false;
  // Names that are printed again on every page are repeated all together; data repeats here and there.
  if (repeated < cells.length * REPEATED || repeated === cells.length) return true;
  return cells.filter((cell) => WORDS.test(cell.trim())).length >= Math.min(2, cells.length);
}

/** True when the row below fills the gaps of this one with names, as the lower of two lines does. */
function isGroupLine(rows: readonly Row[], index: number): boolean {
  const upper = rows[index]!;
  const lower = rows[index + 1];
  if (!lower || filled(lower) === 0) return false;
  if (!lower.every((cell) => isBlank(cell) || isLabel(cell))) return false;
  const columns = Math.max(upper.length, lower.length);
  let gaps = 0;
  let closed = 0;
  let alone = 0;
  for (let c = 0; c < columns; c++) {
    const up = !isBlank(upper[c]);
    const down = !isBlank(lower[c]);
    if (!up) gaps++;
    if (!up && down) closed++;
    if (up && !down) alone++;
  }
  if (gaps === 0 || closed < gaps * 0.5) return false;
  // The names that take both lines stand above blank cells which the rows of data fill.
  const data = rows.slice(index + 2).filter((row) => filled(row) > 0);
  const fills = upper.some(
    (cell, c) => !isBlank(cell) && isBlank(lower[c]) && data.some((row) => !isBlank(row[c])),
  );
  return alone > 0 && fills;
}

function startAt(rows: readonly Row[], index: number): TableStart {
  const upper = rows[index] ?? [];
  const two = filled(upper) > 0 && isGroupLine(rows, index);
  const names = two ? joinLines(upper, rows[index + 1]!) : upper.map(cleanName);
  let dataFrom = index + (two ? 2 : 1);
  if (isNumbering(rows[dataFrom])) dataFrom++;
  return { headerRow: index + 1, names, dataFrom };
}

const cleanName = (cell: string): string | null =>
  cell
    .replace(/[\u200B\uFEFF]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME) || null;

/** The word for a group stands over the first of its columns and is put before the name of each. */
function joinLines(upper: Row, lower: Row): (string | null)[] {
  let group: string | null = null;
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, c) => {
    const up = cleanName(upper[c] ?? '');
    const down = cleanName(lower[c] ?? '');
    if (up !== null) group = down === null ? null : up;
    if (down === null) return up;
    return group === null || group === down ? down : `${group} ${down}`;
  });
}

/** A line `1 2 3 …` or `(1) (2) (3) …` below the names. */
function isNumbering(row: Row | undefined): boolean {
  if (!row) return false;
  const cells = row.filter((cell) => !isBlank(cell));
  return (
    cells.length >= NUMBERING_FROM &&
    cells.every((cell, i) => arabic(cell).replace(/^\((\d+)\)$/, '$1') === String(i + 1))
  );
}
