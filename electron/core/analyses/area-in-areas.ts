import { areaM2 } from '../../../shared/geo/geodesic.ts';
import { type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos } from '../geometry/index.ts';
import type { CountResult } from './count-in-areas.ts';
import type { AnalysisFeature, FeatureSet, LeftOutNote, Progress } from './feature-set.ts';
import { indexOf, type SpatialIndex } from './spatial-index.ts';
import { orNull, orSpoiled } from './spoiled.ts';

/** Less than this (m², and as a share) is the rounding of coordinates, not ground. */
const NOTHING_M2 = 1;
const NOTHING_SHARE = 1e-9;

/**
 * Sums the geodesic area that the polygons of `input` share with each area. Overlapping polygons of `input` are
 * united first, so that ground counts once. What lies in no area, ground that several overlapping areas hold, and polygons
 * that GEOS can't work with are told in the notes, ground in square metres.
 */
export function areaInAreas(
  areas: FeatureSet,
  input: FeatureSet,
  geos: Geos,
  progress: Progress,
): CountResult {
  const placed = input.features.filter((feature) => feature.box !== null);
  const { clusters, spoiled } = clustersOf(placed, geos);
  const sums = new Map<number, number>();
  const touched = new Map<number, number>();
  const outside = { count: 0, areaM2: 0 };
  const twice = { count: 0, areaM2: 0 };
  const ground = groundOf(areas);
  clusters.forEach((members, i) => {
    progress(i / clusters.length);
    const laid = orNull(() => partsIn(members, ground, geos));
    if (laid === null) {
      for (const member of members) spoiled.add(member);
      return;
    }
    for (const { fid, m2 } of laid.parts) {
      plus(sums, fid, m2);
      plus(touched, fid, members.length);
    }
    outside.areaM2 += laid.outside.areaM2;
    outside.count += laid.outside.count;
    twice.areaM2 += laid.twiceM2;
    if (laid.twiceM2 > 0) twice.count += members.length;
  });
  return {
    answers: areas.features.map(({ fid }) => ({
      ...{ fid, value: sums.get(fid) ?? 0, base: touched.get(fid) ?? 0 },
    })),
    notes: [
      ...note('not-in-any-area', input.origin, outside.count, outside.areaM2),
      ...note('geometry-overlap', areas.origin, twice.count, twice.areaM2),
      ...note('geometry-null', input.origin, input.features.length - placed.length, null),
      ...note('geometry-unworkable', input.origin, spoiled.size, null),
    ],
  };
}

const plus = (map: Map<number, number>, fid: number, more: number): unknown =>
  map.set(fid, (map.get(fid) ?? 0) + more);

/** The areas by place, and the shape of each. */
interface Ground {
  readonly index: SpatialIndex;
  readonly shapeOf: (area: AnalysisFeature) => Uint8Array;
}

const groundOf = ({ features }: FeatureSet): Ground => ({ index: indexOf(features), shapeOf: wkbOf });

/** What polygons that lie together share with each area, hold outside all of them, and hold in several. */
interface Laid {
  readonly parts: readonly { readonly fid: number; readonly m2: number }[];
  readonly outside: { readonly count: number; readonly areaM2: number };
  readonly twiceM2: number;
}

function partsIn(members: readonly AnalysisFeature[], { index, shapeOf }: Ground, geos: Geos): Laid {
  const whole = unite(members, geos);
  const wholeM2 = areaM2(decoded(whole));
  const box = members.reduce<AnalysisFeature['box']>((sum, member) => unionExtent(sum, member.box), null);
  const found = box ? index.touching(box) : [];
  const parts = found
    .map((area) => ({ fid: area.fid, m2: areaM2(decoded(geos.intersection(whole, shapeOf(area)))) }))
    .filter(({ m2 }) => m2 !== 0);
  const sum = parts.reduce((all, { m2 }) => all + m2, 0);
  const nothing = Math.max(NOTHING_M2, wholeM2 * NOTHING_SHARE);
  const rest =
    found.length > 0 && Math.abs(wholeM2 - sum) > nothing ? left(whole, found, shapeOf, geos) : wholeM2 - sum;
  const doubled = sum - (wholeM2 - rest);
  return {
    parts,
    outside:
      rest > nothing
        ? { count: outsideMembers(members, found, shapeOf, geos), areaM2: rest }
        : { count: 0, areaM2: 0 },
    twiceM2: doubled > nothing ? doubled : 0,
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

/**
 * Groups of polygons that touch or overlap: only within a group can ground be covered twice. Those that GEOS can't hold
 * against their neighbours are in none.
 */
function clustersOf(
  features: readonly AnalysisFeature[],
  geos: Geos,
): { clusters: AnalysisFeature[][]; spoiled: Set<AnalysisFeature> } {
  const index = indexOf(features);
  const seen = new Set<AnalysisFeature>();
  const spoiled = new Set<AnalysisFeature>();
  const clusters: AnalysisFeature[][] = [];
  for (const first of features) {
    if (seen.has(first)) continue;
    seen.add(first);
    const cluster = [first];
    // The list grows while it is walked: every newcomer brings its own neighbours.
    for (const member of cluster)
      for (const neighbour of neighboursOf(member, index, seen, spoiled, geos)) {
        seen.add(neighbour);
        cluster.push(neighbour);
      }
    clusters.push(cluster);
  }
  const kept = clusters.map((cluster) => cluster.filter((member) => !spoiled.has(member)));
  return { clusters: kept.filter(({ length }) => length > 0), spoiled };
}

/** @param spoiled takes those that GEOS can't read or prepare */
function neighboursOf(
  member: AnalysisFeature,
  index: SpatialIndex,
  seen: ReadonlySet<AnalysisFeature>,
  spoiled: Set<AnalysisFeature>,
  geos: Geos,
): AnalysisFeature[] {
  const near = member.box ? index.touching(member.box).filter((other) => !seen.has(other)) : [];
  if (near.length === 0) return [];
  const shape = orSpoiled(member, spoiled, () => geos.prepare(wkbOf(member)));
  try {
    return near.filter((other) => orSpoiled(other, spoiled, () => shape?.intersects(wkbOf(other))));
  } finally {
    shape?.free();
  }
}
