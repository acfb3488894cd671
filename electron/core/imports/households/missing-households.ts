import type { RowActions } from '../../../../shared/contract/import-choice.ts';
import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import { rowReason } from '../../../../shared/text/row-matching.ts';
import type { HouseholdPlanning } from './household-planning.ts';

const SHOWN = 100;

/** Villages of which a list has households, and those of which it has rows that are not taken in. */
function villagesOf(
  { rows, planned, lost, book }: HouseholdPlanning,
  actions: RowActions,
): { covered: Set<string>; unsure: Set<string | null> } {
  const byId = new Map(rows.map((row) => [row.id, row.village_id]));
  const covered = new Set<string>();
  const unsure = new Set(lost);
  for (const { id, known, village, rows: own } of planned) {
    const here = known ? (byId.get(id) ?? null) : null;
    for (const row of own) {
      if (book.isRepeated(row)) continue;
      const { action, code } = book.verdict(row, actions);
      const taken = action !== 'skip' || (code === 'row-not-wanted' && known);
      const places = [village, here].filter((place) => place !== null);
      if (taken) for (const place of places) covered.add(place);
      else if (code === 'row-not-wanted') continue;
      else if (places.length === 0) unsure.add(null);
      else for (const place of places) unsure.add(place);
    }
  }
  return { covered, unsure };
}

/**
 * Households of the villages that the list has others of. Where a row of a village, or of nobody knows which, was left out,
 * nothing is known to be missing.
 */
export function missingHouseholds(
  planning: HouseholdPlanning,
  actions: RowActions,
  nameOf: (village: string) => string,
): { ids: string[]; items: RowMatch['missing']['items']; unsure: number; areas: string[] } {
  const { rows, claimed } = planning;
  const { covered, unsure } = villagesOf(planning, actions);
  const everywhere = actions.missingIn === 'register';
  const isMeant = (village: string | null): boolean =>
    everywhere || (village !== null && covered.has(village));
  const gone = rows.filter(({ id, village_id: village }) => !claimed.has(id) && isMeant(village));
  // Of whom nobody knows where they live, any row that was left out may be.
  const isUnsure = (village: string | null): boolean =>
    village === null ? unsure.size > 0 : unsure.has(village);
  const sure = unsure.has(null) ? [] : gone.filter(({ village_id: village }) => !isUnsure(village));
  const items = sure.slice(0, SHOWN).map((row) => ({
    ...{ row: null, label: row.hh_code || householdsText.hidden, differences: [] },
    reason: everywhere ? rowReason.missingAnywhere : rowReason.missing(nameOf(row.village_id ?? '')),
  }));
  const areas = everywhere ? [] : [...covered].map(nameOf).sort((a, b) => a.localeCompare(b, 'th'));
  return { ids: sure.map(({ id }) => id), items, unsure: gone.length - sure.length, areas };
}
