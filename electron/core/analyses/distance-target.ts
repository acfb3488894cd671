import type { Extent } from '../../../shared/contract/base.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import { pathsOf } from '../../../shared/shapes/paths.ts';
import { densify, hasLongEdge } from './densify.ts';
import { edgeDistanceM } from './edge-distance.ts';
import { localPlane, paddingDegrees, WGS84 } from './local-plane.ts';
import { nearestOf, type PathRun, type Piece, piecesOf, pointPiece } from './nearest-pieces.ts';
import { eachPath } from './wkb-paths.ts';

const RADIANS = Math.PI / 180;
/** Longest piece of an edge: short enough that its ends lie in the same neighbourhood as its middle. */
const MAX_EDGE_M = 2000;
/** Up to here the local plane decides what is clear; beyond, the sphere does. */
const PLANE_LIMIT_M = 20_000;
/** Edges in a run share one box, so that most of a long border is passed over at once. */
const RUN = 24;
/** A great-circle distance on the mean sphere differs from the geodesic by at most 0.56 %. */
const SPHERE_SLACK = 0.006;
const SPHERE_RADIUS = 6_371_008.8;

interface Run extends PathRun {
  readonly box: Extent;
}

const at = (path: Float64Array, i: number): Position => [path[i * 2] as number, path[i * 2 + 1] as number];

/**
 * The points, lines or borders of one shape, ready to be asked whether they pass within a distance of a position.
 * Whether the position lies inside a polygon is not asked here.
 */
export class DistanceTarget {
  private readonly runs: Run[] = [];
  private pieces: Piece[] | null = null;

  /** @param wkb little-endian 2D WKB in degrees */
  constructor(wkb: Uint8Array) {
    // Most shapes have short edges only, and their numbers are taken as they stand.
    if (wkbType(wkb).endsWith('Point') || hasLongEdge(wkb))
      for (const { positions } of pathsOf(densify(decodeWkb(wkb), MAX_EDGE_M)))
        this.add(Float64Array.from(positions.flat()));
    else
      eachPath(wkb, (view, start, count) => {
        const path = new Float64Array(count * 2);
        for (let i = 0; i < path.length; i++) path[i] = view.getFloat64(start + i * 8, true);
        this.add(path);
      });
  }

  private add(path: Float64Array): void {
    const end = path.length / 2 - 1;
    for (let from = 0; from < Math.max(1, end); from += RUN) {
      const to = Math.min(from + RUN, end);
      const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = from; i <= to; i++) {
        const x = path[i * 2] as number;
        const y = path[i * 2 + 1] as number;
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
      this.runs.push({ path, from, to, box });
    }
  }

  /** All vertices, the ones added to long edges too. */
  *vertices(): Generator<Position> {
    for (const run of this.runs) for (let i = run.from; i <= run.to; i++) yield at(run.path, i);
  }

  /**
   * True when the geodesic distance from `position` to the nearest point of the shape's lines is at most `metres`.
   * Right to far below a millionth of the distance: what a quick measure can't tell for certain is measured by
   * GeographicLib.
   */
  within(position: Position, metres: number): boolean {
    return metres <= PLANE_LIMIT_M ? this.withinPlane(position, metres) : this.withinSphere(position, metres);
  }

  /** Geodesic metres from `position` to the nearest point of the shape's lines; Infinity for a shape without any. */
  metres(position: Position): number {
    return nearestOf([pointPiece(position)], this.solidPieces());
  }

  /** Geodesic metres between the nearest points of the lines of two shapes that do not cross. */
  metresTo(other: DistanceTarget): number {
    return nearestOf(this.solidPieces(), other.solidPieces());
  }

  private solidPieces(): readonly Piece[] {
    this.pieces ??= piecesOf(this.runs);
    return this.pieces;
  }

  private withinPlane(position: Position, metres: number): boolean {
    const plane = localPlane(position);
    const padding = paddingDegrees(metres, position[1]);
    const slack = 4 * (metres / WGS84.a) ** 2 * metres + 1e-6 * metres + 0.01;
    const doubtful: [Position, Position][] = [];
    for (const run of this.runs) {
      if (!touches(run.box, position, padding)) continue;
      let from = at(run.path, run.from);
      let ax = plane.x(from[0], from[1]);
      let ay = plane.y(from[1]);
      if (run.from === run.to && Math.hypot(ax, ay) <= metres + slack) doubtful.push([from, from]);
      for (let i = run.from + 1; i <= run.to; i++) {
        const to = at(run.path, i);
        const bx = plane.x(to[0], to[1]);
        const by = plane.y(to[1]);
        const distance = distanceToSegment(ax, ay, bx, by);
        if (distance < metres - slack) return true;
        if (distance <= metres + slack) doubtful.push([from, to]);
        from = to;
        ax = bx;
        ay = by;
      }
    }
    return doubtful.some(([a, b]) => edgeDistanceM(position, a, b) <= metres);
  }

  private withinSphere(position: Position, metres: number): boolean {
    for (const run of this.runs) {
      for (let i = run.from; i <= run.to; i++) {
        const vertex = at(run.path, i);
        const quick = sphereDistance(position, vertex);
        if (quick < metres * (1 - SPHERE_SLACK)) return true;
        if (quick * (1 - SPHERE_SLACK) > metres + MAX_EDGE_M) continue;
        const before = at(run.path, Math.max(run.from, i - 1));
        if (edgeDistanceM(position, before, vertex) <= metres) return true;
      }
    }
    return false;
  }
}

function distanceToSegment(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

function sphereDistance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const dLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
  const dLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
  const h = dLat * dLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * dLon * dLon;
  return 2 * SPHERE_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

const touches = (box: Extent, [x, y]: Position, padding: { lon: number; lat: number }): boolean =>
  box[0] <= x + padding.lon &&
  box[2] >= x - padding.lon &&
  box[1] <= y + padding.lat &&
  box[3] >= y - padding.lat;
