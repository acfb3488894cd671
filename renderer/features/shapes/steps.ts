import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { withNodes } from '../../../shared/shapes/nodes.ts';
import { deleteHole, deletePart, moveBy, together } from '../../../shared/shapes/parts.ts';
import { countParts, samePlace, vertexAt } from '../../../shared/shapes/paths.ts';
import type { Snap } from '../../../shared/shapes/snap.ts';
import {
  deleteVertex,
  hasVertex,
  insertVertex,
  isJunction,
  moveVertex,
  moveVertexAt,
} from '../../../shared/shapes/vertices.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import {
  type Drawn,
  geometryIn,
  linkedKeys,
  type PoolShape,
  type Refused,
  type Session,
  type VertexRef,
} from './session.ts';

type Step = Drawn | Refused;

const at = (session: Session, key: string): Geometry | null => geometryIn(session.pool, session.now, key);

/** What was drawn with some shapes replaced. A shape that is as it was read counts as unchanged again. */
const withShapes = (
  session: Session,
  shapes: Iterable<readonly [string, Geometry | null]>,
  more: Partial<Drawn> = {},
): Drawn => {
  const changed = new Map(session.now.changed);
  for (const [key, geometry] of shapes) {
    if (geometry !== null && geometry === session.pool.get(key)?.geometry) changed.delete(key);
    else changed.set(key, geometry);
  }
  return { ...session.now, changed, ...more };
};

/** The shapes that hold a place and are changed together with one of them. */
const holders = (session: Session, key: string, place: Position): [string, Geometry][] =>
  (session.shared ? linkedKeys(session) : [key]).flatMap((linked): [string, Geometry][] => {
    const geometry = at(session, linked);
    return geometry !== null && hasVertex(geometry, place) ? [[linked, geometry]] : [];
  });

/** Where a place was put on the edge of a linked shape, that shape gets a vertex there: both have it bit by bit. */
const withSnapNode = (session: Session, drawn: Drawn, on: Snap | null): Drawn => {
  if (on?.kind !== 'edge' || !session.shared) return drawn;
  const changed = new Map(drawn.changed);
  for (const key of linkedKeys(session)) {
    const geometry = geometryIn(session.pool, drawn, key);
    if (geometry === null) continue;
    const noded = insertVertex(geometry, on.a, on.b, on.at);
    if (noded !== geometry) changed.set(key, noded);
  }
  return { ...drawn, changed };
};

/** Moves a vertex, for all shapes that share it. `on` is what the new place was drawn to. */
export const movedVertex = (session: Session, ref: VertexRef, to: Position, on: Snap | null): Step => {
  const geometry = at(session, ref.key);
  const from = geometry && vertexAt(geometry, ref);
  if (geometry === null || from === null) return { refused: shapesUi.gone };
  if (samePlace(from, to)) return session.now;
  const moved: [string, Geometry][] = [];
  for (const [key, shape] of holders(session, ref.key, from)) {
    const next = session.shared ? moveVertex(shape, from, to) : moveVertexAt(shape, ref, to);
    if (next === null) return { refused: shapesUi.collapses };
    moved.push([key, next]);
  }
  return withSnapNode(session, withShapes(session, moved), on);
};

/** Puts a vertex on an edge, for all shapes that share the edge. */
export const addedVertex = (
  session: Session,
  snap: Snap & { readonly kind: 'edge' },
  place = snap.at,
): Step => {
  const keys = session.shared ? linkedKeys(session) : [snap.shape];
  const made = keys.flatMap((key): [string, Geometry][] => {
    const geometry = at(session, key);
    if (geometry === null) return [];
    const next = insertVertex(geometry, snap.a, snap.b, place);
    return next === geometry ? [] : [[key, next]];
  });
  return withShapes(session, made);
};

/** Puts a vertex in the middle between one and the next of its path. */
export const addedBehind = (session: Session, ref: VertexRef): Step => {
  const geometry = at(session, ref.key);
  const edge = geometry && edgeBehind(geometry, ref);
  if (edge === null) return { refused: shapesUi.noEdgeBehind };
  const [a, b] = edge;
  const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return addedVertex(session, { kind: 'edge', shape: ref.key, distance: 0, ...ref, at: middle, a, b });
};

const edgeBehind = (geometry: Geometry, ref: VertexRef): [Position, Position] | null => {
  const [a, b] = [vertexAt(geometry, ref), vertexAt(geometry, { ...ref, index: ref.index + 1 })];
  return a && b && [a, b];
};

