import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatNumber } from '../../../shared/domain/units.ts';
import { compareText } from '../../../shared/text/compare.ts';
import { useDesk } from '../../app/desk.ts';
import { CompareMap, type Hit } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { selectHere, useSelectedBoxes } from '../selection/index.ts';
import { useIsDrawing } from '../shapes/index.ts';
import { useTimeWords } from '../timeline/index.ts';
import css from './compare.module.css';
import { CompareBar } from './compare-bar.tsx';
import { type CompareMode, setSplit, useCompare } from './compare-store.ts';
import { useRightScene } from './use-right-scene.ts';

/** The share of the width by which an arrow moves the divider. */
const KEY_STEP = 0.02;
const SPLIT_KEYS: Readonly<Record<string, (split: number) => number>> = {
  ArrowLeft: (split) => split - KEY_STEP,
  ArrowDown: (split) => split - KEY_STEP,
  ArrowRight: (split) => split + KEY_STEP,
  ArrowUp: (split) => split + KEY_STEP,
  PageUp: (split) => split + 5 * KEY_STEP,
  PageDown: (split) => split - 5 * KEY_STEP,
  Home: () => 0,
  End: () => 1,
};

/** The divider of a swipe, by pointer and by arrows. */
function Handle({ split }: { readonly split: number }) {
  const t = useText();
  const handle = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent): void => {
    const frame = handle.current?.parentElement?.parentElement?.getBoundingClientRect();
    if (event.buttons === 1 && frame !== undefined) setSplit((event.clientX - frame.left) / frame.width);
  };
  const press = (event: KeyboardEvent): void => {
    const move = SPLIT_KEYS[event.key];
    if (move === undefined) return;
    event.preventDefault();
    setSplit(move(split));
  };
  const percent = Math.round(split * 100);
  return (
    <div
      ref={handle}
      className={css.handle}
      role="slider"
      tabIndex={0}
      aria-label={t(compareText.handle)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={`${formatNumber(percent)}%`}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    />
  );
}

/** What stands on either side, where they meet. */
function Meeting({ mode, split }: { readonly mode: CompareMode; readonly split: number }) {
  const t = useText();
  const now = useTimeWords();
  const held = useCompare((state) => state.held);
  const other = held === null ? now : held.words;
  const said = (side: string, time: string | null): string => (time === null ? side : `${side} · ${time}`);
  return (
    <div className={css.meeting} style={{ left: `${split * 100}%` }}>
      <span className={css.side} data-side="left">
        {said(t(compareText.left), now)}
      </span>
      <span className={css.side} data-side="right">
        {said(t(compareText.right), other)}
      </span>
      {mode === 'swipe' && <Handle split={split} />}
    </div>
  );
}

function Two({ mode }: { readonly mode: CompareMode }) {
  const t = useText();
  const selection = useDesk((state) => state.selection);
  const boxes = useSelectedBoxes();
  const activeLayer = useDesk((state) => state.activeLayer);
  const swiped = useCompare((state) => state.split);
  const { scene, layers } = useRightScene();
  const split = mode === 'swipe' ? swiped : 0.5;
  return (
    <>
      <div className={css.pane} data-mode={mode} style={{ '--split': `${split * 100}%` } as CSSProperties}>
        <CompareMap
          scene={scene}
          layers={layers}
          selection={selection}
          boxes={boxes}
          activeLayer={activeLayer}
          label={t(compareText.rightMap)}
          onSelect={(hits: readonly Hit[], toggle, at) => selectHere(hits, at, toggle)}
        />
      </div>
      <Meeting mode={mode} split={split} />
      <CompareBar mode={mode} />
    </>
  );
}

/** How maps are compared now; null while there is one map: elsewhere than at the map, and while borders are drawn. */
export const useCompareMode = (): CompareMode | null => {
  const mode = useCompare((state) => state.mode);
  const here = useDesk((state) => state.place === 'map');
  const drawing = useIsDrawing();
  return here && !drawing ? mode : null;
};

/** The second map with what leads it, while two are compared. */
export function CompareView() {
  const mode = useCompareMode();
  return mode === null ? null : <Two mode={mode} />;
}
