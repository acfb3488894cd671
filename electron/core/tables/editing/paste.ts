import type { Bilingual, CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';
import { MOST_CELLS, type TableEdit } from '../../../../shared/contract/table-edit.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { searchText } from '../../../../shared/domain/thai-text.ts';
import { readTsv } from '../../../../shared/domain/tsv.ts';
import { readTypedCell } from '../../../../shared/domain/typed-cell.ts';
import type { OpenWorkspace } from '../../context.ts';
import { Turns } from '../../jobs/turns.ts';
import type { RowSource } from '../../layers/index.ts';
import { fieldNamed } from '../field-named.ts';
import { fidsBetween, orderedRows } from '../orders.ts';
import { withWholeAreas } from './pasted-areas.ts';
import { referenceReader } from './read-reference.ts';
import type { Wanted, WantedCell } from './wanted-cell.ts';

type Paste = Extract<TableEdit, { kind: 'paste' }>;

/** A heading without its unit. */
const heading = (text: string): string => searchText(text).replace(/ ?\([^)]*\)$/, '');

/** True for a first row that only names the columns it is laid on. */
const isHeading = (row: readonly string[], fields: readonly Field[]): boolean =>
  row.length > 0 &&
  row.every((cell, i) => {
    const field = fields[i];
    const titles = field === undefined ? [] : [field.title, field.titleEn];
    return titles.some((title) => heading(title) === heading(cell));
  });

/** How far the block is laid: over all marked cells where these are a multiple of it. */
const sizeOf = (edit: Paste, rows: readonly (readonly string[])[]): { height: number; width: number } => {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  return {
    height: edit.height % rows.length === 0 ? edit.height : rows.length,
    width: edit.width % columns === 0 ? edit.width : columns,
  };
};

type Read = (field: Field, text: string, fid: number) => { value: CellValue; reason: Bilingual | null };

const cellReader = (workspace: OpenWorkspace, source: RowSource, fids: readonly number[]): Read => {
  const references = referenceReader(workspace, source, fids);
  return (field, text, fid) => {
    const read = readTypedCell(field, text);
    if (!read.ok) return { value: null, reason: read.reason };
    if (field.reference === null || read.value === null) return { value: read.value, reason: null };
    return references(field, String(read.value), fid);
  };
};

/**
 * The cells of a block as it is laid on the table: row by row, those beyond the last row or column among them. A first row
 * of headings is left out. Refuses `edit-too-large`.
 */
export const wantedOfBlock = async (
  workspace: OpenWorkspace,
  source: RowSource,
  edit: Paste,
): Promise<Wanted> => {
  const fields = edit.fields.map((name) => fieldNamed(source, name));
  const block = readTsv(edit.text);
  const rows = block.length > 1 && isHeading(block[0] ?? [], fields) ? block.slice(1) : block;
  const { height, width } = sizeOf(edit, rows);
  if (height * width > MOST_CELLS)
    throw new Refusal('edit-too-large', { cells: height * width, most: MOST_CELLS });
  const ordered = orderedRows(workspace, source, edit.query);
  const fids = Array.from(fidsBetween(ordered, edit.from, edit.from + height));
  const read = cellReader(workspace, source, fids);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const cells: WantedCell[] = [];
  const turns = new Turns();
  for (let y = 0; y < height; y++) {
    if (turns.over) await turns.pass();
    const row: WantedCell[] = [];
    for (let x = 0; x < width; x++) {
      const typed = rows[y % rows.length]?.[x % columns];
      if (typed === undefined) continue;
      const [fid, field] = [fids[y] ?? null, fields[x] ?? null];
      const { value, reason } =
        fid === null || field === null ? { value: null, reason: null } : read(field, typed, fid);
      row.push({ fid, field, typed, value, reason });
    }
    cells.push(...withWholeAreas(row, source.layer.fields));
  }
  const beyond = { rows: height - fids.length, columns: Math.max(0, width - fields.length) };
  return { cells, outside: beyond };
};
