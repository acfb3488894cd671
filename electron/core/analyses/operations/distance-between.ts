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
  private prepared: PreparedShape | null = null;
  private readonly wkb: Uint8Array;
  private readonly geos: Geos;

  constructor(wkb: Uint8Array, geos: Geos) {
    this.wkb = wkb;
    this.geos = geos;
    this.lines = new DistanceTarget(wkb);
  }

  get shape(): PreparedShape {
    this.prepared ??= this.geos.prepare(this.wkb);
    return this.prepared;
  }

  metres(position: Position): number {
    const areal = wkbType(this.wkb).endsWith('Polygon');
    if (areal && this.shape.intersectsPoint(position[0], position[1])) return 0;
    return this.lines.metres(position);
  }

  /** What GEOS can't tell does not meet. */
  meets(wkb: Uint8Array): boolean {
    try {
      return this.shape.intersects(wkb);
    } catch (error) {
      if (error instanceof GeometryError) return false;
      throw error;
    }
  }

  free(): void {
    this.prepared?.free();
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
    if (b.wkb !== null && one.meets(b.wkb)) return 0;
    return one.lines.metresTo(two.lines);
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
    for (const target of this.targets.values()) target.free();
    this.targets.clear();
  }
}

/** Told by the local plane, which spares measuring what is in the box but not in the circle. */
function clearlyBeyond(from: Position, to: Position, reach: number): boolean {
  if (reach > PLANE_M) return false;
  const plane = localPlane(from);
  return Math.hypot(plane.x(to[0], to[1]), plane.y(to[1])) > reach * SURELY + 0.01;
}
