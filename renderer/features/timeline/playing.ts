import { useEffect } from 'react';
import { mapIsStill } from '../../map/index.ts';
import { stepped } from './steps.ts';
import { setPlaying, setSteps, useTimeline } from './timeline-store.ts';
import type { TimeWalk } from './use-timeline.ts';

/** How long a step stands, once the map has drawn it. */
const STEP_MS = 900;
/** How long a map that is still drawing is waited for before it is looked at again. */
const AGAIN_MS = 150;

/** Begins the walk, from its start where it stands at its end. */
export const play = (walk: TimeWalk): void => {
  const end = walk.steps.length - 1;
  const length = walk.mode === 'window' ? walk.to - walk.from : 0;
  if (walk.to >= end) setSteps(0, length === end ? 0 : length);
  setPlaying(true);
};

/** Walks on while it is played, a step at a time, each once the map shows the one before; ends at the end. */
export const usePlaying = (walk: TimeWalk | null): void => {
  const playing = useTimeline((state) => state.playing);
  useEffect(() => {
    if (!playing || walk === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const go = (): void => {
      if (!mapIsStill()) {
        timer = setTimeout(go, AGAIN_MS);
        return;
      }
      if (walk.to >= walk.steps.length - 1) setPlaying(false);
      else setSteps(...stepped(walk, 1));
    };
    timer = setTimeout(go, STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, walk]);
};
