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
import { mergedStyle } from './merged-style.ts';
import { closeStyle, copyStyle, useStyleDesk } from './style-store.ts';

const listKey = () => orpc.layers.list.queryKey();

const patch = (name: string, style: LayerStyle): void => {
  queryClient.setQueryData(listKey(), (old) =>
    old?.map((layer) => (layer.name === name ? { ...layer, style } : layer)),
  );
};

/** Tiles hold the columns of the style that they were cut for: another field comes with the core's answer. */
const tilesHave = (layer: LayerSummary, style: LayerStyle): boolean => {
  const there = new Set(columnsOfStyle(layer.style));
  return columnsOfStyle(style).every((name) => there.has(name));
};

/** Choices of a layer on their way to the core: how it is to be drawn after them, and how many they are. */
const wished = new Map<string, { style: LayerStyle; waiting: number }>();

/** A choice with those before it that the page doesn't show yet. */
const onTopOf = (layer: LayerSummary, style: LayerStyle): LayerStyle => {
  const before = wished.get(layer.name);
  return before === undefined ? style : mergedStyle(layer.style, style, before.style);
};

/** Shows a style without keeping it: while a colour or a boundary is being dragged. */
export const previewStyle = (layer: LayerSummary, style: LayerStyle): void => {
  const all = onTopOf(layer, style);
  const before = wished.get(layer.name);
  if (before !== undefined) before.style = all;
  if (tilesHave(layer, all)) patch(layer.name, all);
};

/** One after the other, in the order in which they were chosen. */
let queue: Promise<unknown> = Promise.resolve();

/** Keeps a style, at once on the map and as one step that can be undone. A choice that is still on its way is kept with it. */
export const applyStyle = (layer: LayerSummary, style: LayerStyle): Promise<void> =>
  keepWhole(layer, onTopOf(layer, style));

/** Keeps a style as it is, whatever was chosen before. */
const keepWhole = (layer: LayerSummary, style: LayerStyle): Promise<void> => {
  const { name } = layer;
  const waiting = (wished.get(name)?.waiting ?? 0) + 1;
  wished.set(name, { style, waiting });
  if (tilesHave(layer, style)) patch(name, style);
  const work = queue.then(async () => {
    try {
      const kept = await api.styles.set({ layer: name, style });
      answered(name, kept);
    } catch (error) {
      wished.delete(name);
      notifyError(error);
      void queryClient.invalidateQueries({ queryKey: listKey() });
    }
  });
  queue = work;
  return work;
};

/** What the core kept is shown, but for the style where a newer one is on its way. */
const answered = (name: string, kept: LayerSummary): void => {
  const one = wished.get(name);
  const isLast = one === undefined || one.waiting <= 1;
  if (isLast) wished.delete(name);
  else one.waiting -= 1;
  queryClient.setQueryData(listKey(), (old) =>
    old?.map((layer) =>
      layer.name === name ? { ...kept, order: layer.order, style: isLast ? kept.style : layer.style } : layer,
    ),
  );
};

const same = (a: LayerStyle, b: LayerStyle): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Closes the panel with the layer as it was when the panel was opened. */
export const cancelStyle = async (layer: LayerSummary, title: string): Promise<void> => {
  const { before } = useStyleDesk.getState();
  closeStyle();
  if (before === null || same(before, layer.style)) return;
  await keepWhole(layer, before);
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
  await keepWhole(layer, drawn.label === null ? { ...drawn, label: layer.style.label } : drawn);
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
