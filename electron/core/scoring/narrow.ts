import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import type { ScoringColumn } from '../../../shared/contract/scoring.ts';
import { rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import type { LevelAreas } from './areas.queries.ts';

/** The places of the areas that lie in another; null for all of them. */
export function placesWithin(
  workspace: OpenWorkspace,
  { layer, fids }: LevelAreas,
  within: AreaFilter | null,
): readonly number[] | null {
  if (within === null || layer === null) return null;
  const rows = rowsInArea(workspace, rowSource(workspace, layer), within);
  if (rows === null) return null;
  const inside = new Set(rows);
  return [...fids.keys()].filter((place) => inside.has(fids[place] ?? -1));
}

const picked = <T>(list: readonly T[], places: readonly number[]): T[] =>
  places.map((place) => list[place] as T);

/** Only these areas. */
export const narrowedAreas = (areas: LevelAreas, places: readonly number[] | null): LevelAreas =>
  places === null
    ? areas
    : {
        layer: areas.layer,
        fids: picked(areas.fids, places),
        ids: picked(areas.ids, places),
        codes: picked(areas.codes, places),
        names: picked(areas.names, places),
        within: picked(areas.within, places),
      };

/**
 * The figures of these areas. They are read, and withheld, as of all: a filter must tell nothing of small counts that the
 * whole does not tell.
 */
export function narrowedColumn(column: ScoringColumn, places: readonly number[] | null): ScoringColumn {
  if (places === null) return column;
  const withheld = new Set(column.withheld);
  return {
    ...column,
    values: picked(column.values, places),
    withheld: places.flatMap((place, now) => (withheld.has(place) ? [now] : [])),
  };
}
