import type { Geos } from '../geometry/index.ts';
import type { AnalysisFeature, AreaAnswer, FeatureSet, LeftOutNote, Progress } from './feature-set.ts';
import { type Placer, placeOf, placer } from './place-in-areas.ts';

export interface CountResult {
  readonly answers: AreaAnswer[];
  readonly notes: Omit<LeftOutNote, 'step'>[];
  /** Rows in no area that the filter of the input left out. */
  readonly outsideLeft: number;
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
      outsideLeft: all.outside - counted.outside,
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
