import type { Map as MapLibreMap } from 'maplibre-gl';

const drawing = new WeakMap<MapLibreMap, () => void>();
const resting = new WeakSet<MapLibreMap>();

/**
 * Lets a map rest while something covers all of it: it draws no frame until it is seen again. A frame of many points takes
 * seconds on a PC without a graphics card, and what covers the map waits behind it.
 */
export const restable = (map: MapLibreMap): ((resting: boolean) => void) => {
  const repaint = map.triggerRepaint.bind(map);
  const redraw = map.redraw.bind(map);
  drawing.set(map, redraw);
  // MapLibre asks for its frames by these two, by the second when its box changed, and has no other way to be stopped.
  map.triggerRepaint = () => {
    if (!isResting(map)) repaint();
  };
  map.redraw = () => (isResting(map) ? map : redraw());
  return (rests) => {
    if (isResting(map) === rests) return;
    if (rests) {
      resting.add(map);
      map.getContainer().setAttribute('aria-busy', 'false');
    } else {
      resting.delete(map);
      map.getContainer().setAttribute('aria-busy', 'true');
      repaint();
    }
  };
};

/** Whether something covers the map, so that it draws nothing. */
export const isResting = (map: MapLibreMap): boolean => resting.has(map);

/** Draws one frame at once, even of a map that rests. */
export const drawNow = (map: MapLibreMap): void => drawing.get(map)?.();
