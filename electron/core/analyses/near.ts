import type { Extent } from '../../../shared/contract/base.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import type { Geos, PreparedShape } from '../geometry/index.ts';
import { DistanceTarget } from './distance-target.ts';
import type { AnalysisFeature, FeatureSet, Progress } from './feature-set.ts';
import { paddingDegrees } from './local-plane.ts';
import { indexOf } from './spatial-index.ts';

/** A shape prepared for repeated questions; made when first asked for. */
class NearShape {
  readonly feature: AnalysisFeature;
  private readonly geos: Geos;
  private borders: DistanceTarget | null = null;
  private inside: PreparedShape | null = null;
  private places: Position[] | null | undefined;
  readonly areal: boolean;

  constructor(feature: AnalysisFeature, geos: Geos) {
    this.feature = feature;
    this.geos = geos;
    this.areal = wkbType(wkbOf(feature)).endsWith('Polygon');
  }

  get target(): DistanceTarget {
    this.borders ??= new DistanceTarget(wkbOf(this.feature));
    return this.borders;
  }

  get prepared(): PreparedShape {
    this.inside ??= this.geos.prepare(wkbOf(this.feature));
    return this.inside;
  }

  /** Its points, where it is one or several. */
  get points(): Position[] | null {
    if (this.places === undefined) this.places = pointsOf(this.feature);
    return this.places;
  }

  free(): void {
    this.inside?.free();
    this.inside = null;
  }
}

const wkbOf = (feature: AnalysisFeature): Uint8Array => {
  if (!feature.wkb) throw new Error('no geometry');
  return feature.wkb;
};

const pointsOf = (feature: AnalysisFeature): Position[] | null => {
  if (feature.point) return [feature.point];
  if (feature.wkb === null || !wkbType(feature.wkb).endsWith('Point')) return null;
  const geometry = decodeWkb(feature.wkb);
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'MultiPoint' ? geometry.coordinates : null;
};

/**
 * The features of `input` that lie within `distanceM` geodesic metres of any feature of `of` (touching counts as
 * within), or with `beyond` those that do not. Features without geometry are in neither. Distance is between the
 * nearest points; inside a polygon it is zero.
 */
export function near(
  input: FeatureSet,
  of: FeatureSet,
  options: { distanceM: number; beyond: boolean },
  geos: Geos,
  progress: Progress,
): FeatureSet {
  const found = foundNear(input.features, of.features, options.distanceM, geos, progress);
  const features = input.features.filter(
    (feature) => feature.box !== null && found.has(feature) !== options.beyond,
  );
  return { ...input, features, filteredFrom: input.filteredFrom ?? input.features };
}

/**
 * Goes through the shapes and not through the features that are asked about, so that one shape at a time is made ready:
 * thousands of them, ready together, take more memory than all the rest.
 */
function foundNear(
  features: readonly AnalysisFeature[],
  of: readonly AnalysisFeature[],
  metres: number,
  geos: Geos,
  progress: Progress,
): Set<AnalysisFeature> {
  const found = new Set<AnalysisFeature>();
  let sought = features.filter(({ box }) => box !== null);
  let index = indexOf(sought);
  let since = 0;
  for (const [i, feature] of of.entries()) {
    if (i % 100 === 0) progress(i / of.length);
    if (feature.box === null) continue;
    // What is found is asked no more; once it is half of the index, the rest gets one of its own.
    if (since * 2 > sought.length) {
      sought = sought.filter((row) => !found.has(row));
      index = indexOf(sought);
      since = 0;
    }
    if (sought.length === 0) break;
    const shape = new NearShape(feature, geos);
    try {
      for (const row of index.touching(padded(feature.box, metres))) {
        if (found.has(row) || !within(row, shape, metres, geos)) continue;
        found.add(row);
        since++;
      }
    } finally {
      shape.free();
    }
  }
  return found;
}

function padded(box: Extent, metres: number): Extent {
  const latitude = Math.max(Math.abs(box[1]), Math.abs(box[3]));
  const { lon, lat } = paddingDegrees(metres, latitude);
  return [box[0] - lon, box[1] - lat, box[2] + lon, box[3] + lat];
}

function within(feature: AnalysisFeature, shape: NearShape, metres: number, geos: Geos): boolean {
  const points = pointsOf(feature);
  if (points) return points.some((point) => pointWithin(point, shape, metres));
  const others = shape.points;
  const own = new NearShape(feature, geos);
  try {
    if (others) return others.some((point) => pointWithin(point, own, metres));
    if (shape.prepared.intersects(wkbOf(feature))) return true;
    // Where two lines do not cross, a vertex of one is an end of the shortest way between them.
    return (
      metres > 0 &&
      (some(own.target.vertices(), (vertex) => shape.target.within(vertex, metres)) ||
        some(shape.target.vertices(), (vertex) => own.target.within(vertex, metres)))
    );
  } finally {
    own.free();
  }
}

function pointWithin(point: Position, shape: NearShape, metres: number): boolean {
  if (shape.areal && shape.prepared.intersectsPoint(point[0], point[1])) return true;
  if (metres > 0) return shape.target.within(point, metres);
  const places = shape.points;
  if (places) return places.some(([x, y]) => x === point[0] && y === point[1]);
  return shape.prepared.intersectsPoint(point[0], point[1]);
}

function some<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}
