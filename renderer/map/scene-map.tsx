import type { Map as MapLibreMap } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Extent } from '../../shared/contract/base.ts';
import { styleSetter } from './apply-style.ts';
import { createMap } from './create-map.ts';
import css from './map.module.css';
import { MapTrouble, type Trouble } from './map-trouble.tsx';
import { type Scene, sceneStyle } from './scene.ts';

export type Padding =
  | number
  | { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

export interface SceneMapProps {
  readonly scene: Scene;
  /** Shown whenever it changes. */
  readonly extent: Extent | null;
  /** Pixels kept free around the extent, on all sides or on each. */
  readonly padding?: Padding;
  readonly interactive?: boolean;
  /** Name for screen readers. */
  readonly label: string;
  /** Told the zoom once the map stands, and whenever it has come to rest elsewhere. */
  readonly onZoom?: ((zoom: number) => void) | undefined;
  /** The camera's way when the extent changes. */
  readonly animate?: boolean;
}

interface Made {
  readonly map: MapLibreMap;
  readonly apply: ReturnType<typeof styleSetter>;
}

/** The map in its box, made anew after a trouble that was got over. */
const useOwnMap = (
  box: RefObject<HTMLDivElement | null>,
  latest: RefObject<
    Pick<SceneMapProps, 'scene' | 'extent' | 'onZoom'> &
      Required<Pick<SceneMapProps, 'padding' | 'interactive'>>
  >,
) => {
  const made = useRef<Made | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (box.current === null || trouble !== null) return;
    const { scene, onZoom: _told, ...settings } = latest.current;
    let map: MapLibreMap;
    try {
      map = createMap(box.current, { style: sceneStyle(scene), ...settings });
    } catch {
      setTrouble('missing');
      return;
    }
    map.on('webglcontextlost', () => setTrouble('lost'));
    const told = (): void => latest.current.onZoom?.(map.getZoom());
    map.on('moveend', told);
    told();
    made.current = { map, apply: styleSetter(map) };
    return () => {
      made.current = null;
      map.remove();
    };
  }, [box, latest, trouble]);
  return { made, trouble, retry: () => setTrouble(null) };
};

/** A map of its own with its own scene: the wall, a preview. The desk has `MapView`. */
export function SceneMap({
  scene,
  extent,
  padding = 32,
  interactive = true,
  label,
  onZoom,
  animate = true,
}: SceneMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, extent, padding, interactive, onZoom });
  latest.current = { scene, extent, padding, interactive, onZoom };
  const { made, trouble, retry } = useOwnMap(box, latest);
  useEffect(() => made.current?.apply(sceneStyle(scene)), [made, scene]);
  useEffect(() => {
    if (extent !== null) made.current?.map.fitBounds(extent, { padding, animate, duration: 600 });
  }, [made, extent, padding, animate]);
  useEffect(() => made.current?.map.getCanvas().setAttribute('aria-label', label), [made, label]);

  return (
    <>
      <div ref={box} className={css.canvas} />
      {trouble !== null && <MapTrouble trouble={trouble} onRetry={retry} />}
    </>
  );
}
