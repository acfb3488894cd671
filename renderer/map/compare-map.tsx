import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { styleSetter } from './apply-style.ts';
import { createMap } from './create-map.ts';
import { useDeskMap } from './desk-map.ts';
import { deskStyle, type Overlay } from './desk-style.ts';
import { addDrawCanvas } from './drawing/draw-canvas.ts';
import { bindDrawMouse } from './drawing/draw-pointer.ts';
import { bindPointing, type PointTargets } from './gestures.ts';
import { LOOKS } from './looks.ts';
import css from './map.module.css';
import { MapTrouble, type Trouble } from './map-trouble.tsx';
import type { Scene } from './scene.ts';

export interface CompareMapProps {
  readonly scene: Scene;
  readonly layers: readonly LayerSummary[];
  readonly selection: Overlay['selection'];
  readonly boxes: Overlay['boxes'];
  readonly activeLayer: string | null;
  readonly onSelect: PointTargets['onSelect'];
  readonly label: string;
}

const follow = (to: MapLibreMap, from: MapLibreMap): void =>
  void to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });

/** Moves two maps as one, whichever of them is moved. */
const tied = (one: MapLibreMap, other: MapLibreMap): (() => void) => {
  let following = false;
  const tie = (from: MapLibreMap, to: MapLibreMap) => (): void => {
    if (following) return;
    following = true;
    follow(to, from);
    following = false;
  };
  const [there, back] = [tie(one, other), tie(other, one)];
  one.on('move', there);
  other.on('move', back);
  return () => {
    one.off('move', there);
    other.off('move', back);
  };
};

/** Null where the PC can't draw another map. */
const madeMap = (box: HTMLElement, style: StyleSpecification): MapLibreMap | null => {
  try {
    return createMap(box, { style, extent: null, interactive: true, padding: 0 });
  } catch {
    return null;
  }
};

type Latest = RefObject<CompareMapProps & { readonly style: StyleSpecification }>;

/** Binds to the map what the desk's has: one camera, pointing, and what is measured, which lies at the same place in both. */
const bound = (map: MapLibreMap, desk: MapLibreMap, latest: Latest): (() => void) => {
  follow(map, desk);
  const untie = tied(desk, map);
  map.on('resize', () => follow(map, desk));
  bindPointing(map, {
    layers: () => latest.current.scene.layers.map(({ layer }) => layer),
    active: () => latest.current.activeLayer,
    onSelect: (...clicked) => latest.current.onSelect(...clicked),
  });
  const putDown = [bindDrawMouse(map), addDrawCanvas(map, () => LOOKS[latest.current.scene.look])];
  return () => {
    for (const end of putDown) end();
    untie();
    map.remove();
  };
};

/** The second map in its box, made anew after a trouble that was got over. */
const useSecondMap = (box: RefObject<HTMLDivElement | null>, desk: MapLibreMap | null, latest: Latest) => {
  const apply = useRef<ReturnType<typeof styleSetter> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (box.current === null || desk === null || trouble !== null) return;
    const map = madeMap(box.current, latest.current.style);
    if (map === null) {
      setTrouble('missing');
      return;
    }
    map.on('webglcontextlost', () => setTrouble('lost'));
    const end = bound(map, desk, latest);
    apply.current = styleSetter(map);
    return () => {
      apply.current = null;
      end();
    };
  }, [box, desk, latest, trouble]);
  return { apply, trouble, retry: () => setTrouble(null) };
};

/** A second map that shows another scene at the same place as the desk's; what is clicked in it is selected on the desk. */
export function CompareMap(props: CompareMapProps) {
  const { scene, layers, selection, boxes, label } = props;
  const desk = useDeskMap((state) => state.map);
  const box = useRef<HTMLDivElement>(null);
  const style = useMemo(
    () =>
      deskStyle(scene, {
        ...{ selection, boxes, pick: null, preview: null, drawn: [], callouts: null, all: layers },
      }),
    [scene, selection, boxes, layers],
  );
  const latest = useRef({ ...props, style });
  latest.current = { ...props, style };
  const { apply, trouble, retry } = useSecondMap(box, desk, latest);
  useEffect(() => apply.current?.(style), [apply, style]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a map that was made anew has to be named again.
  useEffect(
    () => box.current?.querySelector('canvas')?.setAttribute('aria-label', label),
    [label, desk, trouble],
  );
  return (
    <>
      <div ref={box} className={css.canvas} />
      {trouble !== null && <MapTrouble trouble={trouble} onRetry={retry} />}
    </>
  );
}
