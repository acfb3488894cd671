import { distanceM } from '../../../../shared/geo/geodesic.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { GeometryError, type Geos, type PreparedShape } from '../../geometry/index.ts';
import { DistanceTarget } from '../distance-target.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import { localPlane } from '../local-plane.ts';

/** The local plane tells a distance up to here within a hundred-thousandth. */
const PLANE_M = 20_000;
const SURELY = 1 + 1e-4;

/** A shape made ready to be asked how far it is. */
class Target {
  readonly lines: DistanceTarget;
  readonly inside: PreparedShape | null;

  constructor(wkb: Uint8Array, geos: Geos) {
    this.lines = new DistanceTarget(wkb);
    this.inside = wkbType(wkb).endsWith('Polygon') ? geos.prepare(wkb) : null;
  }

  metres(position: Position): number {
    if (this.inside?.intersectsPoint(position[0], position[1])) return 0;
    return this.lines.metres(position);
  }
}

/** Geodesic metres between the nearest points of shapes; what touches is 0 m apart. Call `free` when done. */
export class DistanceBetween {
  private readonly geos: Geos;
  private readonly targets = new Map<AnalysisFeature, Target>();

  constructor(geos: Geos) {
    this.geos = geos;
  }

  /** @param reach a distance beyond which the answer is of no interest: any larger one will do then */
  metres(a: AnalysisFeature, b: AnalysisFeature, reach = Infinity): number {
    const [from, to] = [a.point, b.point];
    if (from && to) return clearlyBeyond(from, to, reach) ? Infinity : distanceM(from, to);
    if (from) return this.target(b).metres(from);
    if (to) return this.target(a).metres(to);
    return this.betweenShapes(a, b);
  }

  private betweenShapes(a: AnalysisFeature, b: AnalysisFeature): number {
    const [one, two] = [this.target(a), this.target(b)];
    if (this.meet(a, b)) return 0;
    // Where two lines do not cross, a vertex of one is an end of the shortest way between them.
    let least = Infinity;
    for (const vertex of one.lines.vertices()) least = Math.min(least, two.lines.metres(vertex));
    for (const vertex of two.lines.vertices()) least = Math.min(least, one.lines.metres(vertex));
    return least;
  }

  private meet(a: AnalysisFeature, b: AnalysisFeature): boolean {
    if (a.wkb === null || b.wkb === null) return false;
    const shape = this.geos.prepare(a.wkb);
    try {
      return shape.intersects(b.wkb);
    } catch (error) {
      if (error instanceof GeometryError) return false;
      throw error;
    } finally {
      shape.free();
    }
  }

  private target(row: AnalysisFeature): Target {
    const known = this.targets.get(row);
    if (known) return known;
    if (row.wkb === null) throw new Error('a row without a shape has no distance');
    const made = new Target(row.wkb, this.geos);
    this.targets.set(row, made);
    return made;
  }

  free(): void {
    for (const { inside } of this.targets.values()) inside?.free();
    this.targets.clear();
  }
}

/** Told by the local plane, which spares measuring what is in the box but not in the circle. */
function clearlyBeyond(from: Position, to: Position, reach: number): boolean {
  if (reach > PLANE_M) return false;
  const plane = localPlane(from);
  return Math.hypot(plane.x(to[0], to[1]), plane.y(to[1])) > reach * SURELY + 0.01;
}
