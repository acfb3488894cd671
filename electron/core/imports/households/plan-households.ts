import type { RowMatch } from '../../../../shared/contract/import-findings.ts';
import type { PlanRow } from '../matching/index.ts';
import { Households } from './group-rows.ts';
import { HouseholdPlanning } from './household-planning.ts';
import type { HouseholdParts, HouseholdPlan } from './household-types.ts';
import { missingHouseholds } from './missing-households.ts';

const YIELD_EVERY = 100;
/** Villages that are named. */
const MOST_AREAS = 50;

/**
 * Compares a list of households with the restricted store. Nothing is written, and nothing that it reports is of a person:
 * rows by their number, differences by the names of fields.
 */
export function* planHouseholds(
  parts: HouseholdParts,
  rows: Iterable<PlanRow>,
): Generator<number, HouseholdPlan> {
  const planning = new HouseholdPlanning(parts);
  const households = new Households(parts.index, planning.tally);
  let seen = 0;
  for (const row of rows) {
    const lacking = households.take(row);
    if (lacking) planning.lose(row.row, lacking, households.villageOf(row));
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield seen;
  }
  for (const listed of households.all.values()) {
    planning.take(listed);
    seen += 1;
    if (seen % YIELD_EVERY === 0) yield seen;
  }
  if (parts.unread) planning.lost.add(null);
  return planOf(planning, parts);
}

function planOf(planning: HouseholdPlanning, { actions, index }: HouseholdParts): HouseholdPlan {
  const { book, tally, planned } = planning;
  const missing = missingHouseholds(planning, actions, (village) => index.byId(village)?.name ?? '');
  const { account, skipped } = book.account(actions);
  for (const { row, code } of skipped)
    if (code === 'row-not-wanted' || code === 'row-conflict')
      tally.add(code, code === 'row-conflict' ? 'warning' : 'info', row);
  if (missing.ids.length > 0) tally.add('rows-missing-here', 'info', undefined, missing.ids.length);
  if (missing.unsure > 0) tally.add('rows-missing-unsure', 'info', undefined, missing.unsure);
  const report: RowMatch = {
    register: 'household',
    ...{ new: book.shown('new'), changed: book.shown('changed'), same: book.shown('same') },
    missing: {
      ...{ count: missing.ids.length, items: missing.items },
      ...{ areas: missing.areas.slice(0, MOST_AREAS), areaCount: missing.areas.length },
    },
    conflicting: book.shown('conflicting'),
    actions,
  };
  return {
    ...{ report, account, tally, skipped, households: planned, actions, removals: [] },
    missing: actions.missing === 'remove' ? missing.ids : [],
    verdictOf(row) {
      const { action, fid } = book.verdict(row, actions);
      return { action, fid };
    },
  };
}
