import type { AreaMerge, PlanMember } from '../../../../shared/contract/area-change.ts';
import { dayAfter } from '../../../../shared/domain/dates.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { areaFate, areaFinding, areaSentence, areaTitle } from '../../../../shared/text/areas.ts';
import type { SqlValue } from '../../db/types.ts';
import {
  type AreaFacts,
  aboveColumn,
  activeCouncils,
  areasBelow,
  BELOW,
  linkedCodes,
  newAreaId,
  openMembershipOf,
  openMemberships,
  rowValues,
  zoneLinks,
} from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { checkNewCode, checkTwice, nextCode } from './check-code.ts';
import { sumFigures, tellFigures } from './figures.ts';
import {
  codeValues,
  moveLinks,
  moveNames,
  nothingRecoded,
  type Recoded,
  recodeArea,
  tellRecoded,
} from './follow-code.ts';
import { tellReferrers } from './follow-ids.ts';
import { type PlanContext, planAreaOf, titleOf } from './plan-context.ts';
import { united } from './shapes.ts';
import { endMemberships, type Planned } from './simple.ts';

/** What the areas become: the row that goes on, or a new one. */
interface Target {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly title: string;
  /** The row that goes on. */
  readonly row: AreaFacts | null;
  readonly wkb: Uint8Array | null;
}

/** Several areas become one, under the code of one of them or a new one. */
export function planMerge(
  context: PlanContext,
  book: ChangeBook,
  areas: readonly AreaFacts[],
  change: AreaMerge,
): Planned {
  const target = targetOf(context, book, areas, change);
  const gone = areas.filter(({ id }) => id !== target.row?.id);
  const lastDay = dayAfter(change.onDate, -1);
  writeTarget(context, book, areas, target, change);
  for (const area of areas) {
    if (area !== target.row) book.retire(area, lastDay);
    book.lineage.push({
      kind: 'merge',
      register: area.register,
      from: { id: area.id, code: area.code, name: area.nameTh },
      to: { id: target.id, code: target.code, name: target.name },
    });
  }
  const recoded = nothingRecoded();
  const members = moveMembers(context, book, gone, target, change, recoded);
  moveByCode(context, book, gone, target, recoded);
  tellRecoded(book, recoded);
  moveMemberships(context, book, gone, target, change.onDate);
  tellReferrers(context, book, gone, target);
  if (change.figures === 'sum') sumFigures(context, book, areas, target);
  else tellFigures(context, book, areas);
  return {
    sentence: areaSentence.merge(areas.map(titleOf), target.title, change.onDate),
    before: areas.map((area) => planAreaOf(area, area === target.row ? null : lastDay, area === target.row)),
    after: [plannedTarget(areas, target, change)],
    members,
    ...(target.wkb && areas[0]?.register !== 'village'
      ? { shapes: [{ part: 0, geometry: target.wkb }] }
      : {}),
  };
}

function plannedTarget(
  areas: readonly AreaFacts[],
  target: Target,
  change: AreaMerge,
): Planned['after'][number] {
  const register = areas[0]?.register ?? change.register;
  return {
    ...{ register, id: target.row?.id ?? null, code: target.code, title: target.title },
    validFrom: target.row ? target.row.validFrom : change.onDate,
    ...{ validTo: null, goesOn: target.row !== null },
    areaM2: register === 'village' || target.wkb === null ? null : wkbAreaM2(target.wkb),
  };
}

function targetOf(
  context: PlanContext,
  book: ChangeBook,
  areas: readonly AreaFacts[],
  { register, into, keeps }: AreaMerge,
): Target {
  const row = areas.find(({ id }) => id === keeps) ?? null;
  const code = into.code === '' ? null : into.code;
  if (into.nameTh === '') book.error(areaFinding.nameMissing, 'part 0');
  if (row && row.code !== code) book.error(areaFinding.keepsOther, 'part 0');
  if (!row) checkNewCode(context, book, { register, code, name: into.nameTh, about: 'part 0' });
  if (register !== 'district' && new Set(areas.map(({ above }) => above)).size > 1)
    if (register === 'council_area') book.warn(areaFinding.differentAbove);
    else book.error(areaFinding.differentAbove);
  const shapes = areas.flatMap(({ wkb }) => wkb ?? []);
  if (register !== 'village' && shapes.length < areas.length)
    book.warn(areaFinding.shapesMissing(areas.length - shapes.length));
  const wkb = register === 'village' ? (row?.wkb ?? shapes[0] ?? null) : united(context.geos, shapes);
  const title = areaTitle(register, into.nameTh);
  return { id: row?.id ?? newAreaId(), code, name: into.nameTh, title, row, wkb };
}

