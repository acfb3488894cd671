import type { CellValue } from '../../../shared/contract/base.ts';
import type { Row } from '../../../shared/contract/layers.ts';
import type { Shape } from '../../../shared/contract/records.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { journalText } from '../../../shared/text/journal.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { SettledShape, SettleShape } from '../borders/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { readRows } from '../layers/index.ts';
import { findingsOf } from './judge.ts';
import { type ProposedRow, proposedRow } from './proposed-row.ts';
import { labelOf } from './records.queries.ts';
import { type RowStore, rowStore } from './row-store.ts';
import { refuseErrors, stored } from './validate.ts';

type Values = Readonly<Record<string, CellValue>>;

export interface RecordUpdate {
  readonly layer: string;
  readonly fid: number;
  readonly values: Values;
  /** Left out: the shape stays. */
  readonly shape?: Shape | null | undefined;
  /** What the fields held when they were typed over; those left out are written over whatever they hold. */
  readonly expected?: Values | undefined;
  readonly reason: string;
}

export interface NewRecord {
  readonly layer: string;
  readonly values: Values;
  readonly shape: Shape | null;
  readonly reason: string;
}

const titleOf = ({ db, layer, table }: RowStore, fid: number): string => {
  const masked = layer.fields.find(({ name }) => name === layer.labelField)?.masked ?? true;
  // The history stands in the open: a person's name is not put into it.
  const open = layer.register === null || registerOf(layer.register)?.store === 'workspace';
  const label =
    layer.labelField === null || masked || !open ? null : labelOf(db, table.base, layer.labelField, fid);
  return label ?? String(fid);
};

const checked = (workspace: OpenWorkspace, store: RowStore, row: ProposedRow): Record<string, SqlValue> => {
  refuseErrors(store.layer, findingsOf(workspace, store, row, null), row.written);
  return Object.fromEntries(Object.entries(row.written).map(([name, value]) => [name, stored(value)]));
};

const writtenRow = ({ db, layer, table }: RowStore, fid: number): Row => {
  const [row] = readRows(db, table, layer.fields, [fid]);
  if (!row) throw new Refusal('row-not-found', { row: fid });
  return row;
};

/** The shape as it is written; with `settle` it is checked and fits its neighbours. */
const settledShape = (
  { db, layer }: RowStore,
  fid: number | null,
  wkb: Uint8Array | null,
  settle: SettleShape | null,
): SettledShape | null => {
  if (wkb === null) return null;
  return settle === null ? { wkb, neighbours: () => undefined } : settle(db, layer, fid, wkb);
};

/** Refuses `row-changed` for fields that hold another value than the one that was typed over. */
const refuseChanged = (
  { db, layer, table }: RowStore,
  fid: number,
  written: Values,
  expected: Values,
): void => {
  const [stands] = readRows(db, table, layer.fields, [fid]);
  const changed = layer.fields.filter(({ name }) => {
    const now = stands?.values[name] ?? null;
    const judged = name in written && name in expected && !isMasked(now);
    return judged && now !== expected[name] && now !== written[name];
  });
  if (changed.length === 0) return;
  throw new Refusal('row-changed', {
    fields: changed.map(({ title }) => title).join(', '),
    fieldsEn: changed.map(({ title, titleEn }) => titleEn || title).join(', '),
  });
};

/**
 * Writes the cells of a form, and its shape where one is given, as one change. Refuses `layer-not-found`, `row-not-found`,
 * `field-not-found`, `row-changed`, `validation-failed` for what its fields or a rule of severity `error` say of what is
 * written, and `name-taken` for a code that another row bears. `settle` refuses `shape-invalid`.
 */
export const updateRecord = (
  workspace: OpenWorkspace,
  update: RecordUpdate,
  settle: SettleShape | null = null,
): Row => {
  const store = rowStore(workspace, update.layer);
  const row = proposedRow(store, update.fid, update.values, update.shape);
  refuseChanged(store, update.fid, row.written, update.expected ?? {});
  const values = checked(workspace, store, row);
  const label = journalText.recordEdited(store.layer, titleOf(store, update.fid));
  const settled = row.shapeWritten ? settledShape(store, update.fid, row.wkb, settle) : null;
  store.change({ kind: 'edit', label, why: update.reason }, (writer) => {
    writer.update(
      store.table.base,
      update.fid,
      values,
      row.shapeWritten ? (settled?.wkb ?? null) : undefined,
    );
    settled?.neighbours(writer);
  });
  return writtenRow(store, update.fid);
};

const nameOf = ({ layer }: RowStore, row: ProposedRow): string => {
  const field = layer.fields.find(({ name }) => name === layer.labelField);
  const open = layer.register === null || registerOf(layer.register)?.store === 'workspace';
  const name = field && open && !field.masked && field.codeList === null ? row.written[field.name] : null;
  return name === null || name === undefined ? '' : String(name);
};

/**
 * A new row as one change. Zones are made by their own panel and results by analyses: both are refused as
 * `validation-failed`, like what the fields or a rule of severity `error` say. Refuses `layer-not-found`,
 * `field-not-found`, and `name-taken` for a code that another row bears.
 */
export const createRecord = (
  workspace: OpenWorkspace,
  { layer, values, shape, reason }: NewRecord,
  settle: SettleShape | null = null,
): Row => {
  const store = rowStore(workspace, layer);
  if (store.layer.kind === 'result' || store.layer.register === 'zone')
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', store.layer),
      ...namedInBoth('reason', validationText.notEditable),
    });
  const row = proposedRow(store, null, values, shape);
  const cells = checked(workspace, store, row);
  const label = journalText.recordMade(store.layer, nameOf(store, row));
  const settled = settledShape(store, null, row.wkb, settle);
  const { fid } = store.change({ kind: 'add', label, why: reason }, (writer) => {
    settled?.neighbours(writer);
    return writer.insert(store.table.base, cells, settled?.wkb ?? null);
  });
  return writtenRow(store, fid);
};
