import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Extent } from '../../shared/contract/base.ts';
import { authHeaders } from '../api/index.ts';
import { drawImage } from './images.ts';
import { isResting } from './rest.ts';
import { drawnBySoftware } from './software-graphics.ts';

// The policy allows no blob workers: MapLibre starts its worker from this file of the bundle.
setWorkerUrl(workerUrl);

export interface MapSettings {
  readonly style: StyleSpecification;
  readonly extent: Extent | null;
  readonly interactive: boolean;
  readonly padding:
    | number
    | { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** Thailand, for a workspace that has no places yet. */
const HOME: Extent = [97.3, 5.6, 105.7, 20.5];

/** A MapLibre map of ours: own worker, own token on tiles, images drawn when a style asks for them. */
export const createMap = (container: HTMLElement, settings: MapSettings): MapLibreMap => {
  // On the processor each pixel's four samples take their time, and each fading is seven frames more.
  const slowly = drawnBySoftware();
  const map = new MapLibreMap({
    container,
    style: settings.style,
    bounds: settings.extent ?? HOME,
    fitBoundsOptions: { padding: settings.padding },
    interactive: settings.interactive,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    boxZoom: false,
    renderWorldCopies: false,
    maxZoom: 20,
    fadeDuration: slowly ? 0 : 120,
    canvasContextAttributes: { preserveDrawingBuffer: false, antialias: !slowly },
    transformRequest: (url) => ({ url, headers: authHeaders() }),
  });
  map.setMissingStyleImageResolver((id) => {
    const image = drawImage(id);
    if (image !== null && !map.hasImage(id)) map.addImage(id, image.data, { pixelRatio: image.pixelRatio });
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  tellWhenBusy(map, container);
  return map;
};

/** How often a map that is busy is looked at. */
const LOOK_MS = 250;

/**
 * Says to assistive technology whether the picture is still being drawn. Of a tile that came as it was before, by its ETag,
 * MapLibre tells nobody, nor that it is idle again: a map that has everything is given one more frame, after which it does.
 */
function tellWhenBusy(map: MapLibreMap, container: HTMLElement): void {
  const say = (busy: boolean): void => container.setAttribute('aria-busy', String(busy));
  let looking: ReturnType<typeof setInterval> | undefined;
  const rest = (): void => {
    clearInterval(looking);
    looking = undefined;
  };
  const look = (): void => {
    if (isResting(map)) rest();
    else if (map.loaded() && !map.isMoving()) map.triggerRepaint();
  };
  const busy = (): void => {
    // What comes while nobody sees it is drawn afterwards.
    if (isResting(map)) return;
    say(true);
    looking ??= setInterval(look, LOOK_MS);
  };
  busy();
  map.on('dataloading', busy);
  map.on('movestart', busy);
  map.on('idle', () => {
    rest();
    say(false);
  });
  map.on('remove', rest);
}
