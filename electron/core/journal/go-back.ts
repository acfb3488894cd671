import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { journalText } from '../../../shared/text/journal.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import { layerTable, readLayer } from '../layers/index.ts';
import { cellsAfter, codeTaken, rowLabel } from './row-history.queries.ts';

/**
 * Gives a row the values that it had right after a change set, as one new change. Returns how many cells that were; none
 * when it has them already. Refuses `row-not-found`, and `name-taken` where another row bears its code now.
 */
export function goBack(
  workspace: OpenWorkspace,
  { layer: name, fid, changeSet }: { layer: string; fid: number; changeSet: string },
): number {
  const layer = readLayer(workspace.db, name);
  const { base } = layerTable(workspace.db, name);
  const cells = cellsAfter(workspace.db, base, fid, changeSet);
  if (cells === null) throw new Refusal('row-not-found', { row: fid });
  const { geom, ...values } = Object.fromEntries(cells);
  const codeField = layer.register === null ? null : (registerOf(layer.register)?.codeField ?? null);
  const code = codeField === null ? undefined : values[codeField];
  if (codeField !== null && typeof code === 'string' && codeTaken(workspace.db, base, codeField, code, fid))
    throw new Refusal('name-taken', { name: code });
  if (cells.size === 0) return 0;
  const title = layer.labelField === null ? null : rowLabel(workspace.db, base, layer.labelField, fid);
  const label = journalText.wentBack(layer.title, title ?? String(fid));
  workspace.change({ kind: 'edit', label }, (change) => {
    change.update(base, fid, values, shapeOf(cells.has('geom'), geom ?? null));
  });
  return cells.size;
}

const shapeOf = (changed: boolean, geom: SqlValue): Uint8Array | null | undefined => {
  if (!changed) return undefined;
  return geom instanceof Uint8Array ? decodeGpkg(geom).wkb : null;
};
