import type { Geometry, Position } from '../geo/geometry.ts';
import { edgesIn } from './edges.ts';
import { type Path, pathsOf, placeKey, samePlace, type VertexAt, withPaths } from './paths.ts';

/** A ring needs three corners and the position that closes it; a line needs two ends. */
const LEAST = { ring: 4, line: 2 } as const;

const collapsed = (path: Path, positions: readonly Position[]): boolean =>
  path.closed ? positions.length < LEAST.ring : path.positions.length > 1 && positions.length < LEAST.line;

/** Without positions that repeat the one before them. */
const withoutRepeats = (positions: readonly Position[]): readonly Position[] => {
  const kept = positions.filter((at, i) => i === 0 || !samePlace(at, positions[i - 1] as Position));
  return kept.length === positions.length ? positions : kept;
};

/** Changes the paths that hold a position. Null when one of them would collapse. */
const where = (
  geometry: Geometry,
  at: Position,
  change: (path: Path) => readonly Position[],
): Geometry | null => {
  let whole = true;
  const made = withPaths(geometry, (path) => {
    if (!path.positions.some((position) => samePlace(position, at))) return path.positions;
    const next = change(path);
    if (collapsed(path, next)) whole = false;
    return next;
  });
  return whole ? made : null;
};

/** Moves every vertex that stands at `from`. Null when a ring or line would collapse. */
export const moveVertex = (geometry: Geometry, from: Position, to: Position): Geometry | null =>
  where(geometry, from, ({ positions }) =>
    withoutRepeats(positions.map((at) => (samePlace(at, from) ? to : at))),
  );

/** Moves one vertex by its place and no other that may stand there. Null when its ring or line would collapse. */
export const moveVertexAt = (geometry: Geometry, at: VertexAt, to: Position): Geometry | null => {
  let whole = true;
  const made = withPaths(geometry, (path) => {
    if (path.part !== at.part || path.ring !== at.ring) return path.positions;
    const last = path.positions.length - 1;
    const ends = path.closed && (at.index === 0 || at.index === last);
    const next = withoutRepeats(
      path.positions.map((old, i) => (i === at.index || (ends && (i === 0 || i === last)) ? to : old)),
    );
    if (collapsed(path, next)) whole = false;
    return next;
  });
  return whole ? made : null;
};

/** Puts a vertex on the edge from `a` to `b`, whichever way a path runs along it. */
export const insertVertex = (geometry: Geometry, a: Position, b: Position, at: Position): Geometry =>
  withPaths(geometry, ({ positions }) => {
    const next: Position[] = [];
    positions.forEach((position, i) => {
      const before = positions[i - 1];
      if (
        before !== undefined &&
        ((samePlace(before, a) && samePlace(position, b)) || (samePlace(before, b) && samePlace(position, a)))
      )
        next.push(at);
      next.push(position);
    });
    return next.length === positions.length ? positions : next;
  }) ?? geometry;

/** Takes a vertex out of every path that holds it. Null when a ring or line would collapse. */
export const deleteVertex = (geometry: Geometry, at: Position): Geometry | null =>
  where(geometry, at, ({ positions, closed }) => {
    const kept = positions.filter((position) => !samePlace(position, at));
    const [first] = kept;
    const opened = closed && samePlace(positions[0] as Position, at);
    return opened && first !== undefined ? withoutRepeats([...kept, first]) : withoutRepeats(kept);
  });

/** The vertices beside one, over all paths that hold it. */
const spokesOf = (geometry: Geometry, at: Position): Set<string> => {
  const spokes = new Set<string>();
  for (const { positions, closed } of pathsOf(geometry))
    positions.forEach((position, i) => {
      if (!samePlace(position, at)) return;
      const last = positions.length - 1;
      const before = i > 0 ? positions[i - 1] : closed ? positions[last - 1] : undefined;
      const after = i < last ? positions[i + 1] : closed ? positions[1] : undefined;
      for (const other of [before, after]) if (other !== undefined) spokes.add(placeKey(other));
    });
  return spokes;
};

/** True when the geometry has a vertex exactly there. */
export const hasVertex = (geometry: Geometry, at: Position): boolean => {
  let found = false;
  edgesIn(geometry, [at[0], at[1], at[0], at[1]], (a, b) => {
    if (samePlace(a, at) || samePlace(b, at)) found = true;
  });
  return found;
};

/** True when the geometry runs along the edge, in either direction. */
export const hasEdge = (geometry: Geometry, a: Position, b: Position): boolean => {
  let found = false;
  edgesIn(geometry, [a[0], a[1], a[0], a[1]], (from, to) => {
    if ((samePlace(from, a) && samePlace(to, b)) || (samePlace(from, b) && samePlace(to, a))) found = true;
  });
  return found;
};

/**
 * True when borders fork at a vertex: not all shapes that hold it go on to the same two vertices. Taken out, it would
 * leave a gap between them.
 */
export const isJunction = (geometries: readonly Geometry[], at: Position): boolean => {
  const all = geometries.map((geometry) => spokesOf(geometry, at)).filter((spokes) => spokes.size > 0);
  return new Set(all.flatMap((spokes) => [...spokes])).size > 2;
};
