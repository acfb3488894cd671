import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { type MapRows, useDesk } from '../../app/desk.ts';
import type { Scene } from '../../map/index.ts';
import { useDrawnLayers, useSceneOf } from '../layers/index.ts';
import { useMapRows } from '../tables/index.ts';
import { useCompare } from './compare-store.ts';

/** The layers as the right map has them: shown or not by its own choice. */
const useRightLayers = (): readonly LayerSummary[] => {
  const layers = useDrawnLayers();
  const chosen = useCompare((state) => state.layers);
  return useMemo(
    () =>
      chosen === null ? layers : layers.map((layer) => ({ ...layer, visible: chosen.includes(layer.name) })),
    [layers, chosen],
  );
};

/** The rows that the right map draws: those of the left one, but of a layer whose time is held those of that time. */
const useRightRows = (layers: readonly LayerSummary[]): Readonly<Record<string, MapRows>> | null => {
  const held = useCompare((state) => state.held);
  const now = useDesk((state) => state.mapTime);
  const shown = useDesk((state) => state.mapRows);
  // A time that is held for all times leaves the layer of the left one's walk whole.
  const name = held?.time?.layer ?? now?.layer;
  const layer = layers.find((one) => one.name === name);
  const rows = useMapRows(layer, held?.time ?? null);
  return useMemo(() => {
    if (held === null || name === undefined) return null;
    const { [name]: _left, ...others } = shown;
    return rows === null ? others : { ...others, [name]: rows };
  }, [held, name, shown, rows]);
};

/** What the right map shows. */
export const useRightScene = (): { readonly scene: Scene; readonly layers: readonly LayerSummary[] } => {
  const layers = useRightLayers();
  const scene = useSceneOf(layers, useRightRows(layers));
  return { scene, layers };
};
