import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { sourceId } from '../layer-style.ts';
import { type HiddenRows, useDrawing } from './drawing-state.ts';

const mark = (map: MapLibreMap, rows: HiddenRows, hidden: boolean): void => {
  for (const [layer, fids] of Object.entries(rows)) {
    const source = sourceId(layer);
    if (map.getSource(source) === undefined) continue;
    for (const id of fids) map.setFeatureState({ source, sourceLayer: layer, id }, { hidden });
  }
};

/** What one has and the other has not. */
const without = (rows: HiddenRows, others: HiddenRows): HiddenRows =>
  Object.fromEntries(
    Object.entries(rows).map(([layer, fids]) => [layer, fids.filter((fid) => !others[layer]?.includes(fid))]),
  );

/**
 * Keeps the rows that are drawn above the map out of its tiles: at once, without the tiles being read again. Returns the
 * function that ends it.
 */
export const keepHidden = (map: MapLibreMap): (() => void) => {
  const again = (): void => mark(map, useDrawing.getState().hidden, true);
  // A layer that comes into the style late, or anew, knows nothing of it.
  map.on('styledata', again);
  const stop = useDrawing.subscribe((now, before) => {
    if (now.hidden === before.hidden) return;
    mark(map, without(before.hidden, now.hidden), false);
    mark(map, without(now.hidden, before.hidden), true);
  });
  return () => {
    stop();
    map.off('styledata', again);
  };
};

const versionOf = (source: VectorTileSource | undefined): number => {
  const address = source?.tiles?.[0];
  const version = address === undefined ? null : /[?&]v=(\d+)/.exec(address)?.[1];
  return version === undefined || version === null ? Number.POSITIVE_INFINITY : Number(version);
};

/** True once the map shows a layer in this version or a later one, or does not show it at all. */
const isShown = (map: MapLibreMap, layer: string, version: number): boolean => {
  const id = sourceId(layer);
  const source = map.getSource<VectorTileSource>(id);
  return source === undefined || (versionOf(source) >= version && map.isSourceLoaded(id));
};

/** Resolves once the map shows these versions of layers: until then what was saved is drawn above it. */
export const whenShown = (map: MapLibreMap, versions: Readonly<Record<string, number>>): Promise<void> =>
  new Promise((done) => {
    const resolve = (): void => done();
    const look = (): void => {
      if (!Object.entries(versions).every(([layer, version]) => isShown(map, layer, version))) return;
      map.off('sourcedata', look);
      map.off('idle', look);
      map.off('remove', resolve);
      resolve();
    };
    map.on('sourcedata', look);
    map.on('idle', look);
    map.on('remove', resolve);
    look();
  });
