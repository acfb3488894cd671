import type { Geometry, Position } from '../geo/geometry.ts';
import { runsLeft } from './parts.ts';
import { type Path, pathsOf, placeKey, samePlace, withPaths } from './paths.ts';
import { moveVertex } from './vertices.ts';

/**
 * A stretch of border that an edit drew anew: between two vertices that stayed, `was` became `is`. Both run from `from`
 * to `to` and leave the ends out.
 */
export interface BorderChange {
  readonly from: Position;
  readonly to: Position;
  readonly was: readonly Position[];
  readonly is: readonly Position[];
}

/** Rings run the same way round, so that a border is walked in one direction before and after. */
const upright = (path: Path): readonly Position[] =>
  path.closed && !runsLeft(path.positions) ? [...path.positions].reverse() : path.positions;

interface Stretch {
  readonly from: Position;
  readonly to: Position;
  readonly between: readonly Position[];
}

/** The stretches between vertices that are kept, of a ring or a line; none where not two of them are. */
const stretches = (path: Path, kept: ReadonlySet<string>): Stretch[] => {
  const whole = upright(path);
  const open = path.closed ? whole.slice(0, -1) : whole;
  const start = open.findIndex((at) => kept.has(placeKey(at)));
  if (start < 0) return [];
  const turned = path.closed
    ? [...open.slice(start), ...open.slice(0, start), open[start] as Position]
    : open;
  const found: Stretch[] = [];
  let from: Position | null = null;
  let between: Position[] = [];
  for (const at of turned)
    if (kept.has(placeKey(at))) {
      if (from !== null) found.push({ from, to: at, between });
      from = at;
      between = [];
    } else between.push(at);
  return found;
};

const keysOf = (geometry: Geometry): Set<string> =>
  new Set(pathsOf(geometry).flatMap(({ positions }) => positions.map(placeKey)));

const endsKey = ({ from, to }: Stretch): string => `${placeKey(from)} ${placeKey(to)}`;

/** What an edit did to the borders of a shape: the stretches between unchanged vertices that are drawn differently. */
export const borderChanges = (before: Geometry, after: Geometry): BorderChange[] => {
  const old = keysOf(before);
  const kept = new Set([...keysOf(after)].filter((key) => old.has(key)));
  const was = new Map(
    pathsOf(before)
      .flatMap((path) => stretches(path, kept))
      .map((stretch) => [endsKey(stretch), stretch] as const),
  );
  return pathsOf(after)
    .flatMap((path) => stretches(path, kept))
    .flatMap(({ from, to, between }) => {
      const stretch = was.get(`${placeKey(from)} ${placeKey(to)}`);
      if (stretch === undefined || (stretch.between.length === 0 && between.length === 0)) return [];
      return [{ from, to, was: stretch.between, is: between }];
    });
};

/** Where in an open list, taken round when `closed`, the positions follow each other; -1 where they do not. */
const findRun = (list: readonly Position[], run: readonly Position[], closed: boolean): number => {
  const last = closed ? list.length - 1 : list.length - run.length;
  for (let start = 0; start <= last; start++)
    if (run.every((at, i) => samePlace(list[(start + i) % list.length] as Position, at))) return start;
  return -1;
};

/** A path with one run of positions replaced by another; both with their ends. */
const replaced = (
  path: Path,
  run: readonly Position[],
  by: readonly Position[],
): readonly Position[] | null => {
  const open = path.closed ? path.positions.slice(0, -1) : path.positions;
  if (run.length > open.length) return null;
  const start = findRun(open, run, path.closed);
  if (start < 0) return null;
  if (!path.closed) return [...open.slice(0, start), ...by, ...open.slice(start + run.length)];
  const turned = [...open.slice(start), ...open.slice(0, start)];
  const next = [...by, ...turned.slice(run.length)];
  return [...next, next[0] as Position];
};

const carryWhole = (geometry: Geometry, { from, to, was, is }: BorderChange): Geometry | null => {
  const run = [from, ...was, to];
  const by = [from, ...is, to];
  let done = false;
  const made = withPaths(geometry, (path) => {
    const next = replaced(path, run, by) ?? replaced(path, [...run].reverse(), [...by].reverse());
    if (next !== null) done = true;
    return next ?? path.positions;
  });
  return done ? made : null;
};

const holdsSome = (geometry: Geometry, places: readonly Position[]): boolean => {
  const keys = new Set(places.map(placeKey));
  return pathsOf(geometry).some(({ positions }) => positions.some((at) => keys.has(placeKey(at))));
};

/** Vertex by vertex, where borders fork within the stretch: it can only be told when as many are there after as before. */
const carrySingly = (geometry: Geometry, { was, is }: BorderChange): Geometry | null => {
  if (was.length !== is.length) return null;
  let moved: Geometry | null = geometry;
  was.forEach((at, i) => {
    if (moved !== null) moved = moveVertex(moved, at, is[i] as Position);
  });
  return moved;
};

/**
 * Carries changes of a border to another shape that shares it: `geometry` is the same object when it shares none of it.
 * `left` are the changes that could not be carried, since borders fork in a stretch that was drawn anew.
 */
export const carryBorder = (
  geometry: Geometry,
  changes: readonly BorderChange[],
): { readonly geometry: Geometry; readonly left: readonly BorderChange[] } => {
  let carried = geometry;
  const left: BorderChange[] = [];
  for (const change of changes) {
    const whole = carryWhole(carried, change);
    if (whole !== null) carried = whole;
    else if (holdsSome(carried, change.was)) {
      const singly = carrySingly(carried, change);
      if (singly === null) left.push(change);
      else carried = singly;
    }
  }
  return { geometry: carried, left };
};
