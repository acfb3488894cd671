import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { pathAt } from '../../../shared/shapes/paths.ts';
import { hasVertex } from '../../../shared/shapes/vertices.ts';
import {
  colorIn,
  type DrawnShape,
  type DrawScene,
  type HiddenRows,
  LOOKS,
  type LookName,
} from '../../map/index.ts';
import type { Afterglow } from './board.ts';
import { usePointed } from './pointer-state.ts';
import {
  drawnOf,
  geometryOf,
  linkedKeys,
  type PoolShape,
  positionOf,
  type Session,
  SKETCHING,
} from './session.ts';
import { isClosing } from './sketch-tool.ts';
import type { Surroundings } from './surroundings.ts';

type Paint = Pick<DrawnShape, 'fill' | 'line'>;

/** How a layer paints its shapes, as far as one colour tells. */
const paintOf = (layer: LayerSummary | undefined, lookName: LookName): Paint => {
  const look = LOOKS[lookName];
  if (layer === undefined) return { fill: null, line: null };
  const { fill, stroke, point } = layer.style;
  const ink = stroke?.color ?? point?.color ?? null;
  return {
    fill: fill && { color: colorIn(look, fill.color), opacity: fill.opacity * layer.opacity },
    line: ink === null ? null : { color: colorIn(look, ink), width: stroke?.width ?? 1.5 },
  };
};

/** The shapes that stand above the map: those worked on, and every other that is changed with them. */
const shapesOf = (session: Session, { layers, look }: Surroundings): DrawnShape[] => {
  const drawn = drawnOf(session);
  const keys = new Set([...drawn.own, ...drawn.changed.keys()]);
  return [...keys].flatMap((key): DrawnShape[] => {
    const geometry = geometryOf(session, key);
    const shape = session.pool.get(key);
    if (geometry === null || shape === undefined) return [];
    const layer = layers.find(({ name }) => name === shape.layer);
    const worked = drawn.own.includes(key) || session.joining.includes(key);
    // What follows in a layer that is not shown is told in the panel only.
    if (!worked && layer?.visible === false) return [];
    const paint = paintOf(layer, look);
    return [{ key, geometry, look: worked ? 'own' : 'along', ...paint }];
  });
};

/** Neighbours that are chosen to be merged, or are under the pointer of a tool for whole shapes. */
const pointedShapes = (session: Session, { layers, look }: Surroundings): DrawnShape[] => {
  const { over } = usePointed.getState();
  const made: DrawnShape[] = session.joining.flatMap((key): DrawnShape[] => {
    const geometry = session.now.own.includes(key) ? null : geometryOf(session, key);
    const layer = layers.find(({ name }) => name === session.pool.get(key)?.layer);
    return geometry === null ? [] : [{ key, geometry, look: 'own', ...paintOf(layer, look) }];
  });
  const under = over && geometryOf(session, over.key);
  const path = over && under && pathAt(under, over.part, over.ring);
  if (over !== null && path != null && session.tool === 'remove' && path.closed)
    made.push({
      key: `${over.key} part`,
      geometry: { type: 'Polygon', coordinates: [[...path.positions]] },
      look: 'own',
      fill: { color: LOOKS[look].select, opacity: 0.35 },
      line: null,
    });
  return made;
};

const isShared = (session: Session): DrawScene['isShared'] => {
  if (!session.shared) return () => false;
  const others = linkedKeys(session).flatMap((key) =>
    session.now.own.includes(key) ? [] : (geometryOf(session, key) ?? []),
  );
  return (at) => others.some((geometry) => hasVertex(geometry, at));
};

/** Everything that is drawn above the map for a session, and for what was saved and is not on the map yet. */
export const sceneOf = (
  session: Session | null,
  afterglow: readonly Afterglow[],
  surroundings: Surroundings,
): DrawScene | null => {
  const glowing = afterglow.flatMap(({ shapes }) => shapes);
  const empty: DrawScene = {
    shapes: glowing,
    handles: [],
    isShared: () => false,
    selected: null,
    sketch: null,
    snap: null,
    ghost: null,
    marks: [],
  };
  if (session === null) return glowing.length === 0 ? null : empty;
  const { snap, reach, ghost } = usePointed.getState();
  const sketching = SKETCHING.includes(session.tool);
  const { sketch, own } = drawnOf(session);
  return {
    shapes: [...glowing, ...shapesOf(session, surroundings), ...pointedShapes(session, surroundings)],
    handles: session.tool === 'vertex' ? own.flatMap((key) => geometryOf(session, key) ?? []) : [],
    isShared: isShared(session),
    selected: session.selected && positionOf(session, session.selected),
    sketch: sketching ? { positions: sketch.map(({ at }) => at), reach, closed: isClosing(session) } : null,
    snap,
    ghost,
    marks: session.problems.flatMap(({ at, severity }) => (at === null ? [] : [{ at, tone: severity }])),
  };
};

/** The rows that the tiles must not show, since they are drawn above the map. */
export const hiddenRows = (session: Session | null, afterglow: readonly Afterglow[]): HiddenRows => {
  const rows = new Map<string, Set<number>>();
  const hide = (layer: string, fid: number): void => {
    rows.set(layer, (rows.get(layer) ?? new Set()).add(fid));
  };
  for (const { hidden } of afterglow)
    for (const [layer, fids] of Object.entries(hidden)) for (const fid of fids) hide(layer, fid);
  const drawn = session && drawnOf(session);
  for (const key of drawn === null ? [] : [...drawn.own, ...drawn.changed.keys()]) {
    const shape: PoolShape | undefined = session?.pool.get(key);
    if (shape !== undefined && shape.fid !== null) hide(shape.layer, shape.fid);
  }
  return Object.fromEntries([...rows].map(([layer, fids]) => [layer, [...fids]]));
};

/** The layers of which rows are, or may soon be, drawn above the map. */
export const drawnLayers = (session: Session | null, afterglow: readonly Afterglow[]): string[] => {
  const names = new Set(afterglow.flatMap(({ hidden }) => Object.keys(hidden)));
  for (const { layer, role } of session?.pool.values() ?? []) if (role !== 'other') names.add(layer);
  return [...names].sort();
};
