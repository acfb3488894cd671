import type { CouncilArea } from '../../../shared/contract/areas.ts';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { dayAfter, dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { areaChangeText, areaFinding } from '../../../shared/text/areas.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import {
  type CouncilAreaRow,
  councilAreaRow,
  councilsOf,
  linkedSubdistricts,
  memberRows,
  membershipToday,
  overlappingMembership,
  sharersOf,
  standingSubdistricts,
  standingVillages,
} from './council-areas.queries.ts';

const ACTIVE = 'founded';
const LINKS = 'council_area_subdistrict';
const MEMBERS = 'council_area_village';

const existing = (db: ReadableDb, fid: number): CouncilAreaRow => {
  const row = councilAreaRow(db, fid);
  if (!row) throw new Refusal('row-not-found', { row: fid });
  return row;
};

function warningsOf(area: Omit<CouncilArea, 'warnings'>): Bilingual[] {
  const active = area.councils.filter(({ status }) => status === ACTIVE).length;
  const linked = new Set(area.subdistricts.map(({ code }) => code));
  return [
    ...(active > 1 ? [areaChangeText.activeTwice(active)] : []),
    ...area.subdistricts
      .filter(({ sharedWith, members }) => sharedWith.length > 0 && members === 0)
      .map(({ title }) => areaChangeText.noVillages(`ต.${title}`)),
    ...area.members
      .filter(({ subdistrict }) => subdistrict !== null && !linked.has(subdistrict))
      .map(({ title }) => areaChangeText.outsideLinks(title)),
  ];
}

/** A council area with its sub-districts, villages and councils. Refuses `row-not-found`. */
export function readCouncilArea({ db }: Pick<OpenWorkspace, 'db'>, fid: number): CouncilArea {
  const { id, title, code, shapeFrom, areaM2 } = existing(db, fid);
  const area: Omit<CouncilArea, 'warnings'> = {
    ...{ fid, id, title, code, areaM2, hasShape: areaM2 !== null },
    shapeFrom: shapeFrom === 'parts' ? 'parts' : 'given',
    subdistricts: linkedSubdistricts(db, id).map(({ link: _link, ...one }) => ({
      ...one,
      sharedWith: sharersOf(db, one.code, id),
    })),
    members: memberRows(db, id, 'today'),
    former: memberRows(db, id, 'former'),
    councils: councilsOf(db, id),
  };
  return { ...area, warnings: warningsOf(area) };
}

export interface CouncilAreaInput {
  readonly fid: number;
  readonly subdistricts: readonly string[];
  readonly villages: readonly string[];
  readonly shapeFrom: 'given' | 'parts';
  readonly onDate: string;
}

function writeLinks(change: Change, id: string, codes: ReadonlySet<string>): void {
  const before = linkedSubdistricts(change.db, id);
  change.remove(
    LINKS,
    before.filter(({ code }) => !codes.has(code)).map(({ link }) => link),
  );
  for (const code of codes)
    if (!before.some((link) => link.code === code))
      change.insert(LINKS, { council_area_id: id, subdistrict_code: code });
}

/** A membership ends on the day before; one that began on that day or later never was. */
function end(change: Change, { fid, from }: { fid: number; from: string | null }, onDate: string): void {
  if (from !== null && from >= onDate) change.remove(MEMBERS, [fid]);
  else change.update(MEMBERS, fid, { valid_to: dayAfter(onDate, -1) });
}

function writeMembers(change: Change, id: string, villages: ReadonlySet<string>, onDate: string): void {
  for (const member of memberRows(change.db, id, 'today'))
    if (!villages.has(member.villageId)) end(change, member, onDate);
  for (const village of villages) {
    const before = membershipToday(change.db, village);
    if (before?.council === id) continue;
    if (before) end(change, before, onDate);
    change.insert(MEMBERS, { council_area_id: id, village_id: village, valid_from: onDate });
  }
}

const refuseAhead = (day: string): void => {
  const today = dayInThailand();
  if (day > today)
    throw new Refusal('validation-failed', namedInBoth('reason', areaFinding.dateAhead(today)));
};

const refuseMissing = (wanted: ReadonlySet<string>, standing: ReadonlySet<string>): void => {
  const missing = [...wanted].find((one) => !standing.has(one));
  if (missing !== undefined) throw new Refusal('row-not-found', { row: missing });
};

/**
 * Gives a council area exactly the sub-districts and villages named, as one change set; a boundary that is made of its parts
 * follows. Refuses `row-not-found`, `validation-failed` for a day in the future.
 */
export function saveCouncilArea(workspace: OpenWorkspace, input: CouncilAreaInput): CouncilArea {
  const { db } = workspace;
  const { id, title, shapeFrom } = existing(db, input.fid);
  const codes = new Set(input.subdistricts);
  const villages = new Set(input.villages);
  refuseAhead(input.onDate);
  refuseMissing(codes, standingSubdistricts(db, [...codes]));
  refuseMissing(villages, standingVillages(db, [...villages]));
  workspace.change({ kind: 'areas', label: areaChangeText.councilArea(title) }, (change) => {
    writeLinks(change, id, codes);
    writeMembers(change, id, villages, input.onDate);
    if ((shapeFrom ?? 'given') !== input.shapeFrom)
      change.update('council_area', input.fid, { shape_from: input.shapeFrom });
  });
  return readCouncilArea(workspace, input.fid);
}

export interface MembershipDates {
  readonly fid: number;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Corrects the first and last day of memberships, as one change set. Refuses `validation-failed` for days in the future or in
 * the wrong order, and for two memberships of a village that would hold at once.
 */
export function saveMemberships(workspace: OpenWorkspace, memberships: readonly MembershipDates[]): number {
  for (const { from, to } of memberships) {
    for (const day of [from, to]) if (day !== null) refuseAhead(day);
    if (from !== null && to !== null && from > to)
      throw new Refusal('validation-failed', namedInBoth('reason', areaChangeText.datesReversed));
  }
  const label = areaChangeText.memberships(memberships.length);
  workspace.change({ kind: 'areas', label }, (change) => {
    for (const { fid, from, to } of memberships)
      change.update(MEMBERS, fid, { valid_from: from, valid_to: to });
    const village = overlappingMembership(
      change.db,
      memberships.map(({ fid }) => fid),
    );
    if (village !== null)
      throw new Refusal(
        'validation-failed',
        namedInBoth('reason', areaChangeText.membershipsOverlap(village)),
      );
  });
  return memberships.length;
}
