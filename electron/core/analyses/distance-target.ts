import geodesicLibrary from 'geographiclib-geodesic';
import type { Extent } from '../../../shared/contract/base.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import { pathsOf } from '../../../shared/shapes/paths.ts';
import { densify, hasLongEdge } from './densify.ts';
import { localPlane, paddingDegrees, WGS84 } from './local-plane.ts';
import { eachPath } from './wkb-paths.ts';

const geodesic = geodesicLibrary.Geodesic.WGS84;
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

interface Run {
  /** Longitude and latitude in turn: a fifth of what positions as arrays take. */
  readonly path: Float64Array;
  readonly from: number;
  /** The run's last vertex, inclusive. */
  readonly to: number;
  readonly box: Extent;
}

const at = (path: Float64Array, i: number): Position => [path[i * 2] as number, path[i * 2 + 1] as number];

/**
 * The points, lines or borders of one shape, ready to be asked whether they pass within a distance of a position.
 * Whether the position lies inside a polygon is not asked here.
 */
export class DistanceTarget {
  private readonly runs: Run[] = [];

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
    const quick = this.runs.map((run) => roughly(run, position));
    const bound = Math.min(Infinity, ...quick.map(({ most }) => most));
    let least = Infinity;
    this.runs.forEach((run, i) => {
      if ((quick[i]?.least ?? 0) > Math.min(bound, least)) return;
      for (let n = run.from; n <= run.to; n++) {
        const vertex = at(run.path, n);
        const far = sphereDistance(position, vertex) * (1 - SPHERE_SLACK);
        if (far - MAX_EDGE_M > least) continue;
        const before = at(run.path, Math.max(run.from, n - 1));
        least = Math.min(least, edgeDistanceM(position, before, vertex));
      }
    });
    return least;
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

/** Bounds of the distance to a run: by its first vertex, give or take the run's own length. */
function roughly(run: Run, position: Position): { least: number; most: number } {
  const first = sphereDistance(position, at(run.path, run.from));
  const [west, south, east, north] = run.box;
  const size = sphereDistance([west, south], [east, north]) * (1 + SPHERE_SLACK);
  return { least: first * (1 - SPHERE_SLACK) - size, most: first * (1 + SPHERE_SLACK) };
}

/**
 * Geodesic metres from `position` to the nearest point of the geodesic from `a` to `b` (at most a few kilometres
 * long). In the azimuthal equidistant plane around `position` the ends lie at their true distance and direction and
 * the edge is straight but for a fraction of a millimetre; that gives the foot, whose distance is then measured.
 */
export function edgeDistanceM(position: Position, a: Position, b: Position): number {
  const [ax, ay, toA] = fromCentre(position, a);
  const [bx, by, toB] = fromCentre(position, b);
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : -(ax * dx + ay * dy) / squared;
  if (share <= 0 || share >= 1) return Math.min(toA, toB);
  const edge = geodesic.Inverse(a[1], a[0], b[1], b[0]);
  const foot = geodesic.Direct(a[1], a[0], edge.azi1 ?? 0, (edge.s12 ?? 0) * share);
  return Math.min(toA, toB, distanceM(position, [foot.lon2 ?? a[0], foot.lat2 ?? a[1]]));
}

function fromCentre(centre: Position, to: Position): [number, number, number] {
  const { s12 = 0, azi1 = 0 } = geodesic.Inverse(centre[1], centre[0], to[1], to[0]);
  return [s12 * Math.sin(azi1 * RADIANS), s12 * Math.cos(azi1 * RADIANS), s12];
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
