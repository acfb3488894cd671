import type { Map as MapLibreMap } from 'maplibre-gl';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Extent } from '../../shared/contract/base.ts';
import { styleSetter } from './apply-style.ts';
import { createMap } from './create-map.ts';
import { useDeskMap } from './desk-map.ts';
import css from './map.module.css';
import { type Scene, sceneStyle } from './scene.ts';

export interface OverviewMapProps {
  readonly scene: Scene;
  readonly extent: Extent | null;
  readonly label: string;
}

/** Pixels of the overview. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels around all of the province. */
const PADDING = 16;
/** A view that would be a speck is drawn as large as can be seen. */
const LEAST = 8;

const frameOf = (overview: MapLibreMap, desk: MapLibreMap): Frame => {
  const bounds = desk.getBounds();
  const a = overview.project(bounds.getNorthWest());
  const b = overview.project(bounds.getSouthEast());
  const [width, height] = [Math.max(LEAST, b.x - a.x), Math.max(LEAST, b.y - a.y)];
  return { x: (a.x + b.x - width) / 2, y: (a.y + b.y - height) / 2, width, height };
};

/** The share of its view by which an arrow moves the desk's map. */
const KEY_STEP = 0.25;
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const moveByKey = (desk: MapLibreMap | null, event: KeyboardEvent): void => {
  const way = WAYS[event.key];
  if (way === undefined || desk === null) return;
  event.preventDefault();
  const { clientWidth, clientHeight } = desk.getContainer();
  desk.panBy([way[0] * clientWidth * KEY_STEP, way[1] * clientHeight * KEY_STEP], { duration: 200 });
};

/** Null where the PC can't draw another map: nobody needs this one. */
const smallMap = (
  box: HTMLElement,
  { scene, extent }: Omit<OverviewMapProps, 'label'>,
): MapLibreMap | null => {
  try {
    return createMap(box, { style: sceneStyle(scene), extent, interactive: false, padding: PADDING });
  } catch {
    return null;
  }
};

interface Made {
  readonly map: MapLibreMap;
  readonly apply: ReturnType<typeof styleSetter>;
}

/** The small map in its box, and where in it the desk's map is. */
const useSmallMap = (
  box: RefObject<HTMLDivElement | null>,
  desk: MapLibreMap | null,
  latest: RefObject<Omit<OverviewMapProps, 'label'>>,
) => {
  const made = useRef<Made | null>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  useEffect(() => {
    if (box.current === null || desk === null) return;
    const map = smallMap(box.current, latest.current);
    if (map === null) return;
    // A picture, which the button above it speaks for.
    map.getCanvas().setAttribute('tabindex', '-1');
    made.current = { map, apply: styleSetter(map) };
    const tell = (): void => setFrame(frameOf(map, desk));
    tell();
    desk.on('move', tell);
    desk.on('resize', tell);
    map.on('move', tell);
    return () => {
      desk.off('move', tell);
      desk.off('resize', tell);
      made.current = null;
      map.remove();
    };
  }, [box, desk, latest]);
  return { made, frame };
};

/** The small map: all of the province, and where in it the desk's map is. A click, a drag or an arrow goes elsewhere. */
export function OverviewMap({ scene, extent, label }: OverviewMapProps) {
  const desk = useDeskMap((state) => state.map);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, extent });
  latest.current = { scene, extent };
  const { made, frame } = useSmallMap(box, desk, latest);
  useEffect(() => made.current?.apply(sceneStyle(scene)), [made, scene]);
  useEffect(() => {
    if (extent !== null) made.current?.map.fitBounds(extent, { padding: PADDING, animate: false });
  }, [made, extent]);

  const goTo = ({ clientX, clientY }: PointerEvent): void => {
    const map = made.current?.map;
    const bounds = box.current?.getBoundingClientRect();
    if (map !== undefined && bounds !== undefined)
      desk?.jumpTo({ center: map.unproject([clientX - bounds.left, clientY - bounds.top]) });
  };
  return (
    <>
      <div ref={box} className={css.canvas} aria-hidden="true" />
      <button
        type="button"
        className={css.overview}
        aria-label={label}
        onKeyDown={(event) => moveByKey(desk, event)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && goTo(event)}
      >
        {frame !== null && (
          <svg aria-hidden="true">
            <rect {...frame} />
          </svg>
        )}
      </button>
    </>
  );
}
