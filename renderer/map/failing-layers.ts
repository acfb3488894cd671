import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import { useDeskMap } from './desk-map.ts';
import { layerOfSource, sourceId } from './layer-style.ts';

type TileEvent = {
  readonly sourceId?: string;
  readonly tile?: { readonly tileID: { readonly key: string } };
};

/**
 * Keeps account of the layers of which a tile could not be drawn, for a quiet sign beside their names: the map goes on
 * without it. Everything else that MapLibre complains of is a fault of ours and belongs on the console. Returns the end of it.
 */
export const keepFailing = (map: MapLibreMap): (() => void) => {
  const tiles = new Map<string, Set<string>>();
  const tell = (): void => {
    const failing = [...tiles].filter(([, keys]) => keys.size > 0).map(([layer]) => layer);
    if (failing.join() !== useDeskMap.getState().failing.join()) useDeskMap.setState({ failing });
  };
  const failed = (event: ErrorEvent & TileEvent): void => {
    const layer = event.sourceId === undefined ? null : layerOfSource(event.sourceId);
    if (event.tile === undefined) console.error(event.error);
    else if (layer !== null) {
      tiles.set(layer, (tiles.get(layer) ?? new Set()).add(event.tile.tileID.key));
      tell();
    }
  };
  const came = (event: MapSourceDataEvent & TileEvent): void => {
    const layer = event.sourceId === undefined ? null : layerOfSource(event.sourceId);
    if (layer === null || event.tile === undefined) return;
    if (tiles.get(layer)?.delete(event.tile.tileID.key)) tell();
  };
  // A layer that leaves the map takes its sign with it.
  const left = (): void => {
    for (const layer of tiles.keys()) if (map.getSource(sourceId(layer)) === undefined) tiles.delete(layer);
    tell();
  };
  map.on('error', failed);
  map.on('sourcedata', came);
  map.on('styledata', left);
  return () => useDeskMap.setState({ failing: [] });
};