/** Takes a vertex away, for all shapes that share it; not where borders fork. */
export const deletedVertex = (session: Session, ref: VertexRef): Step => {
  const geometry = at(session, ref.key);
  const place = geometry && vertexAt(geometry, ref);
  if (place === null) return { refused: shapesUi.gone };
  const shapes = holders(session, ref.key, place);
  if (
    isJunction(
      shapes.map(([, shape]) => shape),
      place,
    )
  )
    return { refused: shapesUi.junction };
  const made: [string, Geometry][] = [];
  for (const [key, shape] of shapes) {
    const next = deleteVertex(shape, place);
    if (next === null) return { refused: shapesUi.tooFew };
    made.push([key, next]);
  }
  return withShapes(session, made);
};

/** Moves whole shapes by degrees. Neighbours stay where they are. */
export const movedShapes = (session: Session, keys: readonly string[], dx: number, dy: number): Drawn =>
  withShapes(
    session,
    keys.flatMap((key): [string, Geometry][] => {
      const geometry = at(session, key);
      return geometry === null ? [] : [[key, moveBy(geometry, dx, dy)]];
    }),
    { operation: session.now.operation === 'edit' ? 'move' : session.now.operation },
  );

/** Takes away one part of a shape, or fills one of its holes. */
export const withoutPart = (session: Session, key: string, part: number, ring: number): Step => {
  const geometry = at(session, key);
  if (geometry === null) return { refused: shapesUi.gone };
  if (ring > 0) return withShapes(session, [[key, deleteHole(geometry, part, ring)]]);
  if (countParts(geometry) < 2) return { refused: shapesUi.lastPart };
  return withShapes(session, [[key, deletePart(geometry, part)]]);
};

/** Neighbours get the vertices that a cut put on their edges. */
const noded = (
  session: Session,
  except: readonly string[],
  nodes: readonly Position[],
): [string, Geometry][] =>
  (session.shared ? linkedKeys(session) : []).flatMap((key): [string, Geometry][] => {
    const geometry = except.includes(key) ? null : at(session, key);
    if (geometry === null) return [];
    const next = withNodes(geometry, nodes);
    return next === geometry ? [] : [[key, next]];
  });

/** The pool with new shapes that were cut from one, and what is drawn then. */
export const withPieces = (
  session: Session,
  key: string,
  parts: readonly Geometry[],
  nodes: readonly Position[],
): { readonly pool: Session['pool']; readonly drawn: Drawn } => {
  const [first, ...others] = parts;
  const source = session.pool.get(key) as PoolShape;
  const pieces = others.map((_, i): PoolShape => {
    const number = session.pool.size + i + 1;
    const title = `${source.title} (${i + 2})`;
    return {
      ...source,
      key: `new ${number}`,
      fid: null,
      title,
      role: 'own',
      geometry: null,
      from: source.from ?? key,
    };
  });
  const pool = new Map([...session.pool, ...pieces.map((piece) => [piece.key, piece] as const)]);
  const drawn = withShapes(
    { ...session, pool },
    [
      [key, first ?? null],
      ...pieces.map((piece, i): [string, Geometry | null] => [piece.key, others[i] ?? null]),
      ...noded(session, [key], nodes),
    ],
    { own: [...session.now.own, ...pieces.map((piece) => piece.key)], sketch: [], operation: 'split' },
  );
  return { pool, drawn };
};

/** One shape in the place of several: the first stays, the others go. */
export const merged = (session: Session, keys: readonly string[], geometry: Geometry): Drawn => {
  const [first = '', ...others] = keys;
  return withShapes(session, [[first, geometry], ...others.map((key): [string, null] => [key, null])], {
    own: session.now.own.filter((key) => !others.includes(key)),
    operation: 'merge',
  });
};

/** A shape with a hole cut into it. */
export const holed = (session: Session, key: string, geometry: Geometry, nodes: readonly Position[]): Drawn =>
  withShapes(session, [[key, geometry], ...noded(session, [key], nodes)], { sketch: [] });

/** A part added to a shape, or its first one. */
export const withPart = (session: Session, key: string, part: Geometry): Step => {
  const geometry = at(session, key);
  const multi = session.layer.geometryType.startsWith('Multi') || session.layer.geometryType === 'Mixed';
  if (geometry !== null && !multi) return { refused: shapesUi.onlyOnePart };
  const whole = geometry === null ? part : together([geometry, part]);
  if (whole === null) return { refused: shapesUi.otherKind };
  return withShapes(session, [[key, whole]], { sketch: [] });
};
