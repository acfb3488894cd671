import type { Map as MapLibreMap } from 'maplibre-gl';
import { useDeskMap } from './desk-map.ts';
import { zoomOfScale } from './measures.ts';

/** What the map allows without a lock: as it was made. */
const FARTHEST = 0;
const NEAREST = 20;

/**
 * Keeps the scale that is locked true at the middle of the map: on a Mercator map it changes with the latitude, and no wheel,
 * key or way to a selection may change it. Returns the function that ends it.
 */
export const keepScale = (map: MapLibreMap): (() => void) => {
  const hold = (): void => {
    const { scaleLock } = useDeskMap.getState();
    const wanted = scaleLock === null ? null : zoomOfScale(map.getCenter().lat, scaleLock);
    if (wanted !== null && Math.abs(wanted - map.getZoom()) < 1e-6 && map.getMinZoom() === wanted) return;
    // In this order the two never cross.
    map.setMinZoom(FARTHEST);
    map.setMaxZoom(wanted ?? NEAREST);
    map.setMinZoom(wanted ?? FARTHEST);
  };
  map.on('moveend', hold);
  const stop = useDeskMap.subscribe((now, before) => {
    if (now.scaleLock !== before.scaleLock) hold();
  });
  hold();
  return () => {
    stop();
    map.off('moveend', hold);
  };
};
