import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { ringAround } from '../../../shared/shapes/parts.ts';
import { snapTo } from '../../../shared/shapes/snap.ts';
import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { sessionNow, show, take } from './board.ts';
import { nudgeOf } from './nudge.ts';
import { point } from './pointer-state.ts';
import { geometryOf, type Session } from './session.ts';
import { HOLD_PIXELS } from './snapping.ts';
import { movedShapes } from './steps.ts';

const isOn = (geometry: Geometry, pointer: DrawPoint): boolean =>
  ringAround(geometry, pointer.at)?.ring === 0 ||
  snapTo(pointer.at, pointer.reach(HOLD_PIXELS), [['', geometry]]) !== null;

const ownAt = (session: Session, pointer: DrawPoint): string | null =>
  session.now.own.find((key) => {
    const geometry = geometryOf(session, key);
    return geometry !== null && isOn(geometry, pointer);
  }) ?? null;

/** Moves whole shapes, by the pointer or by the arrow keys. */
export const moveTool = (): DrawTool => {
  let held: { readonly session: Session; readonly key: string; readonly from: Position } | null = null;
  const stepTo = (pointer: DrawPoint) =>
    held && movedShapes(held.session, [held.key], pointer.at[0] - held.from[0], pointer.at[1] - held.from[1]);
  return {
    down(pointer) {
      const session = sessionNow();
      const key = session && ownAt(session, pointer);
      held = session && key !== null ? { session, key, from: pointer.at } : null;
      return held !== null;
    },
    drag(pointer) {
      const step = stepTo(pointer);
      if (step !== null) show(step);
    },
    drop(pointer) {
      const step = stepTo(pointer);
      held = null;
      if (step !== null) take(step);
    },
    hover(pointer) {
      point();
      const session = sessionNow();
      return session && pointer && ownAt(session, pointer) !== null ? 'move' : '';
    },
    click() {},
    doubleClick() {},
    key(event, centre, onMap) {
      const session = sessionNow();
      const by = onMap ? nudgeOf(event, centre) : null;
      if (session === null || by === null || event.ctrlKey) return false;
      take(movedShapes(session, session.now.own, by[0], by[1]), {}, 'nudge shapes');
      return true;
    },
  };
};
