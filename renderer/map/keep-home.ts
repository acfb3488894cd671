import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Extent } from '../../shared/contract/base.ts';
import { roomAround, sizeOf, useMapRoom } from './map-room.ts';

/**
 * Keeps showing the whole province while nobody has moved the map, or while it is all in view: panels that open or data
 * that come must not cut it off. Returns a function that tells the extent to keep.
 */
export const keepHome = (map: MapLibreMap): ((extent: Extent | null) => void) => {
  let home: Extent | null = null;
  const camera = (): string => `${map.getCenter().toArray().join()} ${map.getZoom()}`;
  let untouched = camera();
  const room = (extent: Extent) => roomAround(sizeOf(map), useMapRoom.getState(), extent);
  /** The whole province was in view, wherever the map had been moved to. */
  let whole = false;
  const isWhole = (): boolean => {
    if (home === null) return false;
    const [west, south, east, north] = home;
    const seen = map.getBounds();
    return seen.contains([west, south]) && seen.contains([east, north]);
  };
  const refit = (): void => {
    if (home === null || (camera() !== untouched && !(whole && !isWhole()))) return;
    map.fitBounds(home, { padding: room(home), animate: false });
    untouched = camera();
  };
  map.on('resize', refit);
  // After a resize this comes when the map was fitted anew.
  map.on('moveend', () => {
    whole = isWhole();
  });
  // The bar of time comes and goes over the map's foot.
  map.once('remove', useMapRoom.subscribe(refit));
  map.once('load', () =>
    map.on('moveend', () => {
      // Going home by the button takes up the keeping again.
      const fitting = home === null ? undefined : map.cameraForBounds(home, { padding: room(home) });
      if (fitting?.zoom === undefined || fitting.center === undefined) return;
      const off = map.project(fitting.center).dist(map.project(map.getCenter()));
      if (Math.abs(fitting.zoom - map.getZoom()) < 0.01 && off < 1) untouched = camera();
    }),
  );
  return (extent) => {
    const first = home === null;
    home = extent;
    if (first) refit();
  };
};
