import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
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
  readonly onZoom?: (zoom: number) => void;
  /** The camera's way when the extent changes. */
  readonly animate?: boolean;
}

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
  const made = useRef<{ map: MapLibreMap; apply: ReturnType<typeof styleSetter> } | null>(null);
  const latest = useRef({ scene, extent, padding, interactive });
  latest.current = { scene, extent, padding, interactive };
  const tell = useRef(onZoom);
  tell.current = onZoom;
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    if (box.current === null || trouble !== null) return;
    const { scene: start, ...settings } = latest.current;
    let map: MapLibreMap;
    try {
      map = createMap(box.current, { style: sceneStyle(start), ...settings });
    } catch {
      setTrouble('missing');
      return;
    }
    map.on('webglcontextlost', () => setTrouble('lost'));
    const told = (): void => tell.current?.(map.getZoom());
    map.on('moveend', told);
    told();
    made.current = { map, apply: styleSetter(map) };
    return () => {
      made.current = null;
      map.remove();
    };
  }, [trouble]);
  useEffect(() => made.current?.apply(sceneStyle(scene)), [scene]);
  useEffect(() => {
    if (extent !== null) made.current?.map.fitBounds(extent, { padding, animate, duration: 600 });
  }, [extent, padding, animate]);
  useEffect(() => made.current?.map.getCanvas().setAttribute('aria-label', label), [label]);

  return (
    <>
      <div ref={box} className={css.canvas} />
      {trouble !== null && <MapTrouble trouble={trouble} onRetry={() => setTrouble(null)} />}
    </>
  );
}
