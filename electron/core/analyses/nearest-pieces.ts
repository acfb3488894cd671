import type { Position } from '../../../shared/geo/geometry.ts';
import { type Ball, ballAbout, ballsApart, geocentric, surelyWithin, toChord } from './chords.ts';
import { edgeDistanceM } from './edge-distance.ts';

/** Some vertices of a line that follow each other. */
export interface PathRun {
  /** Longitude and latitude in turn: a fifth of what positions as arrays take. */
  readonly path: Float64Array;
  readonly from: number;
  /** The run's last vertex, inclusive. */
  readonly to: number;
}

/** A run with its positions in geocentric metres. */
export interface Piece extends PathRun {
  readonly xyz: Float64Array;
  readonly ball: Ball;
}

/** Runs of one path share its geocentric positions. */
export function piecesOf(runs: readonly PathRun[]): Piece[] {
  const solid = new Map<Float64Array, Float64Array>();
  return runs.map(({ path, from, to }) => {
    const xyz = solid.get(path) ?? geocentric(path);
    solid.set(path, xyz);
    return { path, from, to, xyz, ball: ballAbout(xyz, from, to) };
  });
}

export const pointPiece = (position: Position): Piece =>
  piecesOf([{ path: Float64Array.of(position[0], position[1]), from: 0, to: 0 }])[0] as Piece;

const at = (path: Float64Array, i: number): Position => [path[i * 2] as number, path[i * 2 + 1] as number];

/**
 * Geodesic metres between the nearest points of lines that do not cross, where one end of the shortest way is a vertex;
 * Infinity where there is nothing on one side. Chords find what may be the nearest, GeographicLib measures it.
 */
export function nearestOf(ours: readonly Piece[], theirs: readonly Piece[]): number {
  const shortest = shortestChord(ours, theirs);
  if (shortest === Infinity) return Infinity;
  const limit = surelyWithin(shortest);
  let least = Infinity;
  for (const one of ours)
    for (const two of theirs) {
      if (ballsApart(one.ball, two.ball) > limit) continue;
      const measure = (from: Piece, i: number, to: Piece, a: number, b: number): void => {
        least = Math.min(least, edgeDistanceM(at(from.path, i), at(to.path, a), at(to.path, b)));
      };
      eachWay(one, two, (from, i, to, a, b, chord) => {
        if (chord <= limit) measure(from, i, to, a, b);
      });
    }
  return least;
}

function shortestChord(ours: readonly Piece[], theirs: readonly Piece[]): number {
  let shortest = Infinity;
  const look = (one: Piece, two: Piece): void =>
    eachWay(one, two, (_from, _i, _to, _a, _b, chord) => {
      if (chord < shortest) shortest = chord;
    });
  const [first, second] = closest(ours, theirs);
  if (first === undefined || second === undefined) return Infinity;
  look(first, second);
  for (const one of ours)
    for (const two of theirs) if (ballsApart(one.ball, two.ball) < shortest) look(one, two);
  return shortest;
}

/** The pieces whose balls are closest: mostly the nearest are among them, and all others are passed over. */
function closest(ours: readonly Piece[], theirs: readonly Piece[]): [Piece | undefined, Piece | undefined] {
  let least = Infinity;
  let found: [Piece | undefined, Piece | undefined] = [undefined, undefined];
  for (const one of ours)
    for (const two of theirs) {
      const apart = ballsApart(one.ball, two.ball);
      if (apart >= least) continue;
      least = apart;
      found = [one, two];
    }
  return found;
}

type Visit = (from: Piece, i: number, to: Piece, a: number, b: number, chord: number) => void;

/** Every vertex of one piece with every edge of the other, both ways; what is one vertex alone has no edges. */
function eachWay(one: Piece, two: Piece, visit: Visit): void {
  if (isVertex(one) || !isVertex(two)) toEdges(one, two, visit);
  if (!isVertex(one)) toEdges(two, one, visit);
}

const isVertex = ({ from, to }: Piece): boolean => from === to;

function toEdges(from: Piece, to: Piece, visit: Visit): void {
  for (let i = from.from; i <= from.to; i++) {
    // A piece of one vertex is an edge that ends where it begins.
    for (let b = Math.min(to.from + 1, to.to); b <= to.to; b++) {
      const a = Math.max(to.from, b - 1);
      visit(from, i, to, a, b, toChord(from.xyz, i, to.xyz, a, b));
    }
  }
}
