import type { Position } from '../../../shared/geo/geometry.ts';
import { pathAt, verticesOf } from '../../../shared/shapes/paths.ts';
import type { Snap } from '../../../shared/shapes/snap.ts';
import { hasVertex } from '../../../shared/shapes/vertices.ts';
import type { DrawPoint, DrawTool } from '../../map/index.ts';
import { patchSession, sessionNow, show, take } from './board.ts';
import { nudgeOf } from './nudge.ts';
import { point } from './pointer-state.ts';
import { geometryOf, isRefused, linkedKeys, positionOf, type Session, type VertexRef } from './session.ts';
import { holdOf, snapOf } from './snapping.ts';
import { addedBehind, addedVertex, deletedVertex, movedVertex } from './steps.ts';

const refOf = ({ shape, part, ring, index }: Snap): VertexRef => ({ key: shape, part, ring, index });

/** The drag that goes on: the session as it was when it began, and the vertex that is held. */
interface Drag {
  readonly start: Session;
  readonly ref: VertexRef;
  readonly from: Position;
}

/** Shapes that move along can't be what the vertex is drawn to. */
const exceptMoving = ({ start, ref, from }: Drag): ((shape: string) => boolean) => {
  const moving = new Set(
    (start.shared ? linkedKeys(start) : [ref.key]).filter((key) => {
      const geometry = geometryOf(start, key);
      return geometry !== null && hasVertex(geometry, from);
    }),
  );
  return (shape) => moving.has(shape);
};

/** On an edge a drag begins with a new vertex, which is then held. */
const beginOnEdge = (session: Session, hold: Snap & { readonly kind: 'edge' }): Drag | null => {
  const step = addedVertex(session, hold);
  if (isRefused(step)) return null;
  const ref = { ...refOf(hold), index: hold.index + 1 };
  return { start: { ...session, now: step }, ref, from: hold.at };
};

const begin = (session: Session, hold: Snap): Drag | null =>
  hold.kind === 'edge' ? beginOnEdge(session, hold) : { start: session, ref: refOf(hold), from: hold.at };

/** Chooses the vertex that stands `by` places further on its path, round and round on a ring. */
export const chooseBy = (by: 1 | -1): void => {
  const session = sessionNow();
  if (session?.selected == null) return;
  const { selected } = session;
  const geometry = geometryOf(session, selected.key);
  const path = geometry && pathAt(geometry, selected.part, selected.ring);
  if (path == null) return;
  const count = verticesOf(path).length;
  patchSession({ selected: { ...selected, index: (selected.index + by + count) % count } });
};

/** Takes the chosen vertex away; the one before it is chosen then. */
export const deleteSelected = (): void => {
  const session = sessionNow();
  if (session?.selected == null) return;
  const { selected } = session;
  take(deletedVertex(session, selected), {
    selected: { ...selected, index: Math.max(0, selected.index - 1) },
  });
};

/** Puts a vertex behind the chosen one, and chooses it. */
export const addBehindSelected = (): void => {
  const session = sessionNow();
  if (session?.selected == null) return;
  const { selected } = session;
  take(addedBehind(session, selected), { selected: { ...selected, index: selected.index + 1 } });
};

const chooseAtCentre = (session: Session, centre: DrawPoint): boolean => {
  const wide: DrawPoint = { ...centre, reach: () => centre.reach(60) };
  const hold = holdOf(session, wide);
  if (hold === null) return false;
  if (hold.kind === 'vertex') patchSession({ selected: refOf(hold) });
  else take(addedVertex(session, hold), { selected: { ...refOf(hold), index: hold.index + 1 } });
  return true;
};

const nudge = (session: Session, selected: VertexRef, event: KeyboardEvent, centre: DrawPoint): boolean => {
  const by = nudgeOf(event, centre);
  const from = positionOf(session, selected);
  if (by === null || from === null) return false;
  const run = `nudge ${selected.key} ${selected.part} ${selected.ring} ${selected.index}`;
  take(movedVertex(session, selected, [from[0] + by[0], from[1] + by[1]], null), {}, run);
  return true;
};

const press = (event: KeyboardEvent, centre: DrawPoint, onMap: boolean): boolean => {
  const session = sessionNow();
  if (session === null || event.ctrlKey || event.metaKey || !onMap) return false;
  const { selected } = session;
  if (selected === null) return event.key === 'Enter' && chooseAtCentre(session, centre);
  if (event.key === 'Tab') {
    chooseBy(event.shiftKey ? -1 : 1);
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    deleteSelected();
    return true;
  }
  if (event.key === 'Insert' || event.code === 'KeyN') {
    addBehindSelected();
    return true;
  }
  return nudge(session, selected, event, centre);
};

/** Moves, adds and takes away single vertices of the shapes that are worked on. */
export const vertexTool = (): DrawTool => {
  let drag: (Drag & { readonly except: (shape: string) => boolean }) | null = null;
  let moved = false;
  const stepOf = (pointer: DrawPoint) => {
    if (drag === null) return null;
    const snap = snapOf(drag.start, pointer, drag.except);
    point({ snap });
    return movedVertex(drag.start, drag.ref, snap?.at ?? pointer.at, snap);
  };
  return {
    down(pointer) {
      const session = sessionNow();
      const hold = session && holdOf(session, pointer);
      const begun = session && hold && begin(session, hold);
      if (session === null || !begun) return false;
      drag = { ...begun, except: exceptMoving(begun) };
      moved = false;
      patchSession({ selected: begun.ref, live: begun.start.now === session.now ? null : begun.start.now });
      return true;
    },
    drag(pointer) {
      const step = stepOf(pointer);
      if (step === null) return;
      moved = true;
      show(step);
    },
    drop(pointer) {
      if (drag === null) return;
      const step = moved ? stepOf(pointer) : drag.start.now;
      drag = null;
      point();
      if (step !== null) take(step);
    },
    hover(pointer) {
      const session = sessionNow();
      const hold = session && pointer && holdOf(session, pointer);
      point({ ghost: hold?.kind === 'edge' ? hold.at : null });
      return hold === null ? '' : hold.kind === 'vertex' ? 'grab' : 'copy';
    },
    click(pointer) {
      const session = sessionNow();
      if (session !== null && holdOf(session, pointer) === null) patchSession({ selected: null, said: null });
    },
    doubleClick() {},
    key: press,
  };
};
