import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { isAreaLock, isRetiredArea } from '../../../shared/domain/area-locks.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import { journalText } from '../../../shared/text/journal.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { layerTable, readLayer, readRows } from '../layers/index.ts';
import { borderBack } from './border-back.ts';
import { cellsAfter, codeTaken, rowLabel } from './row-history.queries.ts';

/** The history of areas tells of their codes and days, and rows hang on these: no going back over such a change. */
const refuseLocked = (
  db: OpenWorkspace['db'],
  layer: LayerSummary,
  fid: number,
  names: readonly string[],
): void => {
  const [row] = readRows(db, layerTable(db, layer.name), layer.fields, [fid]);
  const values = row?.values ?? {};
  if (isRetiredArea(layer.register, values, dayInThailand()))
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', layer),
      ...namedInBoth('reason', areaLockText.retired),
    });
  const locked = names.find((name) => isAreaLock(layer.register, name, values[name]));
  if (locked === undefined) return;
  const field = layer.fields.find(({ name }) => name === locked) ?? layer;
  throw new Refusal('validation-failed', {
    ...namedInBoth('field', field),
    ...namedInBoth('reason', areaLockText.goBackLocked),
  });
};

const refuseTaken = (
  db: OpenWorkspace['db'],
  layer: LayerSummary,
  fid: number,
  values: Readonly<Record<string, SqlValue>>,
): void => {
  const codeField = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  const code = codeField === null ? undefined : values[codeField];
  const { base } = layerTable(db, layer.name);
  if (codeField !== null && typeof code === 'string' && codeTaken(db, base, codeField, code, fid))
    throw new Refusal('name-taken', { name: code });
};

/**
 * Gives a row the values that it had right after a change set, as one new change; neighbours share the border that goes back
 * with its shape. Returns how many cells that were; none when it has them already. Refuses `row-not-found`, `name-taken` where
 * another row bears its code now, and `validation-failed` where an area would get another code or other days.
 */
export function goBack(
  workspace: OpenWorkspace,
  { layer: name, fid, changeSet }: { layer: string; fid: number; changeSet: string },
): number {
  const { db } = workspace;
  const layer = readLayer(db, name);
  const { base } = layerTable(db, name);
  const cells = cellsAfter(db, base, fid, changeSet);
  if (cells === null) throw new Refusal('row-not-found', { row: fid });
  if (cells.size === 0) return 0;
  const { geom = null, ...values } = Object.fromEntries(cells);
  refuseLocked(db, layer, fid, [...cells.keys()]);
  refuseTaken(db, layer, fid, values);
  const title = (layer.labelField === null ? null : rowLabel(db, base, layer.labelField, fid)) ?? String(fid);
  const shape = cells.has('geom') ? borderBack(db, { layer: name, fid, title, geom }) : null;
  workspace.change({ kind: 'edit', label: journalText.wentBack(layer, title) }, (change) => {
    change.update(base, fid, values, shape?.wkb);
    shape?.neighbours(change);
  });
  return cells.size;
}
