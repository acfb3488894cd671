import type { Bilingual } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { layersText } from '../../../shared/text/layers.ts';
import type { ChangeLabel, OpenWorkspace } from '../context.ts';
import { removeScheme, renameScheme } from '../zones/index.ts';
import { layerOrder, layerTable, readLayer } from './catalogue.queries.ts';

const labelled = (kind: string, label: Bilingual): ChangeLabel => ({ kind, label });

export const setView = (
  workspace: OpenWorkspace,
  layer: string,
  view: { visible?: boolean | undefined; opacity?: number | undefined },
): LayerSummary => {
  const about = readLayer(workspace.db, layer);
  const { visible, opacity } = view;
  const label =
    visible === undefined
      ? layersText.opacity(about)
      : visible
        ? layersText.shown(about)
        : layersText.hidden(about);
  workspace.change(labelled('view', label), (change) =>
    change.updateLayer(layer, {
      ...(visible === undefined ? {} : { visible }),
      ...(opacity === undefined ? {} : { opacity }),
    }),
  );
  return readLayer(workspace.db, layer);
};

/** Room between neighbours, so that a new layer finds its place without moving the others. */
const ORDER_GAP = 1000;

/** Gives the named layers the named order, lowest first, in the places that they hold among all. */
export const reorder = (workspace: OpenWorkspace, names: readonly string[]): void => {
  const before = layerOrder(workspace.db);
  for (const name of names) layerTable(workspace.db, name);
  const moving = new Set(names);
  const queue = [...moving];
  const after = before.map(({ name }) => (moving.has(name) ? (queue.shift() ?? name) : name));
  workspace.change(labelled('view', layersText.reordered), (change) => {
    after.forEach((name, i) => {
      change.updateLayer(name, { order: i * ORDER_GAP });
    });
  });
};

export const rename = (workspace: OpenWorkspace, layer: string, title: string): LayerSummary => {
  const { title: before, zoneSchemeId } = readLayer(workspace.db, layer);
  workspace.change(labelled('rename', layersText.renamed(before, title)), (change) => {
    change.updateLayer(layer, { title });
    if (zoneSchemeId !== null) renameScheme(change, zoneSchemeId, title);
  });
  return readLayer(workspace.db, layer);
};

/** Removes an imported layer, a result or a zoning scheme. A register is the workspace's own and can't go. */
export const removeLayer = (workspace: OpenWorkspace, layer: string): void => {
  const found = readLayer(workspace.db, layer);
  const { kind, zoneSchemeId } = found;
  if (kind === 'register' && zoneSchemeId === null)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', found),
      ...namedInBoth('reason', layersText.registerStays),
    });
  workspace.change(labelled('remove', layersText.removed(found)), (change) => {
    if (zoneSchemeId === null) change.removeLayer(layer);
    else removeScheme(change, zoneSchemeId);
  });
};
