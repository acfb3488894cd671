import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { figuresVersion } from '../../../shared/domain/place-numbers.ts';
import { orpc } from '../../api/index.ts';
import { type MapRows, useDesk } from '../../app/desk.ts';
import type { Scene, SceneLayer } from '../../map/index.ts';
import { useLanguage } from '../../ui/index.ts';
import { useAreaFocus } from '../area-filter/index.ts';
import { useSceneBasemap } from '../basemaps/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import { drawingOrder, scoredOrder, withAnswer } from './drawing-order.ts';
import { usePersonalLayers } from './personal-layers.ts';
import { isDrawable, useStyleData } from './use-style-data.ts';

const NONE: readonly LayerSummary[] = [];

/** All layers of the open workspace, lowest first. */
export const useLayers = (): readonly LayerSummary[] => {
  const workspace = useWorkspace();
  const query = useQuery({ ...orpc.layers.list.queryOptions(), enabled: workspace !== null });
  const layers = query.data;
  return useMemo(
    () => (layers === undefined ? NONE : [...layers].sort((a, b) => a.order - b.order)),
    [layers],
  );
};

/** True once it is known which layers there are. */
export const useAreLayersKnown = (): boolean => {
  const workspace = useWorkspace();
  return useQuery({ ...orpc.layers.list.queryOptions(), enabled: workspace !== null }).data !== undefined;
};

/** One layer by its name, or a register of the restricted store while that is open. */
export const useLayer = (name: string | null): LayerSummary | undefined => {
  const layers = useLayers();
  const personal = usePersonalLayers();
  return layers.find((layer) => layer.name === name) ?? personal.find((layer) => layer.name === name);
};

/**
 * A scene of the desk in the page's theme.
 *
 * @param layers all layers, of which the visible ones are drawn
 * @param held which rows of them, where not those of the desk
 */
export const useSceneOf = (
  layers: readonly LayerSummary[],
  held: Readonly<Record<string, MapRows>> | null = null,
): Scene => {
  const opening = useWorkspace()?.opening ?? '';
  const look = useComputedColorScheme('light');
  const language = useLanguage((state) => state.language);
  const answer = useDesk((state) => state.place === 'analysis');
  const shown = useDesk((state) => state.mapRows);
  const mapRows = held ?? shown;
  const styleData = useStyleData(layers, held);
  const scores = useDesk((state) => (state.place === 'analysis' ? state.scored : null));
  // The classes of areas are known to the desk's map alone.
  const scored = held === null ? scores : null;
  const focus = useAreaFocus();
  const basemap = useSceneBasemap();
  const last = useRef<ReadonlyMap<string, SceneLayer>>(new Map());
  return useMemo(() => {
    const order = scored === null ? drawingOrder(layers, answer) : scoredOrder(layers, scored.layer);
    const drawn = order.map((layer): SceneLayer => {
      const rows = mapRows[layer.name];
      if (layer.name === scored?.layer)
        return { layer, scored: scored.colors, ...(rows === undefined ? {} : { rows }) };
      const item = { layer, ...styleData.get(layer.name), ...(rows === undefined ? {} : { rows }) };
      // What a new style needs is on its way: until then the layer stays as it was, not hatched as if it had no data.
      const before = last.current.get(layer.name);
      return isDrawable(layer, item) || before === undefined ? item : before;
    });
    last.current = new Map(drawn.map((item) => [item.layer.name, item]));
    const figures = figuresVersion(layers);
    return { look, opening, figures, language, layers: drawn, focus, basemap };
  }, [layers, opening, look, language, answer, scored, mapRows, styleData, focus, basemap]);
};

/** All layers as the desk's map has them: in the place of analysis the answer that is looked at, and no other. */
export const useDrawnLayers = (): readonly LayerSummary[] => {
  const layers = useLayers();
  const answer = useDesk((state) => (state.place === 'analysis' ? state.answer : null));
  return useMemo(() => withAnswer(layers, answer), [layers, answer]);
};

/** The desk's scene: the visible layers. */
export const useDeskScene = (): Scene => useSceneOf(useDrawnLayers());

/** The layer's name in the page's language. */
export const useLayerTitle = (): ((layer: LayerSummary) => string) => {
  const language = useLanguage((state) => state.language);
  return (layer) => (language === 'en' && layer.titleEn !== '' ? layer.titleEn : layer.title);
};
