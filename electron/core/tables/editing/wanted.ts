import type { CellValue } from '../../../../shared/contract/base.ts';
import type { Field } from '../../../../shared/contract/layers.ts';
import { MOST_CELLS, type RowsMeant, type TableEdit } from '../../../../shared/contract/table-edit.ts';
import { AREA } from '../../../../shared/domain/area-field.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../../context.ts';
import { Turns } from '../../jobs/turns.ts';
import type { RowSource } from '../../layers/index.ts';
import { fieldNamed } from '../field-named.ts';
import { fidsBetween, orderedRows } from '../orders.ts';
import { readCells, readCellsInTurns, type StoredCells } from './cells.queries.ts';
import { wantedOfBlock } from './paste.ts';
import type { Wanted, WantedCell } from './wanted-cell.ts';

const INSIDE = { rows: 0, columns: 0 } as const;

/** The fids of the rows that an edit names, in the order of the table. */
export const fidsMeant = (workspace: OpenWorkspace, source: RowSource, rows: RowsMeant): number[] =>
  'fids' in rows
    ? [...new Set(rows.fids)]
    : Array.from(fidsBetween(orderedRows(workspace, source, rows.query), rows.from, rows.to));

const given = (fid: number, field: Field, value: CellValue): WantedCell => ({
  ...{ fid, field, value },
  typed: null,
  reason: null,
});

/** A stored value as edits give it. */
export const asCell = (field: Field, value: StoredCells[string] | undefined): CellValue => {
  if (value === null || value === undefined || value instanceof Uint8Array) return null;
  if (field.type === 'boolean') return Number(value) !== 0;
  return typeof value === 'bigint' ? Number(value) : value;
};

type Of<K extends TableEdit['kind']> = Extract<TableEdit, { kind: K }>;

const filled = (workspace: OpenWorkspace, source: RowSource, edit: Of<'fill'>): WantedCell[] => {
  const fields = edit.fields.map((name) => fieldNamed(source, name));
  const columns = fields.map(({ name }) => name).filter((name) => name !== AREA);
  const models = readCells(source.db, source.table.name, columns, edit.from);
  const lost = edit.from.find((fid) => !models.has(fid));
  if (lost !== undefined) throw new Refusal('row-not-found', { row: lost });
  return fidsMeant(workspace, source, edit.rows)
    .filter((fid) => !models.has(fid))
    .flatMap((fid, i) => {
      const model = models.get(edit.from[i % edit.from.length] ?? 0);
      return fields.map((field) => given(fid, field, asCell(field, model?.[field.name])));
    });
};

/** Words are looked for without regard to case, letter by letter, never as a pattern. */
const replacer = ({ find, replacement, whole }: Of<'replace'>): ((text: string) => string) => {
  const literal = find.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(whole ? `^${literal}$` : literal, 'giu');
  return (text) => text.replace(pattern, () => replacement);
};

/** Words are replaced in plain texts: lists and references have words of their own. */
const isWords = (field: Field): boolean =>
  field.type === 'text' &&
  field.codeList === null &&
  field.reference === null &&
  !field.many &&
  !field.masked &&
  field.editable;

const replaced = async (
  workspace: OpenWorkspace,
  source: RowSource,
  edit: Of<'replace'>,
): Promise<WantedCell[]> => {
  const fields = edit.fields.map((name) => fieldNamed(source, name)).filter(isWords);
  const columns = fields.map(({ name }) => name);
  const fids = fidsMeant(workspace, source, edit.rows);
  const rows = await readCellsInTurns(source.db, source.table.name, columns, fids);
  const change = replacer(edit);
  const cells: WantedCell[] = [];
  const turns = new Turns();
  for (const fid of fids) {
    if (turns.over) await turns.pass();
    for (const field of fields) {
      const text = rows.get(fid)?.[field.name];
      if (typeof text !== 'string') continue;
      const value = change(text);
      if (value !== text) cells.push(given(fid, field, value === '' ? null : value));
    }
  }
  return cells;
};

const countOf = (rows: RowsMeant): number => ('fids' in rows ? rows.fids.length : rows.to - rows.from);

const refuseTooLarge = (cells: number): void => {
  if (cells > MOST_CELLS) throw new Refusal('edit-too-large', { cells, most: MOST_CELLS });
};

/** The cells that an edit means to change, in the order of the table; of many in turns. Refuses `field-not-found`, `row-not-found`, `edit-too-large`. */
export const wantedCells = async (
  workspace: OpenWorkspace,
  source: RowSource,
  edit: TableEdit,
): Promise<Wanted> => {
  const rowsOf = (rows: RowsMeant): number[] => fidsMeant(workspace, source, rows);
  if ('fields' in edit && 'rows' in edit && edit.kind !== 'replace')
    refuseTooLarge(countOf(edit.rows) * edit.fields.length);
  switch (edit.kind) {
    case 'cells': {
      const cells = edit.cells.map(({ fid, field, value, expected }) => ({
        ...given(fid, fieldNamed(source, field), value),
        ...(expected === undefined ? {} : { expected }),
      }));
      return { cells, outside: INSIDE };
    }
    case 'set': {
      const field = fieldNamed(source, edit.field);
      return { cells: rowsOf(edit.rows).map((fid) => given(fid, field, edit.value)), outside: INSIDE };
    }
    case 'clear': {
      const fields = edit.fields.map((name) => fieldNamed(source, name));
      const cells = rowsOf(edit.rows).flatMap((fid) => fields.map((field) => given(fid, field, null)));
      return { cells, outside: INSIDE };
    }
    case 'fill':
      return { cells: filled(workspace, source, edit), outside: INSIDE };
    case 'replace':
      return { cells: await replaced(workspace, source, edit), outside: INSIDE };
    case 'paste':
      return wantedOfBlock(workspace, source, edit);
  }
};
