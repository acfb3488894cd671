import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary, Row } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { journalText } from '../../../shared/text/journal.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { layerTable, readLayer, readRows } from '../layers/index.ts';
import { wrongAreaCode } from './area-codes.ts';
import { labelOf, valueTaken } from './records.queries.ts';
import { checkValues } from './validate.ts';

export interface RecordUpdate {
  readonly layer: string;
  readonly fid: number;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly reason: string;
}

const titleOf = (workspace: OpenWorkspace, layer: LayerSummary, fid: number): string => {
  const label = layer.labelField === null ? null : labelOf(workspace.db, layer.name, layer.labelField, fid);
  return label ?? String(fid);
};

function refuseWrongCode(layer: LayerSummary, values: Readonly<Record<string, SqlValue>>, before: Row): void {
  if (layer.register === null) return;
  const wrong = wrongAreaCode(layer.register, values, { ...before.values, ...values });
  if (!wrong) return;
  const field = layer.fields.find((one) => one.name === wrong.field)?.title ?? wrong.field;
  throw new Refusal('validation-failed', { field, reason: wrong.reason.th });
}

/**
 * Writes the cells of a form as one change. Refuses `layer-not-found`, `row-not-found`, `field-not-found`,
 * `validation-failed`, and `name-taken` for a code that another row bears.
 */
export const updateRecord = (workspace: OpenWorkspace, update: RecordUpdate): Row => {
  const layer = readLayer(workspace.db, update.layer);
  const table = layerTable(workspace.db, update.layer);
  const [before] = readRows(workspace.db, table, layer.fields, [update.fid]);
  if (!before) throw new Refusal('row-not-found', { row: update.fid });
  const values = checkValues(layer, update.values);
  refuseWrongCode(layer, values, before);
  const codeField = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  const code = codeField === null ? undefined : values[codeField];
  if (
    codeField !== null &&
    typeof code === 'string' &&
    valueTaken(workspace.db, table.base, codeField, code, update.fid)
  )
    throw new Refusal('name-taken', { name: code });
  const label = journalText.recordEdited(layer.title, titleOf(workspace, layer, update.fid));
  workspace.change({ kind: 'edit', label, why: update.reason }, (change) => {
    change.update(table.base, update.fid, values);
  });
  const [row] = readRows(workspace.db, table, layer.fields, [update.fid]);
  if (!row) throw new Refusal('row-not-found', { row: update.fid });
  return row;
};

/**
 * Deletes rows as one change. Zones go by the zone panel and results stand for what they answered: both are refused as
 * `validation-failed`. Refuses `row-not-found` when one of the rows is not there.
 */
export const removeRecords = (workspace: OpenWorkspace, name: string, fids: readonly number[]): number => {
  const layer = readLayer(workspace.db, name);
  if (layer.kind === 'result' || layer.zoneSchemeId !== null)
    throw new Refusal('validation-failed', { field: layer.title, reason: validationText.notEditable.th });
  const different = [...new Set(fids)];
  const label = journalText.recordsRemoved(layer.title, different.length);
  workspace.change({ kind: 'remove', label }, (change) => {
    change.remove(name, different);
  });
  return different.length;
};
