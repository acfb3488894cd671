import type { Position } from '../../../shared/geo/geometry.ts';
import { samePlace } from '../../../shared/shapes/paths.ts';
import type { Snap } from '../../../shared/shapes/snap.ts';
import type { BorderPlace } from '../../../shared/shapes/trace.ts';
import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { sessionNow, take } from './board.ts';
import { finishSketch } from './finish-sketch.ts';
import { point } from './pointer-state.ts';
import { drawnKind, type Session } from './session.ts';
import { borderPlace, HOLD_PIXELS, snapOf, wayAlong } from './snapping.ts';

/** True where the sketch goes round and comes back to its first place. */
export const isClosing = (session: Session): boolean =>
  session.tool === 'hole' || (session.tool !== 'split' && drawnKind(session) === 'Polygon');

/** True where a single place is all there is to draw. */
export const isPlacing = (session: Session): boolean =>
  (session.tool === 'draw' || session.tool === 'part') && drawnKind(session) === 'Point';

/** The places that a click adds: one, or those along the border up to it. */
const reachOf = (session: Session, at: Position, snap: Snap | null): BorderPlace[] => {
  const last = session.now.sketch.at(-1);
  const end = borderPlace(at, snap);
  const way = session.tracing && last !== undefined && snap !== null ? wayAlong(session, last, end) : null;
  return way === null ? [end] : [...way.slice(0, -1).map((place): BorderPlace => ({ at: place })), end];
};

/** Adds a place to the line that is being drawn. */
export const addToSketch = (at: Position, snap: Snap | null = null): void => {
  const session = sessionNow();
  if (session === null) return;
  const { sketch } = session.now;
  const last = sketch.at(-1);
  if (last !== undefined && samePlace(last.at, at)) return;
  const step = {
    ...session.now,
    sketch: isPlacing(session) ? [{ at }] : [...sketch, ...reachOf(session, at, snap)],
  };
  if (take(step) && isPlacing(session)) void finishSketch();
};

/** Takes the last place of the line away. */
export const shortenSketch = (): boolean => {
  const session = sessionNow();
  if (session === null || session.now.sketch.length === 0) return false;
  return take({ ...session.now, sketch: session.now.sketch.slice(0, -1) });
};

const near = (pointer: DrawPoint, at: Position): boolean => {
  const { degrees, stretch } = pointer.reach(HOLD_PIXELS);
  return Math.hypot(at[0] - pointer.at[0], (at[1] - pointer.at[1]) * stretch) <= degrees;
};

/** A click on the first corner closes an area; one on the last place again ends a line. */
const ends = (session: Session, pointer: DrawPoint): boolean => {
  const { sketch } = session.now;
  const [first] = sketch;
  if (first !== undefined && isClosing(session) && sketch.length > 2 && near(pointer, first.at)) return true;
  const last = sketch.at(-1);
  return last !== undefined && sketch.length > 1 && near(pointer, last.at);
};

const add = (pointer: DrawPoint): void => {
  const session = sessionNow();
  if (session === null || session.busy) return;
  const snap = snapOf(session, pointer);
  addToSketch(snap?.at ?? pointer.at, snap);
};

const press = (event: KeyboardEvent, centre: DrawPoint, onMap: boolean): boolean => {
  const session = sessionNow();
  if (session === null || event.ctrlKey || event.metaKey || !onMap) return false;
  if (event.key === ' ') {
    add(centre);
    return true;
  }
  if (event.key === 'Enter' && session.now.sketch.length > 0) {
    void finishSketch();
    return true;
  }
  return event.key === 'Backspace' && shortenSketch();
};

/** Draws a line corner by corner: a new shape, a part, a hole, a cut. */
export const sketchTool = (): DrawTool => ({
  down: () => false,
  drag() {},
  drop() {},
  hover(pointer) {
    const session = sessionNow();
    if (session === null || pointer === null) {
      point();
      return '';
    }
    const snap = snapOf(session, pointer);
    const at = snap?.at ?? pointer.at;
    const reach = session.now.sketch.length === 0 ? [] : reachOf(session, at, snap).map((place) => place.at);
    point({ snap, reach });
    return 'crosshair';
  },
  click(pointer) {
    const session = sessionNow();
    if (session === null || session.busy) return;
    if (ends(session, pointer)) void finishSketch();
    else add(pointer);
  },
  doubleClick() {
    const session = sessionNow();
    if (session !== null && !session.busy && session.now.sketch.length > 1) void finishSketch();
  },
  key: press,
});
