import type { PlacingOffer } from '../../../../shared/contract/import-findings.ts';
import { placingReason } from '../../../../shared/text/placing.ts';
import type { FeatureSource, SourceColumn } from '../../formats/index.ts';
import type { ColumnSample } from '../code-columns.ts';
import type { Surroundings } from '../surroundings.ts';
import { areaOffers } from './area-offers.ts';
import { coordinateOffers } from './coordinate-offers.ts';

/** Coordinates that place fewer of the rows than this come behind areas that place more. */
const ENOUGH = 0.5;

/**
 * The ways to place the rows of a set, best first, each with the share of the looked-at rows that it places. A set
 * with shapes has those; a table its coordinates, then the finest areas that it names; last, no places at all.
 *
 * @param samples cells of the first rows, one sample for each column
 */
export function placingOffers(
  source: Pick<FeatureSource, 'hasShapes'>,
  columns: readonly Pick<SourceColumn, 'name'>[],
  samples: readonly ColumnSample[],
  surroundings: Pick<Surroundings, 'gazetteer' | 'known'>,
): PlacingOffer[] {
  if (source.hasShapes) return [{ placing: { kind: 'file' }, share: 1, reason: placingReason.file }];
  const named = columns.map(({ name }, i) => ({ name, values: samples[i]?.values ?? [] }));
  const coordinates = coordinateOffers(named);
  const areas = areaOffers(named, surroundings);
  const late = (offer: PlacingOffer): boolean =>
    offer.share < ENOUGH && areas.some((area) => area.share > offer.share);
  return [
    ...coordinates.filter((offer) => !late(offer)),
    ...areas,
    ...coordinates.filter(late),
    { placing: { kind: 'none' }, share: 0, reason: placingReason.none },
  ];
}
