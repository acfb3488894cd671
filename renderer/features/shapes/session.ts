import type { Bilingual, GeometryType } from '../../../shared/contract/base.ts';
import type { NearShape, ShapeOperation, ShapeProblem } from '../../../shared/contract/shapes.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { kindOf, type ShapeKind } from '../../../shared/shapes/parts.ts';
import { type VertexAt, vertexAt } from '../../../shared/shapes/paths.ts';
import type { BorderPlace } from '../../../shared/shapes/trace.ts';

/** What the pointer does: a tool of the toolbar. */
export type ToolName = 'vertex' | 'move' | 'draw' | 'part' | 'hole' | 'split' | 'merge' | 'remove';

/** The tools with which a line is drawn, corner by corner. */
export const SKETCHING: readonly ToolName[] = ['draw', 'part', 'hole', 'split'];

/** A shape as it was read, or one that is new in this session. */
export interface PoolShape {
  readonly key: string;
  readonly layer: string;
  /** Null of a new one. */
  readonly fid: number | null;
  readonly title: string;
  readonly role: NearShape['role'];
  readonly version: number;
  readonly geometry: Geometry | null;
  /** The key of the shape that it was cut from. */
  readonly from: string | null;
}

/** What was drawn, as one value: a step makes another, and undo goes back to the one before. */
export interface Drawn {
  /** Shapes that differ from the pool's; null for one that was taken away. */
  readonly changed: ReadonlyMap<string, Geometry | null>;
  /** The shapes that are worked on. */
  readonly own: readonly string[];
  /** The line that is being drawn. */
  readonly sketch: readonly BorderPlace[];
  readonly operation: ShapeOperation;
}

/** A vertex of a shape. */
export interface VertexRef extends VertexAt {
  readonly key: string;
}

export interface SessionLayer {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly geometryType: GeometryType;
}

/** One sitting at the drawing board: from «แก้แนวเขต» to the save. */
export interface Session {
  readonly id: string;
  readonly layer: SessionLayer;
  /** `hand` gives what is drawn to whoever asked for it; `save` writes it. */
  readonly purpose: 'save' | 'hand';
  readonly pool: ReadonlyMap<string, PoolShape>;
  /** More is around than could be read. */
  readonly crowded: boolean;
  readonly past: readonly Drawn[];
  readonly now: Drawn;
  readonly future: readonly Drawn[];
  /** While a drag goes on: what it would make. */
  readonly live: Drawn | null;
  readonly tool: ToolName;
  /** What is drawn when the layer holds all kinds. */
  readonly kind: ShapeKind;
  readonly selected: VertexRef | null;
  /** Neighbours that are to be merged with the shape. */
  readonly joining: readonly string[];
  readonly shared: boolean;
  readonly snapping: boolean;
  readonly tracing: boolean;
  /** Layers of related registers that follow a shared border. */
  readonly follow: readonly string[];
  readonly problems: readonly ShapeProblem[];
  readonly busy: boolean;
  /** Why the last step was not done. */
  readonly said: Bilingual | null;
  /** What the last step did, where that is not plain to see. */
  readonly done: Bilingual | null;
}

/** A step that can't be done, with the reason in words. */
export interface Refused {
  readonly refused: Bilingual;
}

export const isRefused = (step: Drawn | Refused): step is Refused => 'refused' in step;

export const shapeKey = (layer: string, fid: number): string => `${layer} ${fid}`;

/** What is shown: the drag that goes on, else what was drawn. */
export const drawnOf = (session: Session): Drawn => session.live ?? session.now;

/** A shape as it is drawn; null when it is taken away or was never there. */
export const geometryIn = (pool: Session['pool'], drawn: Drawn, key: string): Geometry | null =>
  drawn.changed.has(key) ? (drawn.changed.get(key) ?? null) : (pool.get(key)?.geometry ?? null);

export const geometryOf = (session: Session, key: string): Geometry | null =>
  geometryIn(session.pool, drawnOf(session), key);

export const positionOf = (session: Session, ref: VertexRef): Position | null => {
  const geometry = geometryOf(session, ref.key);
  return geometry && vertexAt(geometry, ref);
};

/** True for shapes whose borders move along: rows beside, new ones, and rows of the registers that are to follow. */
const isLinked = (session: Session, { role, layer }: PoolShape): boolean =>
  role === 'own' || role === 'beside' || (role === 'family' && session.follow.includes(layer));

/** The shapes that a step on a shared border changes. */
export const linkedKeys = (session: Session): string[] =>
  [...session.pool.values()].filter((shape) => isLinked(session, shape)).map(({ key }) => key);

/** Every shape that is there now, with its key. */
export const shapesNow = (session: Session): [string, Geometry][] =>
  [...session.pool.keys()].flatMap((key): [string, Geometry][] => {
    const geometry = geometryOf(session, key);
    return geometry === null ? [] : [[key, geometry]];
  });

/** Point, line or area: what the session's layer holds, or what was chosen where it holds all. */
export const drawnKind = (session: Session): ShapeKind => kindOf(session.layer.geometryType) ?? session.kind;

/** True when something differs from what was read. */
export const isChanged = ({ changed }: Drawn): boolean => changed.size > 0;

/** The name of a shape for people: its row's, or that it is new. */
export const titleOf = (session: Session, key: string): string => session.pool.get(key)?.title ?? '';

/** Errors keep a save back; the rest is told only. */
export const errorsOf = (session: Session): readonly ShapeProblem[] =>
  session.problems.filter(({ severity }) => severity === 'error');
