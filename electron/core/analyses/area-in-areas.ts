import { unionExtent } from '../../../shared/geo/geometry.ts';
import type { Geos } from '../geometry/index.ts';
import type { CountResult } from './count-in-areas.ts';
import {
  type AnalysisFeature,
  type FeatureSet,
  type LeftOutNote,
  type NotedRows,
  notedRows,
  type Progress,
} from './feature-set.ts';
import { GEODESIC, type Ruler } from './ruler.ts';
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
  ruler: Ruler = GEODESIC,
): CountResult {
  const placed = input.features.filter((feature) => feature.box !== null);
  const { clusters, spoiled } = clustersOf(placed, geos);
  const sums = new Map<number, number>();
  const touched = new Map<number, number>();
  const outside = { rows: [] as AnalysisFeature[], areaM2: 0 };
  const twice = { count: 0, areaM2: 0 };
  const ground = groundOf(areas);
  clusters.forEach((members, i) => {
    progress(i / clusters.length);
    const laid = orNull(() => partsIn(members, ground, geos, ruler));
    if (laid === null) {
      for (const member of members) spoiled.add(member);
      return;
    }
    for (const { fid, m2 } of laid.parts) {
      plus(sums, fid, m2);
      plus(touched, fid, members.length);
    }
    outside.areaM2 += laid.outside.areaM2;
    outside.rows.push(...laid.outside.rows);
    twice.areaM2 += laid.twiceM2;
    if (laid.twiceM2 > 0) twice.count += members.length;
  });
  const nowhere = input.features.filter((feature) => feature.box === null);
  return {
    answers: areas.features.map(({ fid }) => ({
      ...{ fid, value: sums.get(fid) ?? 0, base: touched.get(fid) ?? 0 },
    })),
    notes: [
      ...note('not-in-any-area', input.origin, notedRows(input, outside.rows), outside.areaM2),
      ...note('geometry-overlap', areas.origin, { count: twice.count }, twice.areaM2),
      ...note('geometry-null', input.origin, notedRows(input, nowhere), null),
      ...note('geometry-unworkable', input.origin, notedRows(input, [...spoiled]), null),
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
  readonly outside: { readonly rows: readonly AnalysisFeature[]; readonly areaM2: number };
  readonly twiceM2: number;
}

function partsIn(
  members: readonly AnalysisFeature[],
  { index, shapeOf }: Ground,
  geos: Geos,
  ruler: Ruler,
): Laid {
  const whole = unite(members, geos);
  const wholeM2 = ruler.exactM2(whole);
  const box = members.reduce<AnalysisFeature['box']>((sum, member) => unionExtent(sum, member.box), null);
  const found = box ? index.touching(box) : [];
  const parts = found
    .map((area) => ({ fid: area.fid, m2: ruler.exactM2(geos.intersection(whole, shapeOf(area))) }))
    .filter(({ m2 }) => m2 !== 0);
  const sum = parts.reduce((all, { m2 }) => all + m2, 0);
  const nothing = Math.max(NOTHING_M2, wholeM2 * NOTHING_SHARE);
  const rest =
    found.length > 0 && Math.abs(wholeM2 - sum) > nothing
      ? left(whole, found, shapeOf, geos, ruler)
      : wholeM2 - sum;
  const doubled = sum - (wholeM2 - rest);
  return {
    parts,
    outside:
      rest > nothing
        ? { rows: outsideMembers(members, found, shapeOf, geos, ruler), areaM2: rest }
        : { rows: [], areaM2: 0 },
    twiceM2: doubled > nothing ? doubled : 0,
  };
}

const note = (
  code: LeftOutNote['code'],
  origin: string,
  rows: NotedRows,
  m2: number | null,
): CountResult['notes'] => (rows.count === 0 ? [] : [{ code, origin, ...rows, areaM2: m2 }]);

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
  ruler: Ruler,
): number {
  return ruler.exactM2(geos.difference(whole, geos.union(areas.map(shapeOf))));
}

function outsideMembers(
  members: readonly AnalysisFeature[],
  areas: readonly AnalysisFeature[],
  shapeOf: (area: AnalysisFeature) => Uint8Array,
  geos: Geos,
  ruler: Ruler,
): readonly AnalysisFeature[] {
  if (members.length === 1 || areas.length === 0) return members;
  return members.filter((member) => left(wkbOf(member), areas, shapeOf, geos, ruler) > NOTHING_M2);
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
