import type { AreaPlan, AreaSplit } from '../../../../shared/contract/area-change.ts';
import { dayAfter } from '../../../../shared/domain/dates.ts';
import { areaFate } from '../../../../shared/text/areas.ts';
import {
  type AreaFacts,
  councilTitles,
  linkedCodes,
  openMembershipOf,
  openMemberships,
  rowsNamingCode,
  zoneLinks,
} from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { moveNames } from './follow-code.ts';
import type { PlanContext } from './plan-context.ts';
import type { Assigned } from './shapes.ts';
import type { Part } from './split-parts.ts';

/**
 * The council areas that were linked to a sub-district are linked to its parts: as it was said, else to those in which their
 * villages lie, else to all.
 */
export function splitSubdistrictLinks(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  assigned: readonly Assigned[],
): AreaPlan['councils'] {
  const table = 'council_area_subdistrict';
  const links = rowsNamingCode(db, table, 'subdistrict_code', area.code ?? '', 'council_area_id');
  const titles = councilTitles(
    db,
    links.flatMap(({ other }) => other ?? []),
  );
  const councils: AreaPlan['councils'] = [];
  for (const { fid, other: council } of links) {
    if (council === null) continue;
    const held = new Set(
      assigned.filter(({ area: village }) => village.council === council).map(({ part }) => part),
    );
    const proposed = held.size > 0 ? [...held].sort((a, b) => a - b) : parts.map(({ index }) => index);
    const chosen = (change.councils[council] ?? proposed).filter((part) => part < parts.length);
    const title = titles.get(council);
    if (title !== undefined) councils.push({ id: council, title, parts: chosen });
    const kept = parts.some(({ index, goesOn }) => goesOn && chosen.includes(index));
    if (!kept) book.remove(table, fid);
    for (const { index, code, goesOn } of parts)
      if (!goesOn && chosen.includes(index))
        book.insert(table, { council_area_id: council, subdistrict_code: code });
  }
  const heir = parts[0]?.code;
  if (change.keeps === null && heir && area.code !== null)
    moveNames(book, db, 'subdistrict', area.code, heir);
  book.tell(areaFate.councilLinks, areaFate.linkedAnew, links.length);
  return councils;
}

/** The parts of a district are in its zones; council areas go to the part that has the most of their sub-districts. */
export function splitDistrictLinks(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  assigned: readonly Assigned[],
): void {
  const code = area.code ?? '';
  const zones = zoneLinks(db, code);
  for (const { fid, scheme, zone } of zones) {
    if (change.keeps === null) book.remove('zone_district', fid);
    for (const part of parts)
      if (!part.goesOn)
        book.insert('zone_district', { scheme_id: scheme, zone_id: zone, district_code: part.code });
  }
  book.tell(areaFate.zones, areaFate.zoneFollows, zones.length);
  const heir = parts[change.keeps ?? 0]?.code ?? null;
  if (change.keeps === null && heir !== null) moveNames(book, db, 'district', code, heir);
  const partOf = new Map(assigned.map(({ area: one, part }) => [one.code, part]));
  for (const { fid, other: council } of rowsNamingCode(db, 'council_area', 'district_code', code, 'id')) {
    const counts = new Map<number, number>();
    for (const link of linkedCodes(db, council ?? '')) {
      const part = partOf.get(link.code);
      if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const into = most ? (parts[most[0]]?.code ?? heir) : heir;
    if (into !== null && into !== code) book.update('council_area', fid, { district_code: into });
  }
}

/** A village that is made belongs to the council area of the one that it came from. */
export function splitVillageLinks(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
): void {
  const open = openMembershipOf(db, area.id);
  if (!open) return;
  if (change.keeps === null) endAt(book, open, change.onDate);
  for (const { id, goesOn } of parts) if (!goesOn) join(book, open.council, id, change.onDate);
  book.tell(areaFate.memberships, areaFate.membershipMoves, 1);
}

/** The villages of a council area belong to its parts from that day on; each part has the sub-districts of its villages. */
export function splitCouncilArea(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  assigned: readonly Assigned[],
): void {
  const open = openMemberships(db, area.id);
  const all = linkedCodes(db, area.id).map(({ code }) => code);
  let moved = 0;
  for (const { id, index, goesOn } of parts) {
    if (goesOn) continue;
    const own = assigned.filter(({ part }) => part === index).map((one) => one.area);
    for (const village of own) {
      const member = open.find((one) => one.village === village.id);
      if (member) endAt(book, member, change.onDate);
      join(book, id, village.id, change.onDate);
      moved += 1;
    }
    const codes = new Set(own.flatMap(({ above }) => above ?? []));
    for (const code of codes.size > 0 ? codes : all)
      book.insert('council_area_subdistrict', { council_area_id: id, subdistrict_code: code });
  }
  book.tell(areaFate.memberships, areaFate.membershipMoves, moved);
}

function endAt(book: ChangeBook, { fid, from }: { fid: number; from: string | null }, onDate: string): void {
  if (from !== null && from >= onDate) book.remove('council_area_village', fid);
  else book.update('council_area_village', fid, { valid_to: dayAfter(onDate, -1) });
}

function join(book: ChangeBook, council: string, village: string, onDate: string): void {
  book.insert('council_area_village', {
    ...{ council_area_id: council, village_id: village, valid_from: onDate, valid_to: null },
  });
}
