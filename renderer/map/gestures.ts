import type { Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { Position } from '../../shared/geo/geometry.ts';
import { useDeskMap } from './desk-map.ts';
import { isDrawing } from './drawing/drawing-state.ts';
import { type Hit, hitsAt, pickAt } from './hits.ts';
import { sourceId } from './layer-style.ts';

/** What pointing at a map reaches. */
export interface PointTargets {
  /** The layers that are drawn now. */
  layers(): readonly LayerSummary[];
  active(): string | null;
  /** A click, with all that lies there; `at` in degrees. */
  onSelect(hits: readonly Hit[], toggle: boolean, at: Position): void;
}

export interface GestureTargets extends PointTargets {
  /** A box was drawn; its corners in degrees. */
  onBox(ring: readonly Position[]): void;
}

/** Pixels: a line or a small point is hard to meet exactly. */
const NEAR = 4;

/** Everything at a place, the likeliest first: what is met exactly, then lines and points beside it. */
const allAt = (map: MapLibreMap, where: Point, targets: PointTargets): readonly Hit[] => {
  const exact = hitsAt(map, where, targets.layers(), targets.active());
  const near = hitsAt(
    map,
    [
      [where.x - NEAR, where.y - NEAR],
      [where.x + NEAR, where.y + NEAR],
    ],
    targets.layers(),
    targets.active(),
  );
  const known = new Set(exact.map(({ layer, fid }) => `${layer} ${fid}`));
  const thin = near.filter(({ layer, fid, areal }) => !areal && !known.has(`${layer} ${fid}`));
  return exact.length === 0 ? near : thin.length === 0 ? exact : [...exact, ...thin];
};

const hitAt = (map: MapLibreMap, where: Point, targets: PointTargets): Hit | null => {
  const { pick } = useDeskMap.getState();
  if (pick !== null) return pickAt(map, where, pick.layer);
  const exact = hitsAt(map, where, targets.layers(), targets.active())[0];
  return exact ?? allAt(map, where, targets)[0] ?? null;
};

const hoverer = (map: MapLibreMap): ((hit: Hit | null) => void) => {
  let last: Hit | null = null;
  const mark = (hit: Hit, hover: boolean): void => {
    const source = sourceId(hit.layer);
    if (map.getSource(source) !== undefined) {
      map.setFeatureState({ source, sourceLayer: hit.layer, id: hit.fid }, { hover });
    }
  };
  return (hit) => {
    if (useDeskMap.getState().place !== null) {
      map.getCanvas().style.cursor = 'crosshair';
      return;
    }
    if (last?.layer === hit?.layer && last?.fid === hit?.fid) return;
    if (last !== null) mark(last, false);
    if (hit !== null) mark(hit, true);
    last = hit;
    map.getCanvas().style.cursor = hit === null ? '' : 'pointer';
  };
};

const choose = (map: MapLibreMap, where: Point, toggle: boolean, targets: PointTargets): void => {
  const { place } = useDeskMap.getState();
  if (place !== null) {
    const { lng, lat } = map.unproject(where);
    place([lng, lat]);
    map.getCanvas().style.cursor = '';
    return;
  }
  const { pick } = useDeskMap.getState();
  if (pick !== null) {
    const hit = hitAt(map, where, targets);
    if (hit !== null) pick.onToggle(hit.fid, hit.properties);
    return;
  }
  const { lng, lat } = map.unproject(where);
  targets.onSelect(allAt(map, where, targets), toggle, [lng, lat]);
};

/** The corners of a box on the screen, in degrees. */
const ringOf = (map: MapLibreMap, from: Point, to: Point): Position[] =>
  [
    [from.x, from.y],
    [to.x, from.y],
    [to.x, to.y],
    [from.x, to.y],
  ].map(([x = 0, y = 0]) => {
    const { lng, lat } = map.unproject([x, y]);
    return [lng, lat];
  });

/** Shift and drag draws a box; what it meets of one layer becomes the selection. */
const boxSelect = (map: MapLibreMap, targets: GestureTargets): void => {
  const box = document.createElement('div');
  box.className = 'map-box';
  map.on('mousedown', (down: MapMouseEvent) => {
    if (!down.originalEvent.shiftKey || useDeskMap.getState().pick !== null || isDrawing()) return;
    down.preventDefault();
    const from = down.point;
    map.getCanvasContainer().append(box);
    const draw = (move: MapMouseEvent): void => {
      box.style.left = `${Math.min(from.x, move.point.x)}px`;
      box.style.top = `${Math.min(from.y, move.point.y)}px`;
      box.style.width = `${Math.abs(from.x - move.point.x)}px`;
      box.style.height = `${Math.abs(from.y - move.point.y)}px`;
    };
    draw(down);
    map.on('mousemove', draw);
    map.once('mouseup', (up: MapMouseEvent) => {
      map.off('mousemove', draw);
      box.remove();
      if (Math.hypot(up.point.x - from.x, up.point.y - from.y) < 6) return;
      targets.onBox(ringOf(map, from, up.point));
    });
  });
};

const middleOf = (map: MapLibreMap): Point => map.project(map.getCenter());

/** Tells what lies at the middle, whenever the map comes to rest while it has the keyboard. */
const tellCrosshair = (map: MapLibreMap, targets: GestureTargets): void => {
  const canvas = map.getCanvas();
  const tell = (): void => {
    // A click focuses the map as well: then the pointer shows where, and no crosshair is drawn.
    const worked = canvas.matches(':focus-visible') && !isDrawing();
    useDeskMap.setState({ underCrosshair: worked ? allAt(map, middleOf(map), targets) : null });
  };
  const once = (): void => void map.once('idle', tell);
  canvas.addEventListener('focus', tell);
  canvas.addEventListener('blur', tell);
  canvas.addEventListener('keyup', tell);
  map.on('moveend', once);
};

/** Hover, click and the right button, alike on the desk's map and on one that is compared with it. */
export const bindPointing = (map: MapLibreMap, targets: PointTargets): void => {
  const hover = hoverer(map);
  map.on('mousemove', (event) => {
    useDeskMap.setState({ pointer: [event.lngLat.lng, event.lngLat.lat] });
    // While something is drawn, its tool has the pointer.
    if (!isDrawing()) hover(map.isMoving() ? null : hitAt(map, event.point, targets));
  });
  map.on('mouseout', () => {
    useDeskMap.setState({ pointer: null });
    hover(null);
  });
  map.on('click', (event) => {
    const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
    if (!isDrawing()) choose(map, event.point, shiftKey || ctrlKey || metaKey, targets);
  });
  map.on('contextmenu', (event) => {
    if (isDrawing() || useDeskMap.getState().pick !== null) return;
    event.preventDefault();
    useDeskMap.setState({ pin: [event.lngLat.lng, event.lngLat.lat] });
  });
};

/** Pointing, box and Enter at the crosshair: everything that chooses features on the desk's map. */
export const bindGestures = (map: MapLibreMap, targets: GestureTargets): void => {
  bindPointing(map, targets);
  boxSelect(map, targets);
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || isDrawing()) return;
    choose(map, middleOf(map), event.shiftKey, targets);
  });
  tellCrosshair(map, targets);
  const tellView = (): void => {
    const { lng, lat } = map.getCenter();
    useDeskMap.setState({ view: { zoom: map.getZoom(), centre: [lng, lat] } });
  };
  map.on('move', tellView);
  map.on('resize', tellView);
  tellView();
};
