import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Look } from '../looks.ts';
import { useDrawing } from './drawing-state.ts';
import { paintScene } from './paint-scene.ts';
import { screenOf } from './screen.ts';

/**
 * A canvas above the map's own: what is drawn follows the pointer in the same frame, with all its digits. The map's own
 * sources go through a worker and a grid of tiles. Returns the function that takes it away.
 */
export const addDrawCanvas = (map: MapLibreMap, look: () => Look): (() => void) => {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-drawing';
  canvas.setAttribute('aria-hidden', 'true');
  map.getCanvasContainer().append(canvas);
  const context = canvas.getContext('2d');
  let asked = false;
  let clean = true;

  const paint = (): void => {
    asked = false;
    const { scene, aid } = useDrawing.getState();
    const nothing = scene === null && aid === null;
    if (context === null || (nothing && clean)) return;
    const screen = screenOf(map);
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(screen.width * ratio), Math.round(screen.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else context.clearRect(0, 0, width, height);
    clean = nothing;
    if (nothing) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const drawn of [scene, aid]) if (drawn !== null) paintScene(context, screen, drawn, look());
    context.setTransform(1, 0, 0, 1, 0, 0);
  };
  const ask = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(paint);
  };

  // In the frame in which the map moves, so that both move together.
  map.on('render', paint);
  const stop = useDrawing.subscribe((now, before) => {
    if (now.scene !== before.scene || now.aid !== before.aid) ask();
  });
  return () => {
    stop();
    map.off('render', paint);
    canvas.remove();
  };
};
