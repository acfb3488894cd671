import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from '../geometry/index.ts';
import type { CountResult } from './count-in-areas.ts';
import type { AnalysisFeature, FeatureSet, LeftOutNote, Progress } from './feature-set.ts';
import { indexOf, type SpatialIndex } from './spatial-index.ts';

/** Less than this (m², and as a share) is the rounding of coordinates, not ground. */
const NOTHING_M2 = 1;
const NOTHING_SHARE = 1e-9;

/**
 * Sums the geodesic area that the polygons of `input` share with each area. Overlapping polygons of `input` are
 * united first, so that ground counts once. What lies in no area, and ground that several overlapping areas hold, is
 * told in the notes in square metres.
 */
export function areaInAreas(
  areas: FeatureSet,
  input: FeatureSet,
  geos: Geos,
  progress: Progress,
): CountResult {
  const clusters = clustersOf(
    input.features.filter((feature) => feature.box !== null),
    geos,
  );
  const index = indexOf(areas.features);
  const shapes = new Map<AnalysisFeature, Uint8Array>();
  const shapeOf = (area: AnalysisFeature): Uint8Array => remembered(shapes, area, () => wkbOf(area));
  const sums = new Map<number, number>();
  const touched = new Map<number, number>();
  const outside = { count: 0, areaM2: 0 };
  const twice = { count: 0, areaM2: 0 };
  clusters.forEach((members, i) => {
    progress(i / clusters.length);
    const whole = unite(members, geos);
    const wholeM2 = areaM2(decoded(whole));
    const box = members.reduce<AnalysisFeature['box']>((sum, member) => unionExtent(sum, member.box), null);
    const found = box ? index.touching(box) : [];
    let sum = 0;
    for (const area of found) {
      const part = areaM2(decoded(geos.intersection(whole, shapeOf(area))));
      if (part === 0) continue;
      sum += part;
      sums.set(area.fid, (sums.get(area.fid) ?? 0) + part);
      touched.set(area.fid, (touched.get(area.fid) ?? 0) + members.length);
    }
    const nothing = Math.max(NOTHING_M2, wholeM2 * NOTHING_SHARE);
    const rest =
      found.length > 0 && Math.abs(wholeM2 - sum) > nothing
        ? left(whole, found, shapeOf, geos)
        : wholeM2 - sum;
    if (rest > nothing) {
      outside.areaM2 += rest;
      outside.count += outsideMembers(members, found, shapeOf, geos);
    }
    const doubled = sum - (wholeM2 - rest);
    if (doubled > nothing) {
      twice.areaM2 += doubled;
      twice.count += members.length;
    }
  });
  const nowhere = input.features.filter((feature) => feature.box === null).length;
  const base = (fid: number): number => touched.get(fid) ?? 0;
  return {
    answers: areas.features.map(({ fid }) => ({ fid, value: sums.get(fid) ?? 0, base: base(fid) })),
    outsideLeft: 0,
    notes: [
      ...note('not-in-any-area', input.origin, outside.count, outside.areaM2),
      ...note('geometry-overlap', areas.origin, twice.count, twice.areaM2),
      ...note('geometry-null', input.origin, nowhere, null),
    ],
  };
}

const note = (
  code: LeftOutNote['code'],
  origin: string,
  count: number,
  m2: number | null,
): CountResult['notes'] => (count === 0 ? [] : [{ code, origin, count, areaM2: m2 }]);

const decoded = (wkb: Uint8Array): Geometry => decodeWkb(wkb);

function wkbOf({ wkb }: AnalysisFeature): Uint8Array {
  if (!wkb) throw new Error('an area without geometry holds nothing');
  return wkb;
}

function remembered<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function unite(members: readonly AnalysisFeature[], geos: Geos): Uint8Array {
  const shapes = members.map((member) => wkbOf(member));
  const only = shapes[0];
  return shapes.length === 1 && only ? only : geos.union(shapes);
}

/** Square metres of `whole` that none of the areas holds. */
function left(
  whole: Uint8Array,
  areas: readonly AnalysisFeature[],
  shapeOf: (area: AnalysisFeature) => Uint8Array,
  geos: Geos,
): number {
  return areaM2(decoded(geos.difference(whole, geos.union(areas.map(shapeOf)))));
}

function outsideMembers(
  members: readonly AnalysisFeature[],
  areas: readonly AnalysisFeature[],
  shapeOf: (area: AnalysisFeature) => Uint8Array,
  geos: Geos,
): number {
  if (members.length === 1 || areas.length === 0) return members.length;
  return members.filter((member) => left(wkbOf(member), areas, shapeOf, geos) > NOTHING_M2).length;
}

/** Groups of polygons that touch or overlap: only within a group can ground be covered twice. */
function clustersOf(features: readonly AnalysisFeature[], geos: Geos): AnalysisFeature[][] {
  const index = indexOf(features);
  const seen = new Set<AnalysisFeature>();
  const clusters: AnalysisFeature[][] = [];
  for (const first of features) {
    if (seen.has(first)) continue;
    seen.add(first);
    const cluster = [first];
    // The list grows while it is walked: every newcomer brings its own neighbours.
    for (const member of cluster)
      for (const neighbour of neighboursOf(member, index, seen, geos)) {
        seen.add(neighbour);
        cluster.push(neighbour);
      }
    clusters.push(cluster);
  }
  return clusters;
}

function neighboursOf(
  member: AnalysisFeature,
  index: SpatialIndex,
  seen: ReadonlySet<AnalysisFeature>,
  geos: Geos,
): AnalysisFeature[] {
  const near = member.box ? index.touching(member.box).filter((other) => !seen.has(other)) : [];
  if (near.length === 0) return [];
  const shape = geos.prepare(wkbOf(member));
  try {
    return near.filter((other) => shape.intersects(wkbOf(other)));
  } finally {
    shape.free();
  }
}
