import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Extent } from '../../shared/contract/base.ts';
import { styleSetter } from './apply-style.ts';
import { keepCallouts } from './callouts.ts';
import { createMap } from './create-map.ts';
import { setDeskMap, useDeskMap } from './desk-map.ts';
import { addDrawCanvas } from './drawing/draw-canvas.ts';
import { bindDrawPointer } from './drawing/draw-pointer.ts';
import { keepHidden } from './drawing/hidden-rows.ts';
import { keepFailing } from './failing-layers.ts';
import { bindGestures, type GestureTargets } from './gestures.ts';
import { keepHome } from './keep-home.ts';
import { LOOKS } from './looks.ts';
import { keepPin } from './pin.ts';
import { keepRankMarks } from './rank-marks.ts';
import { restable } from './rest.ts';
import { keepScale } from './scale.ts';
import type { Scene } from './scene.ts';
import { keepScores } from './score-state.ts';

/** Where a map was that is made anew. */
export interface Camera {
  readonly center: [number, number];
  readonly zoom: number;
}

/** What the desk's map asks its component for, at any time. */
export interface StandingMapParts extends GestureTargets {
  readonly scene: () => Scene;
  readonly style: StyleSpecification;
  readonly extent: Extent | null;
  readonly camera: Camera | null;
  /** The graphics went away: nothing can be asked of the map any more. */
  readonly onLost: (camera: Camera) => void;
}

/** The desk's map with all that is bound to it. */
export interface StandingMap {
  readonly apply: (style: StyleSpecification) => void;
  readonly rest: (resting: boolean) => void;
  readonly home: (extent: Extent | null) => void;
  readonly end: () => void;
}

const cameraOf = (map: MapLibreMap): Camera => {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom() };
};

/** Makes the desk's map. Throws where the PC can't draw one (no WebGL 2). */
export const makeStandingMap = (box: HTMLElement, parts: StandingMapParts): StandingMap => {
  const map = createMap(box, { style: parts.style, extent: parts.extent, interactive: true, padding: 40 });
  const apply = styleSetter(map);
  const rest = restable(map);
  const home = keepHome(map);
  home(parts.extent);
  if (parts.camera !== null) map.jumpTo(parts.camera);
  map.on('webglcontextlost', () => parts.onLost(cameraOf(map)));
  setDeskMap(map);
  bindGestures(map, parts);
  const ends = [
    bindDrawPointer(map),
    keepHidden(map),
    keepScores(map),
    keepFailing(map),
    keepPin(map),
    keepRankMarks(map),
    keepScale(map),
    keepCallouts(
      map,
      parts.scene,
      () => LOOKS[parts.scene().look].labelScale,
      (found) => useDeskMap.setState({ callouts: found }),
    ),
    addDrawCanvas(map, () => LOOKS[parts.scene().look]),
  ];
  const end = (): void => {
    for (const one of ends) one();
    setDeskMap(null);
    map.remove();
  };
  return { apply, rest, home, end };
};
