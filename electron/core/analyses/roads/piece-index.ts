import Flatbush from 'flatbush';
import { distanceM } from '../../../../shared/geo/geodesic.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { localPlane, paddingDegrees } from '../local-plane.ts';
import { footOn } from './piece-pair.ts';
import { hasPiece, type OnLine, onPiece, type RoadLines } from './road-lines.ts';

/** The pieces of lines, found by their boxes. */
export interface PieceIndex {
  readonly tree: Flatbush;
  /** The piece of each item of the tree. */
  readonly at: Int32Array;
}

/** Longitude and latitude of both ends of a piece. */
export const endsOf = (xy: Float64Array, piece: number): readonly [number, number, number, number] => {
  const at = piece * 2;
  return [xy[at] as number, xy[at + 1] as number, xy[at + 2] as number, xy[at + 3] as number];
};

/** Null where there is no line. */
export function pieceIndexOf(lines: RoadLines): PieceIndex | null {
  const { xy, lineOf } = lines;
  const pieces: number[] = [];
  for (let v = 0; v + 1 < lineOf.length; v++) if (hasPiece(lines, v)) pieces.push(v);
  if (pieces.length === 0) return null;
  const tree = new Flatbush(pieces.length);
  for (const v of pieces) {
    const [ax, ay, bx, by] = endsOf(xy, v);
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return { tree, at: Int32Array.from(pieces) };
}

/** How a place comes to a road: where on a line, and the metres to it. */
export interface Tie extends OnLine {
  readonly metres: number;
}

/** The first look goes so far of the reach: most places stand beside a road. */
const FIRST_LOOK = 1 / 16;

/** The nearest place on any line within `reach` metres of a position; null where there is none. */
export function nearestTie(
  lines: RoadLines,
  index: PieceIndex,
  position: Position,
  reach: number,
): Tie | null {
  for (let look = reach * FIRST_LOOK; ; look = Math.min(reach, look * 4)) {
    const found = nearestWithin(lines, index, position, look);
    if (found !== null || look >= reach) return found;
  }
}

function nearestWithin(
  lines: RoadLines,
  { tree, at }: PieceIndex,
  position: Position,
  reach: number,
): Tie | null {
  const [x, y] = position;
  const plane = localPlane(position);
  // A millimetre more, so that what stands on the road is found with a reach of nothing.
  const { lon, lat } = paddingDegrees(reach + 0.001, y);
  const { xy } = lines;
  let best = { piece: -1, f: 0, metres: Infinity };
  for (const item of tree.search(x - lon, y - lat, x + lon, y + lat)) {
    const piece = at[item] as number;
    const v = piece * 2;
    const [ay, by] = [xy[v + 1] as number, xy[v + 3] as number];
    const flat = [
      plane.x(xy[v] as number, ay),
      plane.y(ay),
      plane.x(xy[v + 2] as number, by),
      plane.y(by),
    ] as const;
    const { f, metres } = footOn(flat, 0, 0);
    if (metres < best.metres) best = { piece, f, metres };
  }
  if (best.piece < 0) return null;
  const foot = placeOn(lines, best.piece, best.f);
  const metres = distanceM(position, foot);
  return metres <= reach + 0.001 ? { ...onPiece(lines, best.piece, best.f), metres } : null;
}

const placeOn = ({ xy }: RoadLines, piece: number, f: number): Position => {
  const [ax, ay] = [xy[piece * 2] as number, xy[piece * 2 + 1] as number];
  const [bx, by] = [xy[piece * 2 + 2] as number, xy[piece * 2 + 3] as number];
  return [ax + f * (bx - ax), ay + f * (by - ay)];
};
