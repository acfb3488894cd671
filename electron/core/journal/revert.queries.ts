import { type SqlValue, tableExists, type WritableDb } from '../db/index.ts';
import { deleteBulk, restoreRows } from './bulk.queries.ts';
import { revertBulkUpdate } from './bulk-update.queries.ts';
import { type ColumnReversal, revertColumn } from './columns.queries.ts';
import { fieldsTakenBack } from './field-entries.ts';
import { catalogueRow, dropLayer, layerImage, restoreLayer, writeCatalogue } from './layer-table.queries.ts';
import { layerOperations, type Operation, operationAt, operationCount } from './operations.queries.ts';
import { type Recorder, sameValue } from './recorder.queries.ts';
import { decodeRows } from './row-image.ts';
import {
  deleteRow,
  readRow,
  readShape,
  rowsInRange,
  type TableShape,
  TRAIL,
  updateRow,
} from './rows.queries.ts';

interface Reversal extends ColumnReversal {
  /** Tables that are about to be dropped whole, so that their rows need not be deleted one by one. */
  readonly doomed: Set<string>;
}

/**
 * Takes back the operations of a change set, last first, and writes what it does to `recorder`. A cell that bears
 * another value than the set gave it was touched later: it keeps that value. Returns how many rows kept some.
 */
export const revertOperations = (
  db: WritableDb,
  setId: string,
  recorder: Recorder,
  onProgress?: (fraction: number) => void,
): number => {
  const count = operationCount(db, setId);
  const made = layerOperations(db, setId);
  const reversal: Reversal = { db, recorder, doomed: new Set(), kept: new Set(), foreign: new Set() };
  const shapes = new Map<string, TableShape>();
  for (let position = count - 1; position >= 0; position--) {
    const operation = operationAt(db, setId, position);
    // A set may remove a layer and make another of the same name: the nearest earlier step decides whose rows these are.
    const owner = made.findLast((step) => step.tbl === operation.tbl && step.position < position);
    if (owner?.action === 'insert') reversal.doomed.add(operation.tbl);
    else reversal.doomed.delete(operation.tbl);
    revertOne(reversal, operation, shapes);
    onProgress?.((count - position) / count);
  }
  return reversal.kept.size;
};

const shapeOf = (db: WritableDb, shapes: Map<string, TableShape>, table: string): TableShape => {
  const known = shapes.get(table) ?? readShape(db, table);
  shapes.set(table, known);
  return known;
};

const revertOne = (reversal: Reversal, operation: Operation, shapes: Map<string, TableShape>): void => {
  const { kind, action, tbl } = operation;
  if (kind === 'layer') {
    shapes.delete(tbl);
    if (action === 'update') revertColumn(reversal, operation);
    else revertLayer(reversal, operation);
  } else if (tbl === 'layer') revertEntry(reversal, operation);
  else if (!tableExists(reversal.db, tbl)) reversal.kept.add(`layer ${tbl}`);
  else {
    const shape = shapeOf(reversal.db, shapes, tbl);
    if (kind === 'cell') revertCell(reversal, operation, shape);
    else if (action === 'update') putBackCells(reversal, operation, shape);
    else if (action === 'insert') takeBackRows(reversal, operation, shape);
    else putBackRows(reversal, operation, shape);
  }
};

const revertLayer = ({ db, recorder }: Reversal, { tbl, action, before_image }: Operation): void => {
  if (action === 'insert') {
    const image = layerImage(db, tbl);
    dropLayer(db, tbl);
    recorder.layerRemoved(tbl, image);
  } else if (before_image) {
    restoreLayer(db, tbl, before_image);
    recorder.layerMade(tbl, layerImage(db, tbl));
  }
};

const putBackRows = ({ db, recorder, kept }: Reversal, operation: Operation, shape: TableShape): void => {
  if (!operation.before_image) return;
  const image = decodeRows(operation.before_image);
  const { columns, rows } = withPresentColumns(shape, image.columns, image.rows);
  const restored = restoreRows(db, shape, columns, rows);
  if (restored.length < rows.length) {
    const back = new Set(restored);
    for (const row of rows) {
      const fid = Number(row[columns.indexOf('fid')]);
      if (!back.has(fid)) kept.add(`${shape.table} ${fid}`);
    }
  }
  recorder.restored(shape.table, restored);
};

/** A column that is there no longer (taken out by another program) can not be filled again. */
const withPresentColumns = (
  shape: TableShape,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): { columns: readonly string[]; rows: readonly (readonly SqlValue[])[] } => {
  const kept = columns
    .map((column, i) => ({ column, i }))
    .filter(({ column }) => shape.columns.includes(column));
  if (kept.length === columns.length) return { columns, rows };
  return {
    columns: kept.map(({ column }) => column),
    rows: rows.map((row) => kept.map(({ i }) => row[i] ?? null)),
  };
};

const revertEntry = ({ db, recorder, kept }: Reversal, operation: Operation): void => {
  const { row_id: layer, col: column, old_value: before, new_value: after } = operation;
  if (layer === null || column === null) return;
  const row = catalogueRow(db, layer);
  const present = row?.[column] ?? null;
  const back =
    column === 'fields'
      ? fieldsTakenBack(present, before, after)
      : { text: sameValue(present, after) ? before : present, kept: !sameValue(present, after) };
  if (!row || back.kept) kept.add(`layer ${layer}`);
  if (!row) return;
  writeCatalogue(db, layer, column, back.text);
  recorder.entry(layer, column, present, back.text);
};

const revertCell = ({ db, recorder, kept }: Reversal, operation: Operation, shape: TableShape): void => {
  const { fid, row_id: rowId, col: column, old_value: before, new_value: after, tbl } = operation;
  if (fid === null || column === null) return;
  const present = readRow(db, shape, fid)?.[shape.columns.indexOf(column)];
  if (present !== undefined && sameValue(present, after)) {
    updateRow(db, tbl, fid, [column], [before]);
    recorder.cell(tbl, fid, rowId, column, present, before);
  } else if (!(TRAIL as readonly string[]).includes(column)) {
    // Who wrote last is no value of anyone's: that another hand came later shows in the cells themselves.
    kept.add(`${tbl} ${fid}`);
  }
};

const putBackCells = ({ db, recorder, kept }: Reversal, operation: Operation, shape: TableShape): void => {
  const { before_image: before, after_image: after, tbl } = operation;
  if (before && after)
    revertBulkUpdate(db, recorder, shape, { before, after }, (fid) => kept.add(`${tbl} ${fid}`));
};

/** Takes inserted rows away and keeps their picture, from which a redo makes them again. */
const takeBackRows = ({ db, recorder, doomed }: Reversal, operation: Operation, shape: TableShape): void => {
  const { first_fid: first, last_fid: last, after_image: fids } = operation;
  if (first === null || last === null) return;
  const going = recorder.removing(shape);
  const stays = !doomed.has(shape.table);
  if (fids) {
    for (const [fid] of decodeRows(fids).rows) {
      const row = readRow(db, shape, Number(fid));
      if (row) going.row(row);
      if (row && stays) deleteRow(db, shape.table, Number(fid));
    }
  } else {
    for (const row of rowsInRange(db, shape, first, last)) going.row(row);
    if (stays) deleteBulk(db, shape, first, last);
  }
  going.end();
};
