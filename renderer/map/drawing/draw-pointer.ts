import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Position } from '../../../shared/geo/geometry.ts';
import { somethingIsOpen } from '../../ui/index.ts';
import type { DrawPoint } from './draw-tool.ts';
import { useDrawing } from './drawing-state.ts';
import { reachOf, screenOf } from './screen.ts';

const tool = () => useDrawing.getState().tool;

interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const NO_KEYS: Modifiers = { shiftKey: false, altKey: false };

const pointAt = (map: MapLibreMap, at: Position, { shiftKey, altKey }: Modifiers): DrawPoint => ({
  at,
  reach: (pixels) => reachOf(screenOf(map), at[1], pixels),
  shift: shiftKey,
  alt: altKey,
});

const pointOf = (map: MapLibreMap, { lngLat, originalEvent }: MapMouseEvent): DrawPoint =>
  pointAt(map, [lngLat.lng, lngLat.lat], originalEvent);

/** The middle of the map: where Enter draws, as it selects there otherwise. */
const centreOf = (map: MapLibreMap): DrawPoint => {
  const { lng, lat } = map.getCenter();
  return pointAt(map, [lng, lat], NO_KEYS);
};

/** A drag goes on outside the map, and ends wherever the button is let go. */
const followDrag = (map: MapLibreMap): void => {
  const at = (event: MouseEvent): DrawPoint => {
    const box = map.getContainer().getBoundingClientRect();
    const { lng, lat } = map.unproject([event.clientX - box.left, event.clientY - box.top]);
    return pointAt(map, [lng, lat], event);
  };
  const move = (event: MouseEvent): void => tool()?.drag(at(event));
  const end = (event: MouseEvent): void => {
    window.removeEventListener('mousemove', move);
    tool()?.drop(at(event));
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', end, { once: true });
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Dialogs, menus and lists answer their keys themselves; under an open dialog nothing else does. */
const isElsewhere = (target: EventTarget | null): boolean => isTyping(target) || somethingIsOpen();

/** Hands the pointer over a map to whatever tool is at work. Returns the function that ends it. */
export const bindDrawMouse = (map: MapLibreMap): (() => void) => {
  const canvas = map.getCanvas();
  map.on('mousedown', (event) => {
    if (event.originalEvent.button !== 0 || tool()?.down(pointOf(map, event)) !== true) return;
    event.preventDefault();
    followDrag(map);
  });
  map.on('mousemove', (event) => {
    const active = tool();
    if (active === null) return;
    canvas.style.cursor = map.isMoving() ? '' : active.hover(pointOf(map, event));
  });
  map.on('mouseout', () => {
    tool()?.hover(null);
  });
  map.on('click', (event) => tool()?.click(pointOf(map, event)));
  map.on('dblclick', (event) => {
    if (tool() === null) return;
    event.preventDefault();
    tool()?.doubleClick(pointOf(map, event));
  });
  return useDrawing.subscribe((now, before) => {
    if (now.tool === null && before.tool !== null) canvas.style.cursor = '';
  });
};

/** Hands pointer and keys to whatever tool is at work: for the desk's map alone. Returns the function that ends it. */
export const bindDrawPointer = (map: MapLibreMap): (() => void) => {
  const canvas = map.getCanvas();
  const stop = bindDrawMouse(map);
  // Before MapLibre's own keys, and before those of the page.
  const press = (event: KeyboardEvent): void => {
    const active = tool();
    if (active === null || event.isComposing || isElsewhere(event.target)) return;
    if (!active.key(event, centreOf(map), event.target === canvas)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('keydown', press, true);
  return () => {
    stop();
    window.removeEventListener('keydown', press, true);
  };
};
