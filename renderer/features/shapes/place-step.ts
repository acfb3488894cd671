import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf, type Position, unionExtent } from '../../../shared/geo/geometry.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { deskMapApi } from '../../map/index.ts';
import { say, sessionNow, take } from './board.ts';
import { bringIntoView } from './into-view.ts';
import { drawnKind, geometryOf, type Session, SKETCHING, type VertexRef } from './session.ts';
import { addToSketch } from './sketch-tool.ts';
import { movedVertex } from './steps.ts';

/** What a place that was typed, or read from a photo, is put to. */
export type PlaceUse = 'add' | 'place' | 'move' | null;

/** The only vertex of a single point. */
const pointOf = (session: Session): VertexRef | null => {
  const key = session.now.own[0];
  return key !== undefined && geometryOf(session, key)?.type === 'Point'
    ? { key, part: 0, ring: 0, index: 0 }
    : null;
};

export const placeUse = (session: Session): PlaceUse => {
  if (SKETCHING.includes(session.tool)) return drawnKind(session) === 'Point' ? 'place' : 'add';
  return session.selected !== null || pointOf(session) !== null ? 'move' : null;
};

/** Brings a place into view, with the line that it continues. */
const showPlace = ([x, y]: Position, sketch: readonly Position[]): void => {
  const view = deskMapApi.viewExtent();
  const seen = view !== null && x > view[0] && x < view[2] && y > view[1] && y < view[3];
  if (seen) return;
  const room = 0.003;
  const around: Extent = [x - room, y - room, x + room, y + room];
  const line = extentOf({ type: 'LineString', coordinates: [...sketch] });
  bringIntoView(unionExtent(around, line) ?? around);
};

/** Draws with a place that was not pointed at: a corner more, the point itself, or the chosen vertex moved there. */
export const drawAt = (at: Position): boolean => {
  const session = sessionNow();
  const use = session && placeUse(session);
  if (session === null || use === null) {
    say(shapesUi.chooseFirst);
    return false;
  }
  showPlace(
    at,
    session.now.sketch.map((place) => place.at),
  );
  if (use !== 'move') {
    addToSketch(at);
    return true;
  }
  const ref = session.selected ?? pointOf(session);
  return ref !== null && take(movedVertex(session, ref, at, null));
};
