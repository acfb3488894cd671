import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle, SavedStyle } from '../../../shared/contract/style.ts';
import { lostPlaceNumbers } from '../../../shared/domain/place-numbers.ts';
import {
  columnsOfStyle,
  drawnStyle,
  plainStyle,
  secondOf,
  unknownFields,
} from '../../../shared/domain/style-rows.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { downloadFile } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import { closeStyle, copyStyle, useStyleDesk } from './style-store.ts';

const listKey = () => orpc.layers.list.queryKey();

const patch = (name: string, style: LayerStyle): void => {
  queryClient.setQueryData(listKey(), (old) =>
    old?.map((layer) => (layer.name === name ? { ...layer, style } : layer)),
  );
};

/** Shows a style without keeping it: while a colour or a boundary is being dragged. */
export const previewStyle = (layer: LayerSummary, style: LayerStyle): void => {
  if (tilesHave(layer, style)) patch(layer.name, style);
};

/** Tiles hold the columns of the style that they were cut for: another field comes with the core's answer. */
const tilesHave = (layer: LayerSummary, style: LayerStyle): boolean => {
  const there = new Set(columnsOfStyle(layer.style));
  return columnsOfStyle(style).every((name) => there.has(name));
};

/** One after the other, in the order in which they were chosen. */
let queue: Promise<unknown> = Promise.resolve();

/** Keeps a style, at once on the map and as one step that can be undone. */
export const applyStyle = (layer: LayerSummary, style: LayerStyle): Promise<void> => {
  previewStyle(layer, style);
  const work = queue.then(async () => {
    try {
      const kept = await api.styles.set({ layer: layer.name, style });
      queryClient.setQueryData(listKey(), (old) =>
        old?.map((one) => (one.name === kept.name ? { ...kept, order: one.order } : one)),
      );
    } catch (error) {
      notifyError(error);
      void queryClient.invalidateQueries({ queryKey: listKey() });
    }
  });
  queue = work;
  return work;
};

const same = (a: LayerStyle, b: LayerStyle): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Closes the panel with the layer as it was when the panel was opened. */
export const cancelStyle = async (layer: LayerSummary, title: string): Promise<void> => {
  const { before } = useStyleDesk.getState();
  closeStyle();
  if (before === null || same(before, layer.style)) return;
  await applyStyle(layer, before);
  notifyUndo(translate(stylesUi.cancelled, { title }));
};

export const copyFrom = (layer: LayerSummary, title: string): void => {
  copyStyle(layer.style, title);
  notifyDone(translate(stylesUi.copied, { title }));
};

/** Parts of a style that a layer's shapes can't show stay what they were. */
const fitted = (layer: LayerSummary, style: LayerStyle): LayerStyle => ({
  ...style,
  fill: style.fill ?? layer.style.fill,
  stroke: style.stroke ?? layer.style.stroke,
  point: style.point ?? layer.style.point,
});

/** Gives a layer the style of another; of fields that it has not, it says so and is drawn plain. */
export const pasteOn = async (layer: LayerSummary, title: string, style: LayerStyle): Promise<void> => {
  const wished = { ...layer, style: fitted(layer, style) };
  const second = secondOf(style);
  const places = lostPlaceNumbers(layer, second ? [style, second] : [style]).map((name) => translate(name));
  const lost = [...unknownFields(wished), ...places];
  const drawn = places.length > 0 ? plainStyle(drawnStyle(wished)) : drawnStyle(wished);
  await applyStyle(layer, drawn.label === null ? { ...drawn, label: layer.style.label } : drawn);
  const colored = lost.some((name) => name !== style.label?.field && name !== style.label?.second);
  if (colored) notifyUndo(translate(stylesUi.pastedPlain, { title, fields: lost.join(', ') }));
  else notifyUndo(translate(stylesUi.pasted, { title }));
};

/** Does it and says so; what is refused is said instead. */
const told = async (work: () => Promise<string | null>): Promise<void> => {
  try {
    const words = await work();
    if (words !== null) notifyUndo(words);
  } catch (error) {
    notifyError(error);
  }
};

export const resetLayer = (layer: LayerSummary, title: string): Promise<void> =>
  told(async () => {
    await api.styles.reset({ layer: layer.name });
    return translate(stylesUi.resetDone, { title });
  });

export const keepStyle = (style: LayerStyle, title: string): Promise<void> =>
  told(async () => {
    await api.styles.save({ title, style });
    return translate(stylesUi.kept, { title });
  });

export const forgetStyle = ({ id, title }: SavedStyle): Promise<void> =>
  told(async () => {
    await api.styles.forget({ id });
    return translate(stylesUi.forgotten, { title });
  });

/** Hands out the style as a file. */
export const exportStyle = (layer: LayerSummary, format: 'qml' | 'sld'): Promise<void> =>
  told(async () => {
    const { download, file } = await api.styles.export({ layer: layer.name, format });
    if (await downloadFile(download, file)) notifyDone(translate(stylesUi.exported, { file }));
    return null;
  });
