import type { Extent } from '../contract/base.ts';
import { boxesMeet, type Geometry, type Position } from '../geo/geometry.ts';
import { type Path, pathsOf } from './paths.ts';

/** Consecutive edges of a path with the box around them. */
interface Run {
  readonly path: Path;
  /** The first edge goes from position `first` to the one after it. */
  readonly first: number;
  /** Behind the last edge's start. */
  readonly end: number;
  readonly box: Extent;
}

/** Edges in one box: a search looks at boxes first, and at few edges then. */
const RUN = 32;

const runsOfPath = (path: Path): Run[] => {
  const { positions } = path;
  // A single point is searched as an edge of no length.
  const edges = Math.max(1, positions.length - 1);
  const runs: Run[] = [];
  for (let first = 0; first < edges; first += RUN) {
    const end = Math.min(edges, first + RUN);
    const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = first; i <= Math.min(end, positions.length - 1); i++) {
      const [x, y] = positions[i] as Position;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    runs.push({ path, first, end, box });
  }
  return runs;
};

interface Boxed {
  readonly runs: readonly Run[];
  /** Around all of them. */
  readonly box: Extent;
}

const known = new WeakMap<Geometry, Boxed>();

const boxedOf = (geometry: Geometry): Boxed => {
  const kept = known.get(geometry);
  if (kept !== undefined) return kept;
  const runs = pathsOf(geometry).flatMap(runsOfPath);
  const box = runs.reduce<Extent>(
    ([west, south, east, north], run) => [
      Math.min(west, run.box[0]),
      Math.min(south, run.box[1]),
      Math.max(east, run.box[2]),
      Math.max(north, run.box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const made = { runs, box };
  known.set(geometry, made);
  return made;
};

/**
 * Calls `visit` for the edges that may touch a box, by their path and the index of their first position; a point comes
 * as an edge from itself to itself. Geometries are taken as never changing: their boxes are kept.
 */
export function edgesIn(
  geometry: Geometry,
  box: Extent,
  visit: (a: Position, b: Position, path: Path, index: number) => void,
): void {
  const boxed = boxedOf(geometry);
  if (!boxesMeet(boxed.box, box)) return;
  for (const run of boxed.runs) {
    if (!boxesMeet(run.box, box)) continue;
    const { positions } = run.path;
    for (let i = run.first; i < run.end; i++) {
      const a = positions[i] as Position;
      visit(a, positions[i + 1] ?? a, run.path, i);
    }
  }
}

/** The place on an edge that is nearest to a point; `stretch` is how much longer a degree north is than one east. */
export const nearestOnEdge = (
  [x, y]: Position,
  a: Position,
  b: Position,
  stretch = 1,
): { readonly at: Position; readonly share: number; readonly distance: number } => {
  const dx = b[0] - a[0];
  const dy = (b[1] - a[1]) * stretch;
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * stretch * dy) / length2;
  const share = Math.max(0, Math.min(1, along));
  const at: Position = share === 0 ? a : share === 1 ? b : [a[0] + share * dx, a[1] + share * (b[1] - a[1])];
  return { at, share, distance: Math.hypot(x - at[0], (y - at[1]) * stretch) };
};
