import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Geos, PreparedShape } from '../geometry/index.ts';
import {
  type AnalysisFeature,
  type AreaAnswer,
  byCode,
  type FeatureSet,
  type LeftOutNote,
  type Progress,
} from './feature-set.ts';
import { indexOf } from './spatial-index.ts';

export interface CountResult {
  readonly answers: AreaAnswer[];
  readonly notes: Omit<LeftOutNote, 'step'>[];
}

/**
 * Counts the rows of `input` in each area. A row counts once: on a shared border, or where areas overlap, in the area
 * of the lowest code. Lines and polygons count where a point on them lies. Rows in no area and rows without geometry
 * are told in the notes.
 */
export function countInAreas(
  areas: FeatureSet,
  input: FeatureSet,
  geos: Geos,
  progress: Progress,
): CountResult {
  const place = placer(areas.features, geos);
  try {
    const base = input.filteredFrom;
    const counted = tally(input.features, place, geos, (f) => progress(base ? f / 2 : f));
    const all = base ? tally(base, place, geos, (f) => progress(0.5 + f / 2)) : counted;
    const answers = areas.features.map(({ fid }) => ({
      fid,
      value: counted.counts.get(fid) ?? 0,
      base: all.counts.get(fid) ?? 0,
    }));
    const note = (code: LeftOutNote['code'], count: number): CountResult['notes'] =>
      count === 0 ? [] : [{ code, origin: input.origin, count, areaM2: null }];
    return {
      answers,
      notes: [
        ...note('not-in-any-area', counted.outside),
        ...note('area-on-border-once', counted.shared),
        // A filter drops rows without geometry, so they are found among the rows that it filtered.
        ...note('geometry-null', all.nowhere),
      ],
    };
  } finally {
    place.free();
  }
}

interface Placer {
  /** The areas that a position lies in, lowest code first. */
  at(position: Position): AnalysisFeature[];
  free(): void;
}

function placer(areas: readonly AnalysisFeature[], geos: Geos): Placer {
  const index = indexOf(areas);
  const prepared = new Map<AnalysisFeature, PreparedShape>();
  const shapeOf = (area: AnalysisFeature): PreparedShape => {
    const known = prepared.get(area);
    if (known) return known;
    if (!area.geometry) throw new Error('an area without geometry holds nothing');
    const made = geos.prepare(encodeWkb(area.geometry));
    prepared.set(area, made);
    return made;
  };
  return {
    at: ([x, y]) => {
      const found = index.touching([x, y, x, y]).filter((area) => shapeOf(area).intersectsPoint(x, y));
      return found.length > 1 ? found.sort(byCode) : found;
    },
    free: () => {
      for (const shape of prepared.values()) shape.free();
    },
  };
}

interface Tally {
  readonly counts: Map<number, number>;
  readonly outside: number;
  readonly shared: number;
  readonly nowhere: number;
}

function tally(rows: readonly AnalysisFeature[], place: Placer, geos: Geos, progress: Progress): Tally {
  const counts = new Map<number, number>();
  let outside = 0;
  let shared = 0;
  let nowhere = 0;
  rows.forEach((row, i) => {
    if (i % 1000 === 0) progress(i / rows.length);
    const position = placeOf(row, geos);
    if (!position) {
      nowhere++;
      return;
    }
    const found = place.at(position);
    const area = found[0];
    if (!area) outside++;
    else counts.set(area.fid, (counts.get(area.fid) ?? 0) + 1);
    if (found.length > 1) shared++;
  });
  return { counts, outside, shared, nowhere };
}

/** Where a row counts: its point, the first of several, or a point on its surface or line. */
function placeOf(row: AnalysisFeature, geos: Geos): Position | null {
  const geometry = row.geometry;
  if (!geometry || !row.box) return null;
  if (geometry.type === 'Point') return geometry.coordinates;
  if (geometry.type === 'MultiPoint') return geometry.coordinates[0] ?? null;
  const wkb = geos.pointOnSurface(encodeWkb(geometry));
  const point = wkb ? decodeWkb(wkb) : null;
  return point?.type === 'Point' ? point.coordinates : null;
}
