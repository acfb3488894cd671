import { columnOf } from './sheet-rows.ts';
import type { WorkbookPackage } from './workbook-package.ts';

/** Cells that are one over several rows: the text stands in the first and is meant for all. */
export interface MergedRows {
  readonly column: number;
  /** As in the sheet, from 1; both belong to it. */
  readonly from: number;
  readonly to: number;
}

/** Merged cells stand behind all rows; sheets beyond this are not read twice for them. */
const MOST_SHEET_BYTES = 64 << 20;
const MOST_TAIL = 4 << 20;
const MERGED = /<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;

/** The cells of a sheet that are merged downwards, by the row where they begin. */
export async function mergedRows(
  archive: WorkbookPackage,
  part: string,
): Promise<ReadonlyMap<number, MergedRows[]>> {
  const found = new Map<number, MergedRows[]>();
  if (archive.size(part) > MOST_SHEET_BYTES) return found;
  for (const [, left = '', from, , to] of (await tailOf(archive, part)).matchAll(MERGED)) {
    const merged = { column: columnOf(left), from: Number(from), to: Number(to) };
    if (merged.to <= merged.from) continue;
    const list = found.get(merged.from);
    if (list) list.push(merged);
    else found.set(merged.from, [merged]);
  }
  return found;
}

/** What stands behind the rows, and more where they are few: nothing else there reads as merged cells. */
async function tailOf(archive: WorkbookPackage, part: string): Promise<string> {
  let tail = '';
  let carry = '';
  for await (const piece of archive.pieces(part)) {
    const bytes = piece.toString('latin1');
    const text = carry + bytes;
    const rows = text.lastIndexOf('sheetData');
    if (rows >= 0) tail = text.slice(rows);
    else if (tail !== '' && tail.length < MOST_TAIL) tail += bytes;
    carry = text.slice(-16);
  }
  return tail;
}
