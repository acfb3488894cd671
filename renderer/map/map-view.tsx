import type { Map as MapLibreMap } from 'maplibre-gl';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Extent } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { styleSetter } from './apply-style.ts';
import { keepCallouts } from './callouts.ts';
import { createMap } from './create-map.ts';
import { setDeskMap, useDeskMap } from './desk-map.ts';
import { deskStyle, type Overlay } from './desk-style.ts';
import { addDrawCanvas } from './drawing/draw-canvas.ts';
import { bindDrawPointer } from './drawing/draw-pointer.ts';
import { keepHidden } from './drawing/hidden-rows.ts';
import { bindGestures, type GestureTargets } from './gestures.ts';
import { keepHome } from './keep-home.ts';
import { LOOKS } from './looks.ts';
import css from './map.module.css';
import { keepPin } from './pin.ts';
import { restable } from './rest.ts';
import { keepScale } from './scale.ts';
import type { Scene } from './scene.ts';

export interface MapViewProps {
  readonly scene: Scene;
  /** All layers of the workspace, drawn or not. */
  readonly layers: readonly LayerSummary[];
  readonly selection: Overlay['selection'];
  readonly activeLayer: string | null;
  /** A click with all that lies there. */
  readonly onSelect: GestureTargets['onSelect'];
  readonly onBox: GestureTargets['onBox'];
  /** What to show first. */
  readonly extent: Extent | null;
  /** Something covers all of it: nothing is drawn until it is seen again. */
  readonly resting: boolean;
  /** Name for screen readers. */
  readonly label: string;
  /** What floats above the map. */
  readonly children?: ReactNode;
}

/** The one map of the desk. Mounted once; places change what stands around it. */
export function MapView(props: MapViewProps) {
  const { scene, layers, selection, extent, resting, label, children } = props;
  const pick = useDeskMap((state) => state.pick);
  const preview = useDeskMap((state) => state.preview);
  const drawn = useDeskMap((state) => state.drawn);
  const callouts = useDeskMap((state) => state.callouts);
  const style = useMemo(
    () => deskStyle(scene, { selection, pick, preview, drawn, callouts, all: layers }),
    [scene, selection, pick, preview, drawn, callouts, layers],
  );
  const box = useRef<HTMLDivElement>(null);
  const apply = useRef<ReturnType<typeof styleSetter> | null>(null);
  const home = useRef<ReturnType<typeof keepHome> | null>(null);
  const rest = useRef<ReturnType<typeof restable> | null>(null);
  const latest = useRef({ ...props, style });
  latest.current = { ...props, style };

  useEffect(() => {
    if (box.current === null) return;
    const targets: GestureTargets = {
      layers: () => latest.current.scene.layers.map((item) => item.layer),
      active: () => latest.current.activeLayer,
      onSelect: (...picked) => latest.current.onSelect(...picked),
      onBox: (ring) => latest.current.onBox(ring),
    };
    const map: MapLibreMap = createMap(box.current, {
      style: latest.current.style,
      extent: latest.current.extent,
      interactive: true,
      padding: 40,
    });
    apply.current = styleSetter(map);
    rest.current = restable(map);
    home.current = keepHome(map);
    home.current(latest.current.extent);
    setDeskMap(map);
    bindGestures(map, targets);
    const ends = [
      bindDrawPointer(map),
      keepHidden(map),
      keepPin(map),
      keepScale(map),
      keepCallouts(
        map,
        () => latest.current.scene,
        () => LOOKS[latest.current.scene.look].labelScale,
        (found) => useDeskMap.setState({ callouts: found }),
      ),
      addDrawCanvas(map, () => LOOKS[latest.current.scene.look]),
    ];
    return () => {
      for (const end of ends) end();
      apply.current = null;
      rest.current = null;
      home.current = null;
      setDeskMap(null);
      map.remove();
    };
  }, []);
  // A style waits while the map rests: nobody sees it, and its tiles are not asked for.
  useEffect(() => {
    rest.current?.(resting);
    if (!resting) apply.current?.(style);
  }, [style, resting]);
  useEffect(() => home.current?.(extent), [extent]);
  useEffect(() => box.current?.querySelector('canvas')?.setAttribute('aria-label', label), [label]);

  return (
    <div className={css.frame}>
      <div ref={box} className={css.canvas} />
      {children}
    </div>
  );
}
