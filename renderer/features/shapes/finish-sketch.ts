import type { Extent } from '../../../shared/contract/base.ts';
import { boxesMeet, extentOf, type Geometry, type Position } from '../../../shared/geo/geometry.ts';
import { ringAround, ringOf } from '../../../shared/shapes/parts.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { api, refusalSentence } from '../../api/index.ts';
import { patchSession, say, sessionNow, take } from './board.ts';
import { point } from './pointer-state.ts';
import { drawnKind, geometryOf, type Session } from './session.ts';
import { holed, withPart, withPieces } from './steps.ts';

/** The corners or places that are needed at least. */
const LEAST = { Point: 1, LineString: 2, Polygon: 3 } as const;

const drawnShape = (session: Session, places: Position[]): Geometry => {
  const kind = drawnKind(session);
  if (kind === 'Point') return { type: 'Point', coordinates: places[0] as Position };
  if (kind === 'LineString') return { type: 'LineString', coordinates: places };
  return { type: 'Polygon', coordinates: [ringOf(places)] };
};

/**
 * The shape that a line or ring was drawn over: of those that are worked on the one that holds one of its places, else
 * one that it may cross.
 */
const shapeUnder = (session: Session, places: readonly Position[]): string | null => {
  const { own } = session.now;
  const holds = (key: string): boolean => {
    const geometry = geometryOf(session, key);
    return geometry !== null && places.some((at) => ringAround(geometry, at)?.ring === 0);
  };
  const met = (key: string): boolean => {
    const geometry = geometryOf(session, key);
    const box = geometry && extentOf(geometry);
    return box !== null && places.length > 1 && boxesMeet(box, boxOf(places));
  };
  return own.find(holds) ?? own.find(met) ?? null;
};

const boxOf = (places: readonly Position[]): Extent => {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const middles = (places: readonly Position[]): Position[] =>
  places.slice(1).map(([x, y], i): Position => {
    const [px, py] = places[i] as Position;
    return [(x + px) / 2, (y + py) / 2];
  });

const addPart = (session: Session, places: Position[]): void => {
  const key = session.now.own[0] ?? '';
  // A single point is put elsewhere rather than drawn twice.
  const base =
    drawnKind(session) === 'Point' && session.tool === 'draw' ? withoutShape(session, key) : session;
  if (take(withPart(base, key, drawnShape(session, places)))) patchSession({ tool: 'vertex' });
};

const withoutShape = (session: Session, key: string): Session => ({
  ...session,
  now: { ...session.now, changed: new Map([...session.now.changed, [key, null]]) },
});

const cut = async (session: Session, places: Position[]): Promise<void> => {
  const key = shapeUnder(session, [...places, ...middles(places)]);
  const geometry = key === null ? null : geometryOf(session, key);
  if (key === null || geometry === null) return say(shapesUi.cutWhich);
  const { parts, nodes } = await api.shapes.split({ geometry, line: places });
  const { pool, drawn } = withPieces(session, key, parts, nodes);
  take(drawn, { pool, tool: 'vertex', done: shapesUi.splitInto(parts.length) });
};

const pierce = async (session: Session, places: Position[]): Promise<void> => {
  const key = shapeUnder(session, places);
  const geometry = key === null ? null : geometryOf(session, key);
  if (key === null || geometry === null) return say(shapesUi.cutWhich);
  const { geometry: rest, nodes } = await api.shapes.hole({ geometry, ring: places });
  if (rest === null) return say(shapesUi.nothingLeft);
  take(holed(session, key, rest, nodes), { tool: 'vertex' });
};

/** Does something that the core must be asked for; what it refuses is said, and the line stays. */
export const asking = async (work: (session: Session) => Promise<void>): Promise<void> => {
  const session = sessionNow();
  if (session === null || session.busy) return;
  patchSession({ busy: true });
  try {
    await work(session);
  } catch (error) {
    say(refusalSentence(error));
  } finally {
    patchSession({ busy: false });
  }
};

/** Makes of the line what it was drawn for; says what is missing when it is too short. */
export const finishSketch = async (): Promise<void> => {
  const session = sessionNow();
  if (session === null || session.busy) return;
  const places = session.now.sketch.map(({ at }) => at);
  const { tool } = session;
  const least = tool === 'hole' ? 3 : tool === 'split' ? 2 : LEAST[drawnKind(session)];
  if (places.length < least) return say(shapesUi.tooShort(least));
  point();
  if (tool === 'split') return asking((now) => cut(now, places));
  if (tool === 'hole') return asking((now) => pierce(now, places));
  addPart(session, places);
};
