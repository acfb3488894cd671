import type { StyleSpecification } from 'maplibre-gl';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Extent } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { useDeskMap } from './desk-map.ts';
import { deskStyle, type Overlay } from './desk-style.ts';
import type { GestureTargets } from './gestures.ts';
import css from './map.module.css';
import { MapTrouble, type Trouble } from './map-trouble.tsx';
import type { Scene } from './scene.ts';
import { type Camera, makeStandingMap, type StandingMap } from './standing-map.ts';
import { whenSteady } from './when-steady.ts';

/** A map that was lost is made anew by itself after this; one that is lost again within a minute is left to the user. */
const AGAIN_AFTER_MS = 1000;
const MINUTE_MS = 60_000;

export interface MapViewProps {
  readonly scene: Scene;
  /** All layers of the workspace, drawn or not. */
  readonly layers: readonly LayerSummary[];
  readonly selection: Overlay['selection'];
  readonly boxes: Overlay['boxes'];
  readonly activeLayer: string | null;
  /** A click with all that lies there. */
  readonly onSelect: GestureTargets['onSelect'];
  readonly onBox: GestureTargets['onBox'];
  /** What to show first. */
  readonly extent: Extent | null;
  /** Something covers all of it: nothing is drawn until it is seen again. */
  readonly resting: boolean;
  /** What it is to show is known: before that it would fetch tiles of the whole country. */
  readonly ready: boolean;
  /** Another map has the right half. */
  readonly beside: boolean;
  /** Name for screen readers. */
  readonly label: string;
  /** What floats above the map. */
  readonly children?: ReactNode;
}

type Latest = RefObject<MapViewProps & { readonly style: StyleSpecification }>;

/** The map in its box, made once it is known what it shows and made anew after it was lost. */
const useStandingMap = (box: RefObject<HTMLDivElement | null>, latest: Latest, ready: boolean) => {
  const standing = useRef<StandingMap | null>(null);
  const camera = useRef<Camera | null>(null);
  const lostAt = useRef(Number.NEGATIVE_INFINITY);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  useEffect(() => {
    const element = box.current;
    if (element === null || !ready || trouble !== null) return;
    const onLost = (at: Camera): void => {
      camera.current = at;
      setTrouble('lost');
    };
    const stop = whenSteady(element, () => {
      const { style, extent, resting } = latest.current;
      try {
        standing.current = makeStandingMap(element, {
          ...{ style, extent, camera: camera.current, onLost },
          scene: () => latest.current.scene,
          layers: () => latest.current.scene.layers.map((item) => item.layer),
          active: () => latest.current.activeLayer,
          onSelect: (...picked) => latest.current.onSelect(...picked),
          onBox: (ring) => latest.current.onBox(ring),
        });
        standing.current.rest(resting);
      } catch {
        setTrouble('missing');
      }
    });
    return () => {
      stop();
      standing.current?.end();
      standing.current = null;
    };
  }, [box, latest, ready, trouble]);

  useEffect(() => {
    if (trouble !== 'lost') return;
    const again = performance.now() - lostAt.current > MINUTE_MS;
    lostAt.current = performance.now();
    const timer = again ? setTimeout(() => setTrouble(null), AGAIN_AFTER_MS) : undefined;
    return () => clearTimeout(timer);
  }, [trouble]);

  return { standing, trouble, retry: () => setTrouble(null) };
};

/** The style of the desk's map with all that lies on it now. */
const useDeskStyle = ({ scene, layers, selection, boxes }: MapViewProps): StyleSpecification => {
  const pick = useDeskMap((state) => state.pick);
  const preview = useDeskMap((state) => state.preview);
  const drawn = useDeskMap((state) => state.drawn);
  const callouts = useDeskMap((state) => state.callouts);
  return useMemo(
    () => deskStyle(scene, { selection, boxes, pick, preview, drawn, callouts, all: layers }),
    [scene, selection, boxes, pick, preview, drawn, callouts, layers],
  );
};

/** The one map of the desk. Mounted once; places change what stands around it. */
export function MapView(props: MapViewProps) {
  const { extent, resting, ready, beside, label, children } = props;
  const map = useDeskMap((state) => state.map);
  const style = useDeskStyle(props);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ ...props, style });
  latest.current = { ...props, style };
  const { standing, trouble, retry } = useStandingMap(box, latest, ready);

  // A style waits while the map rests: nobody sees it, and its tiles are not asked for.
  useEffect(() => {
    standing.current?.rest(resting);
    if (!resting) standing.current?.apply(style);
  }, [standing, style, resting]);
  useEffect(() => standing.current?.home(extent), [standing, extent]);
  useEffect(() => map?.getCanvas().setAttribute('aria-label', label), [map, label]);

  return (
    <div className={css.frame} data-beside={beside || undefined}>
      <div ref={box} className={css.canvas} />
      {children}
      {trouble !== null && <MapTrouble trouble={trouble} onRetry={retry} />}
    </div>
  );
}
