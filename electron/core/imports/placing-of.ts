import type { ImportChoice, Placing } from '../../../shared/contract/import-choice.ts';
import type { PlacingOffer } from '../../../shared/contract/import-findings.ts';
import { areaMapping } from './area-shapes.ts';
import type { SourceRecipe } from './open-set.ts';
import type { ReadableTable } from './survey.ts';

/** Coordinates that place at least so many of the looked-at rows are taken without being asked for. */
const BY_ITSELF = 0.5;

/**
 * Where the shapes come from: as the user says, else from the file, else from coordinates in its columns. The shapes of
 * areas are taken only where the user asks for them: rows that lie somewhere in an area are not the area.
 */
export function choosePlacing(
  { placing: chosen, areaPicks }: Pick<ImportChoice, 'placing' | 'areaPicks'>,
  offers: readonly PlacingOffer[],
  table: ReadableTable,
  exists: (code: string) => boolean,
): Pick<SourceRecipe, 'placing' | 'areas'> {
  const placing = chosenOr(chosen, offers);
  if (placing.kind !== 'areas') return { placing, areas: null };
  const { level } = placing;
  return { placing, areas: { level, mapping: areaMapping(table, exists), picks: areaPicks } };
}

function chosenOr(chosen: Placing | null, offers: readonly PlacingOffer[]): Placing {
  const own = offers.find(({ placing }) => placing.kind === 'file');
  // A set with shapes keeps them: there is nothing to place.
  if (own && chosen?.kind !== 'areas' && chosen?.kind !== 'coordinates') return own.placing;
  if (chosen && chosen.kind !== 'file') return chosen;
  const coordinates = offers.find(
    ({ placing, share }) => placing.kind === 'coordinates' && share >= BY_ITSELF,
  );
  return coordinates?.placing ?? { kind: 'none' };
}
