import type { Geos } from '../geometry/index.ts';
import { assignAreas } from './assign-areas.ts';
import {
  type AnalysisFeature,
  type AreaAnswer,
  type FeatureSet,
  type LeftOutNote,
  LISTED_AT_MOST,
  type Progress,
} from './feature-set.ts';
import { type Positions, positionsOf } from './positions.ts';

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
  const { features, filteredFrom } = input;
  const kept = positionsOf(input, features, geos);
  const base = filteredFrom === null ? null : positionsOf(input, filteredFrom, geos);
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
  const note = (code: LeftOutNote['code'], { count, places }: Some, of: Positions): CountResult['notes'] => {
    const fids = count === 0 ? undefined : of.fidsAt?.(places);
    return count === 0 ? [] : [{ code, origin: kept.origin, count, ...(fids ? { fids } : {}), areaM2: null }];
  };
  return {
    answers,
    notes: [
      ...note('not-in-any-area', counted.outside, kept),
      ...note('area-on-border-once', counted.shared, kept),
      // A filter drops rows without geometry, so they are found among the rows that it filtered.
      ...note('geometry-null', all.nowhere, base ?? kept),
    ],
  };
}

/** How many positions, and the first of them by their places in the list. */
interface Some {
  readonly count: number;
  readonly places: readonly number[];
}

interface Tally {
  readonly counts: Uint32Array;
  readonly outside: Some;
  readonly nowhere: Some;
  readonly shared: Some;
}

/** Gathers some of very many. */
class Gathered implements Some {
  count = 0;
  readonly places: number[] = [];

  add(place: number): void {
    this.count++;
    if (this.places.length < LISTED_AT_MOST) this.places.push(place);
  }
}

function tally(areas: readonly AnalysisFeature[], xy: Float64Array, geos: Geos, progress: Progress): Tally {
  const { owners, twice } = assignAreas(areas, xy, geos, progress);
  const counts = new Uint32Array(areas.length);
  const [outside, nowhere, shared] = [new Gathered(), new Gathered(), new Gathered()];
  owners.forEach((area, i) => {
    if (area >= 0) counts[area] = (counts[area] as number) + 1;
    else if (Number.isNaN(xy[i * 2])) nowhere.add(i);
    else outside.add(i);
    if (twice[i] === 1) shared.add(i);
  });
  return { counts, outside, shared, nowhere };
}
