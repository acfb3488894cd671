import type { RowFacts } from '../../../shared/domain/rules/index.ts';
import { areaFacts } from './facts-areas.queries.ts';
import { organisationFacts } from './facts-organisations.queries.ts';
import { peopleFacts } from './facts-people.queries.ts';
import { placeFacts } from './facts-places.queries.ts';
import type { FactSources, JudgedRow } from './judged-row.ts';

/** The day in Thailand. */
export const todayHere = (now = Date.now()): string =>
  new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);

/**
 * Gathers what the rules of a row need to know beyond the row itself. The function may be called for one row after another:
 * areas that many rows name are read once.
 *
 * @param withPlaces false leaves out what only warnings ask for of shapes: where rows lie, and how large they are
 */
export const factGatherer = (sources: FactSources, withPlaces = true): ((row: JudgedRow) => RowFacts) => {
  const places = withPlaces ? placeFacts(sources) : () => ({});
  return (row) => ({
    today: sources.today,
    ...areaFacts(sources, row),
    ...organisationFacts(sources, row),
    ...peopleFacts(sources, row),
    ...places(row),
  });
};
