import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import { useDeskMap } from './desk-map.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A drop whose tip is the place; the note beside the map tells screen readers of it. */
const drop = (): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 28 38');
  svg.setAttribute('class', 'map-pin');
  svg.setAttribute('aria-hidden', 'true');
  const body = document.createElementNS(SVG, 'path');
  body.setAttribute('d', 'M14 36.5C10 29 2 22 2 13.5a12 12 0 0 1 24 0C26 22 18 29 14 36.5Z');
  const eye = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({ cx: '14', cy: '13.5', r: '4.5' }))
    eye.setAttribute(name, value);
  svg.append(body, eye);
  return svg;
};

/** Keeps the mark of the place that was asked for on a map. Returns the function that ends it. */
export const keepPin = (map: MapLibreMap): (() => void) => {
  let marker: Marker | null = null;
  const put = (): void => {
    const { pin } = useDeskMap.getState();
    marker?.remove();
    marker = null;
    if (pin === null) return;
    const element = document.createElement('div');
    element.append(drop());
    element.style.pointerEvents = 'none';
    marker = new Marker({ element, anchor: 'bottom' }).setLngLat([pin[0], pin[1]]).addTo(map);
    // MapLibre makes every marker a stop of the keyboard with a name of its own.
    element.removeAttribute('aria-label');
    element.removeAttribute('role');
    element.removeAttribute('tabindex');
  };
  put();
  const stop = useDeskMap.subscribe((now, before) => {
    if (now.pin !== before.pin) put();
  });
  return () => {
    stop();
    marker?.remove();
  };
};
