import type { Map as MapLibreMap, MapMouseEvent, Point, PointLike } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { useDeskMap } from './desk-map.ts';
import { isDrawing } from './drawing/drawing-state.ts';
import { type Hit, hitsAt, pickAt } from './hits.ts';
import { sourceId } from './layer-style.ts';

export interface GestureTargets {
  /** The layers that are drawn now. */
  layers(): readonly LayerSummary[];
  active(): string | null;
  onSelect(hits: readonly Hit[], how: 'replace' | 'toggle' | 'box'): void;
}

const hitAt = (map: MapLibreMap, where: PointLike, targets: GestureTargets): Hit | null => {
  const { pick } = useDeskMap.getState();
  if (pick !== null) return pickAt(map, where, pick.layer);
  const near = { x: (where as Point).x, y: (where as Point).y };
  const exact = hitsAt(map, where, targets.layers(), targets.active());
  if (exact.length > 0) return exact[0] ?? null;
  // A line or a small point is hard to meet exactly.
  return (
    hitsAt(
      map,
      [
        [near.x - 4, near.y - 4],
        [near.x + 4, near.y + 4],
      ],
      targets.layers(),
      targets.active(),
    )[0] ?? null
  );
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

const choose = (map: MapLibreMap, where: PointLike, toggle: boolean, targets: GestureTargets): void => {
  const { place } = useDeskMap.getState();
  if (place !== null) {
    const { lng, lat } = map.unproject(where);
    place([lng, lat]);
    map.getCanvas().style.cursor = '';
    return;
  }
  const hit = hitAt(map, where, targets);
  const { pick } = useDeskMap.getState();
  if (pick !== null) {
    if (hit !== null) pick.onToggle(hit.fid, hit.properties);
    return;
  }
  targets.onSelect(hit === null ? [] : [hit], toggle ? 'toggle' : 'replace');
};

/** Shift and drag draws a box; what it holds of one layer becomes the selection. */
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
      targets.onSelect(hitsAt(map, [from, up.point], targets.layers(), targets.active()), 'box');
    });
  });
};

/** Hover, click, Shift-click, box and Enter at the crosshair: everything that chooses features on the desk's map. */
export const bindGestures = (map: MapLibreMap, targets: GestureTargets): void => {
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
    if (!isDrawing()) choose(map, event.point, event.originalEvent.shiftKey, targets);
  });
  boxSelect(map, targets);
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || isDrawing()) return;
    const { clientWidth, clientHeight } = map.getContainer();
    choose(map, [clientWidth / 2, clientHeight / 2], event.shiftKey, targets);
  });
  const tellView = (): void => {
    const { lng, lat } = map.getCenter();
    useDeskMap.setState({ view: { zoom: map.getZoom(), centre: [lng, lat] } });
  };
  map.on('move', tellView);
  map.on('resize', tellView);
  tellView();
};
