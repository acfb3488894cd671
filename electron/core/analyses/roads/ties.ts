import type { Extent } from '../../../../shared/contract/base.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { type Path, pathsOf } from '../../../../shared/shapes/paths.ts';
import type { Geos, PreparedShape } from '../../geometry/index.ts';
import { densify } from '../densify.ts';
import { DistanceTarget } from '../distance-target.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { paddingDegrees } from '../local-plane.ts';
import { nearestTie, type PieceIndex, type Tie } from './piece-index.ts';
import { crossingAt } from './piece-pair.ts';
import { hasPiece, onPiece, type RoadLines } from './road-lines.ts';

export interface Ground {
  readonly lines: RoadLines;
  readonly index: PieceIndex;
  /** How far a place may be from a road. */
  readonly reachM: number;
}

/**
 * How a row comes to the roads. A point by its nearest road, several points each by its own. A line or an area at no cost
 * wherever a road crosses its outline or runs inside it; where none does, by the nearest road. Empty beyond reach.
 */
export function tiesOf(row: AnalysisFeature, ground: Ground, geos: Geos): Tie[] {
  const { lines, index, reachM } = ground;
  const { point, wkb } = row;
  const tied = (position: Position): Tie[] => listed(nearestTie(lines, index, position, reachM));
  if (point !== null) return tied(point);
  if (wkb === null || row.box === null) return [];
  const shape = densify(decodeWkb(wkb), 2000);
  if (shape.type === 'MultiPoint') return shape.coordinates.flatMap(tied);
  const paths = pathsOf(shape);
  const met = paths.flatMap((path) => crossings(path, ground));
  const inner = shape.type.endsWith('Polygon') ? inside(row.box, geos.prepare(wkb), ground) : [];
  const ties = [...met, ...inner];
  if (ties.length > 0) return ties;
  return listed(nearestOf(paths, wkb, row.box, ground));
}

const listed = (tie: Tie | null): Tie[] => (tie === null ? [] : [tie]);

/** Where roads cross a line or an outline. */
function crossings({ positions }: Path, { lines, index }: Ground): Tie[] {
  const ties: Tie[] = [];
  for (let i = 1; i < positions.length; i++) {
    const [[ax, ay], [bx, by]] = [positions[i - 1] as Position, positions[i] as Position];
    const found = index.tree.search(
      ...([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as Extent),
    );
    for (const item of found) {
      const piece = index.at[item] as number;
      const crossing = crossingAt(lines.xy, piece, [ax, ay, bx, by]);
      if (crossing !== null) ties.push({ ...onPiece(lines, piece, crossing.f), metres: 0 });
    }
  }
  return ties;
}

/** The vertices of roads within an area. */
function inside(box: Extent, area: PreparedShape, { lines, index }: Ground): Tie[] {
  const ties: Tie[] = [];
  const { xy, lineOf, along } = lines;
  try {
    for (const item of index.tree.search(...box)) {
      const piece = index.at[item] as number;
      for (const vertex of hasPiece(lines, piece + 1) ? [piece] : [piece, piece + 1])
        if (area.intersectsPoint(xy[vertex * 2] as number, xy[vertex * 2 + 1] as number))
          ties.push({ line: lineOf[vertex] as number, at: along[vertex] as number, metres: 0 });
    }
  } finally {
    area.free();
  }
  return ties;
}

/** The nearest road of a shape that none meets: from a vertex of the shape, or a vertex of the road. */
function nearestOf(paths: readonly Path[], wkb: Uint8Array, box: Extent, ground: Ground): Tie | null {
  const { lines, index, reachM } = ground;
  const { xy, lineOf, along } = lines;
  let best: Tie | null = null;
  const reach = (): number => best?.metres ?? reachM;
  for (const { positions } of paths)
    for (const position of positions) {
      const tie = nearestTie(lines, index, position, reach());
      if (tie !== null && tie.metres < (best?.metres ?? Infinity)) best = tie;
    }
  const target = new DistanceTarget(wkb);
  const { lon, lat } = paddingDegrees(reach(), Math.max(Math.abs(box[1]), Math.abs(box[3])));
  for (const item of index.tree.search(box[0] - lon, box[1] - lat, box[2] + lon, box[3] + lat)) {
    const piece = index.at[item] as number;
    for (const vertex of hasPiece(lines, piece + 1) ? [piece] : [piece, piece + 1]) {
      const position: Position = [xy[vertex * 2] as number, xy[vertex * 2 + 1] as number];
      if (!target.within(position, reach())) continue;
      const metres = target.metres(position);
      if (metres < (best?.metres ?? Infinity))
        best = { line: lineOf[vertex] as number, at: along[vertex] as number, metres };
    }
  }
  return best;
}
