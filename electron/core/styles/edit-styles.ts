import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle, SavedStyle } from '../../../shared/contract/style.ts';
import { isPlaceNumber, placeNumbers } from '../../../shared/domain/place-numbers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { columnsOfStyle, secondOf } from '../../../shared/domain/style-rows.ts';
import { layersText } from '../../../shared/text/layers.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import type { OpenWorkspace } from '../context.ts';
import { readLayer } from '../layers/index.ts';
import { listedStyles, STYLES, savedStyles } from './saved-styles.queries.ts';

const isState = (name: string): boolean => name.endsWith('_state');

/** Fields that a style names must be there: a tile can't carry what the table has not. */
const checkStyle = (layer: LayerSummary, style: LayerStyle): void => {
  const known = new Set(layer.fields.map(({ name }) => name));
  for (const field of columnsOfStyle(style))
    if (!known.has(field) && !isState(field))
      throw new Refusal('field-not-found', { field, ...namedInBoth('layer', layer) });
  if (style.classes && style.classes.colors.length !== style.classes.breaks.length - 1)
    throw new Refusal('validation-failed', {
      field: 'classes',
      ...namedInBoth('reason', layersText.classColors),
    });
  const numbers = [style.field, secondOf(style)?.field].filter((name): name is string => !!name);
  const offered = new Set(placeNumbers(layer).map(({ name }) => name));
  for (const field of numbers)
    if (isPlaceNumber(field) && !offered.has(field))
      throw new Refusal('field-not-found', { field, ...namedInBoth('layer', layer) });
  if (style.normalise?.by === 'area' && !layer.geometryType.endsWith('Polygon'))
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', layer),
      ...namedInBoth('reason', stylesText.noArea),
    });
};

/** Gives a layer another look. Refuses `layer-not-found`, `field-not-found`, `validation-failed`. */
export const setStyle = (workspace: OpenWorkspace, name: string, style: LayerStyle): LayerSummary => {
  const layer = readLayer(workspace.db, name);
  checkStyle(layer, style);
  workspace.change({ kind: 'style', label: layersText.styled(layer) }, (change) =>
    change.updateLayer(name, { style }),
  );
  return readLayer(workspace.db, name);
};

/** Gives a layer the look that it has by itself. */
export const resetStyle = (workspace: OpenWorkspace, name: string): LayerSummary => {
  const layer = readLayer(workspace.db, name);
  workspace.change({ kind: 'style', label: stylesText.reset(layer) }, (change) =>
    change.updateLayer(name, { style: null }),
  );
  return readLayer(workspace.db, name);
};

/** Keeps a style under a name; one that has the name already is replaced. */
export const saveStyle = (
  workspace: OpenWorkspace,
  { title, style }: { readonly title: string; readonly style: LayerStyle },
): SavedStyle => {
  const before = savedStyles(workspace.db).find((one) => one.title === title);
  const view = JSON.stringify(style);
  workspace.change({ kind: 'style', label: stylesText.kept(title) }, (change) => {
    if (before) change.update('saved_view', before.fid, { view });
    else change.insert('saved_view', { layer: STYLES, title, view, position: 0 });
  });
  const saved = listedStyles(workspace.db).find((one) => one.title === title);
  if (!saved) throw new Error('a saved style is not there');
  return saved;
};

/** Takes a kept style away. Refuses `view-not-found`. */
export const forgetStyle = (workspace: OpenWorkspace, id: string): void => {
  const style = savedStyles(workspace.db).find((one) => one.id === id);
  if (!style) throw new Refusal('view-not-found');
  workspace.change({ kind: 'style', label: stylesText.forgotten(style.title) }, (change) =>
    change.remove('saved_view', [style.fid]),
  );
};
