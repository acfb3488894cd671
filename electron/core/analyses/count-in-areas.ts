import type { Geos } from '../geometry/index.ts';
import { type Assigned, assignAreas } from './assign-areas.ts';
import type { AnalysisFeature, AreaAnswer, FeatureSet, LeftOutNote, Progress } from './feature-set.ts';
import { type Positions, positionsOf } from './positions.ts';

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
  const { origin, features, filteredFrom } = input;
  const kept = positionsOf(origin, features, geos);
  const base = filteredFrom === null ? null : positionsOf(origin, filteredFrom, geos);
  return countPositions(areas.features, { kept, base }, geos, progress);
}

/**
 * The same for rows of which only the positions were read.
 *
 * @param base the positions that `kept` was filtered from, where a step filtered it
 */
export function countPositions(
  areas: readonly AnalysisFeature[],
  { kept, base }: { kept: Positions; base: Positions | null },
  geos: Geos,
  progress: Progress,
): CountResult {
  const counted = tally(areas, kept.xy, geos, (f) => progress(base ? f / 2 : f));
  const all = base ? tally(areas, base.xy, geos, (f) => progress(0.5 + f / 2)) : counted;
  const answers = areas.map(({ fid }, i) => ({
    fid,
    value: counted.counts[i] as number,
    base: all.counts[i] as number,
  }));
  const note = (code: LeftOutNote['code'], count: number): CountResult['notes'] =>
    count === 0 ? [] : [{ code, origin: kept.origin, count, areaM2: null }];
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
}

interface Tally extends Pick<Assigned, 'shared'> {
  readonly counts: Uint32Array;
  readonly outside: number;
  readonly nowhere: number;
}

function tally(areas: readonly AnalysisFeature[], xy: Float64Array, geos: Geos, progress: Progress): Tally {
  const { owners, shared } = assignAreas(areas, xy, geos, progress);
  const counts = new Uint32Array(areas.length);
  let outside = 0;
  let nowhere = 0;
  owners.forEach((area, i) => {
    if (area >= 0) counts[area] = (counts[area] as number) + 1;
    else if (Number.isNaN(xy[i * 2])) nowhere++;
    else outside++;
  });
  return { counts, outside, shared, nowhere };
}
