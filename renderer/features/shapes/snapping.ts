import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { type Except, type Snap, snapTo } from '../../../shared/shapes/snap.ts';
import { BorderNet, type BorderPlace, type Tracing } from '../../../shared/shapes/trace.ts';
import type { DrawPoint } from '../../map/index.ts';
import { type Session, shapesNow } from './session.ts';

/** How near is near, in pixels: to be drawn to a border, and to take hold of a vertex or an edge. */
export const SNAP_PIXELS = 12;
export const HOLD_PIXELS = 9;

/** What the pointer is drawn to; nothing while snapping is off or Alt is held. */
export const snapOf = (session: Session, point: DrawPoint, except?: Except): Snap | null =>
  session.snapping && !point.alt
    ? snapTo(point.at, point.reach(SNAP_PIXELS), shapesNow(session), except)
    : null;

/** The vertex or edge of the shapes that are worked on, within reach of the pointer. */
export const holdOf = (session: Session, point: DrawPoint): Snap | null => {
  const own = shapesNow(session).filter(([key]) => session.now.own.includes(key));
  return snapTo(point.at, point.reach(HOLD_PIXELS), own);
};

/** A snap as a place on a border; a place that was drawn to nothing lies on none. */
export const borderPlace = (at: Position, snap: Snap | null): BorderPlace =>
  snap?.kind === 'edge' ? { at, edge: [snap.a, snap.b] } : { at };

interface Kept {
  readonly shapes: readonly Geometry[];
  readonly net: BorderNet;
  start: BorderPlace | null;
  tracing: Tracing | null;
}

let kept: Kept | null = null;

const sameShapes = (a: readonly Geometry[], b: readonly Geometry[]): boolean =>
  a.length === b.length && a.every((shape, i) => shape === b[i]);

/** The way along borders from one place to another, kept between moves of the pointer; null where none leads. */
export const wayAlong = (session: Session, from: BorderPlace, to: BorderPlace): Position[] | null => {
  const shapes = shapesNow(session)
    .map(([, geometry]) => geometry)
    .filter(({ type }) => !type.endsWith('Point'));
  if (kept === null || !sameShapes(kept.shapes, shapes)) {
    const stretch = 1 / Math.cos((from.at[1] * Math.PI) / 180);
    kept = { shapes, net: new BorderNet(shapes, stretch), start: null, tracing: null };
  }
  if (kept.start !== from || kept.tracing === null) {
    kept.start = from;
    kept.tracing = kept.net.from(from);
  }
  return kept.tracing.to(to);
};
