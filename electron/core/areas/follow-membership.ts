import { dayAfter, dayInThailand } from '../../../shared/domain/dates.ts';
import type { BulkRow, Change } from '../context.ts';
import type { Follower } from '../journal/index.ts';
import { anyRowGone } from './council-shapes.queries.ts';
import {
  type OutOfStep,
  orphanLinks,
  outOfStep,
  outOfStepByLinks,
  villagesOfLinks,
} from './membership.queries.ts';

const TABLE = 'council_area_village';

/** Ends the membership that a village had, on the day before; one that began today never was. */
function endMembership(change: Change, { link, since }: OutOfStep, today: string): void {
  if (link === null) return;
  if (since !== null && since >= today) change.remove(TABLE, [link]);
  else change.update(TABLE, link, { valid_to: dayAfter(today, -1) });
}

/** The row of a village says another council area: its history of memberships says so from today on. */
function renewMemberships(change: Change, villages: readonly OutOfStep[]): void {
  const today = dayInThailand();
  const fresh: BulkRow[] = [];
  const begun = new Set<string>();
  for (const village of villages) {
    endMembership(change, village, today);
    if (village.council === null || begun.has(village.id)) continue;
    begun.add(village.id);
    // Nobody said since when the first council area of a village has been its own.
    const from = village.known ? today : null;
    fresh.push({ wkb: null, values: [village.council, village.id, from] });
  }
  if (fresh.length > 0) change.bulkInsert(TABLE, ['council_area_id', 'village_id', 'valid_from'], fresh);
}

/**
 * Keeps the council area that stands with a village and the history of its memberships in step, whichever of them was
 * written: by the form, the table, an import or the panel of areas. Where both were, the history leads.
 */
export const membershipFollower: Follower = {
  complete(change, touched) {
    const links = touched.tables.get(TABLE)?.ranges ?? [];
    const led = villagesOfLinks(change.db, links);
    for (const { fid, member } of outOfStepByLinks(change.db, links))
      change.update('village', fid, { council_area_id: member });
    const villages = touched.tables.get('village');
    if (!villages || !(villages.shape || villages.columns.has('council_area_id'))) return;
    const ranges = villages.ranges.slice();
    const moved = outOfStep(change.db, ranges).filter(({ id }) => !led.has(id));
    if (moved.length > 0) renewMemberships(change, moved);
    if (!anyRowGone(change.db, 'village', ranges)) return;
    const orphans = orphanLinks(change.db);
    if (orphans.length > 0) change.remove(TABLE, orphans);
  },
};