function writeTarget(
  { db }: PlanContext,
  book: ChangeBook,
  areas: readonly AreaFacts[],
  target: Target,
  { register, into, onDate }: AreaMerge,
): void {
  const english = register === 'district' || register === 'subdistrict';
  const names: Record<string, SqlValue> = {
    name_th: into.nameTh,
    ...(english ? { name_en: into.nameEn } : {}),
  };
  if (target.row) {
    book.update(register, target.row.fid, names, register === 'village' ? undefined : target.wkb);
    return;
  }
  const [first] = areas;
  const like = first ? rowValues(db, register, first.fid) : {};
  const coded: Record<string, SqlValue> =
    register === 'council_area'
      ? { code: target.code, [aboveColumn(register)]: first?.above ?? null }
      : codeValues(register, target.code ?? '');
  const dates = { valid_from: onDate, valid_to: null, source_id: null, import_id: null };
  book.insert(register, { ...like, ...names, ...coded, ...dates, id: target.id }, target.wkb);
}

/** What lies in the areas that end gets codes below the one that follows. */
function moveMembers(
  context: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  target: Target,
  { codes }: AreaMerge,
  recoded: Recoded,
): PlanMember[] {
  const below = gone[0] ? BELOW[gone[0].register] : undefined;
  if (!below || target.code === null) return [];
  const given: { code: string | null; about: string }[] = [];
  for (const area of gone)
    for (const child of areasBelow(context.db, below, area.code ?? '')) {
      const about = `member ${child.id}`;
      const taken = given.flatMap((one) => one.code ?? []);
      const code: string | null = codes[child.id] ?? nextCode(context.db, below, target.code, taken);
      given.push({ code, about });
      if (code === null) {
        book.error(areaFinding.codeMissing, about);
        continue;
      }
      if (!code.startsWith(target.code)) book.error(areaFinding.codeElsewhere(code, target.code), about);
      checkNewCode(context, book, {
        register: below,
        code,
        name: child.nameTh,
        about,
        madeAbove: [target.code],
      });
      recodeArea(book, context.db, child, code, recoded);
    }
  checkTwice(book, given);
  return recoded.members.filter(({ register }) => register === below);
}

/** Links and names by code go to what follows; a district that two zones claim stays in that of the row that goes on. */
function moveByCode(
  { db }: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  target: Target,
  recoded: Recoded,
): void {
  const taken = new Set<string>();
  for (const area of gone) {
    if (area.code === null || target.code === null) continue;
    if (area.register === 'district') warnZones(db, book, area, target);
    recoded.links += moveLinks(book, db, area.register, area.code, target.code, taken);
    moveNames(book, db, area.register, area.code, target.code);
  }
}

function warnZones(db: PlanContext['db'], book: ChangeBook, area: AreaFacts, target: Target): void {
  const own = target.row?.code ? zoneLinks(db, target.row.code) : [];
  for (const link of zoneLinks(db, area.code ?? '')) {
    const kept = own.find(({ scheme }) => scheme === link.scheme);
    if (kept && kept.zone !== link.zone)
      book.warn(areaFinding.zonesDiffer([kept.zoneName, link.zoneName], kept.zoneName));
  }
}

/** Villages of council areas that become one belong to it from that day on; a village that ends belongs to none. */
function moveMemberships(
  context: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  target: Target,
  onDate: string,
): void {
  const { db } = context;
  const register = gone[0]?.register;
  if (register === 'village') {
    for (const area of gone) endMemberships(context, book, area, dayAfter(onDate, -1));
    const first = gone.map(({ id }) => openMembershipOf(db, id)).find((one) => one !== null);
    if (target.row === null && first)
      book.insert('council_area_village', {
        ...{ council_area_id: first.council, village_id: target.id, valid_from: onDate, valid_to: null },
      });
    return;
  }
  if (register !== 'council_area') return;
  const active = activeCouncils(db, [...gone.map(({ id }) => id), ...(target.row ? [target.row.id] : [])]);
  if (active > 1) book.warn(areaFinding.councilsActive(active));
  let moved = 0;
  for (const area of gone)
    for (const { fid, village, from } of openMemberships(db, area.id)) {
      if (from !== null && from >= onDate) book.remove('council_area_village', fid);
      else book.update('council_area_village', fid, { valid_to: dayAfter(onDate, -1) });
      book.insert('council_area_village', {
        ...{ council_area_id: target.id, village_id: village, valid_from: onDate, valid_to: null },
      });
      moved += 1;
    }
  moveCouncilLinks(context, book, gone, target);
  book.tell(areaFate.memberships, areaFate.membershipMoves, moved);
}

/** The sub-districts of council areas that become one are those of all. */
function moveCouncilLinks(
  { db }: PlanContext,
  book: ChangeBook,
  gone: readonly AreaFacts[],
  target: Target,
): void {
  const taken = new Set(target.row ? linkedCodes(db, target.row.id).map(({ code }) => code) : []);
  let moved = 0;
  for (const area of gone)
    for (const { code } of linkedCodes(db, area.id)) {
      moved += 1;
      if (taken.has(code)) continue;
      taken.add(code);
      book.insert('council_area_subdistrict', { council_area_id: target.id, subdistrict_code: code });
    }
  book.tell(areaFate.councilLinks, areaFate.linkedAnew, moved);
}
