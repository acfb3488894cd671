import type { AreaChange, AreaPlan, ChangingRegister } from '../../../../shared/contract/area-change.ts';
import { codeAbove } from '../../../../shared/domain/area-codes.ts';
import { dayAfter } from '../../../../shared/domain/dates.ts';
import { areaFate, areaFinding, areaNoun, areaSentence, areaTitle } from '../../../../shared/text/areas.ts';
import {
  type AreaFacts,
  areaByCode,
  areasBelow,
  BELOW,
  openMembershipOf,
  openMemberships,
  zoneLinks,
} from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { checkNewCode } from './check-code.ts';
import { nothingRecoded, recodeArea, tellRecoded } from './follow-code.ts';
import { tellReferrers } from './follow-ids.ts';
import { type PlanContext, planAreaOf, titleOf } from './plan-context.ts';
import { moveDistrictShapes } from './shapes.ts';

type Of<K extends AreaChange['kind']> = Extract<AreaChange, { kind: K }>;
/** What a plan of one kind adds to what all have. */
export type Planned = Pick<AreaPlan, 'sentence' | 'before' | 'after'> &
  Partial<Pick<AreaPlan, 'members' | 'councils' | 'pieces' | 'shapes'>>;

/** Another name for the same area; what it was called stays in its history. */
export function planRename(book: ChangeBook, area: AreaFacts, change: Of<'rename'>): Planned {
  const { register, fid, id, code } = area;
  const { nameTh } = change;
  const english = register === 'district' || register === 'subdistrict';
  const nameEn = english ? (change.nameEn ?? area.nameEn) : null;
  if (nameTh === '') book.error(areaFinding.nameMissing, 'name');
  if (nameTh === area.nameTh && nameEn === area.nameEn) book.error(areaFinding.nameSame, 'name');
  book.update(register, fid, { name_th: nameTh, ...(english ? { name_en: nameEn } : {}) });
  book.lineage.push({
    kind: 'rename',
    register,
    from: { id, code, name: area.nameTh },
    to: { id, code, name: nameTh },
  });
  const before = planAreaOf(area, null, true);
  const title = areaTitle(register, nameTh);
  return {
    sentence: areaSentence.rename(before.title, title, change.onDate),
    before: [before],
    after: [{ ...before, title }],
  };
}

/** Another code for the same area: within the area above, or in another one. */
export function planRecode(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: Of<'recode'>,
): Planned {
  const { register } = area;
  const code = change.code === '' ? null : change.code;
  if (code === area.code) book.error(areaFinding.codeSame, 'code');
  else checkNewCode(context, book, { register, code, name: area.nameTh, about: 'code' });
  const before = planAreaOf(area, null, true);
  const after = { ...before, code };
  const moves = register !== 'council_area' && code !== null && codeAbove(code) !== area.above;
  const recoded = nothingRecoded();
  if (code !== null && code !== area.code) {
    recodeArea(book, context.db, area, code, recoded);
    if (moves && register === 'subdistrict') moveDistrictShapes(context, book, area, codeAbove(code));
    if (register === 'district') leaveForeignZones(context, book, area, code);
  }
  tellRecoded(book, recoded);
  const sentence =
    moves && code !== null
      ? areaSentence.move(before.title, aboveTitle(context, register, codeAbove(code)), change.onDate)
      : areaSentence.recode(before.title, area.code ?? '–', code ?? '–', change.onDate);
  return { sentence, before: [before], after: [after], members: recoded.members.slice(1) };
}

const ABOVE: Readonly<Partial<Record<ChangingRegister, ChangingRegister>>> = {
  subdistrict: 'district',
  village: 'subdistrict',
};

function aboveTitle(context: PlanContext, register: ChangingRegister, code: string): string {
  const over = ABOVE[register];
  const area = over ? areaByCode(context.db, over, code) : null;
  return area ? titleOf(area) : code;
}

/** A zone is of one province: a district that goes to another leaves it. */
function leaveForeignZones(context: PlanContext, book: ChangeBook, area: AreaFacts, code: string): void {
  if (area.code === null || code.slice(0, 2) === area.code.slice(0, 2)) return;
  const links = zoneLinks(context.db, area.code);
  for (const { fid } of links) book.remove('zone_district', fid);
  book.tell(areaFate.zones, areaFate.zoneLeaves, links.length);
}

/** The area ends and nothing takes its place; it must hold nothing any more. */
export function planRetire(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: Of<'retire'>,
): Planned {
  const { register, id, code, nameTh } = area;
  const lastDay = dayAfter(change.onDate, -1);
  const below = BELOW[register];
  const held = below && code !== null ? areasBelow(context.db, below, code).length : 0;
  if (below && held > 0) book.error(areaFinding.stillHolds(titleOf(area), held, areaNoun[below]));
  book.retire(area, lastDay);
  book.lineage.push({ kind: 'retire', register, from: { id, code, name: nameTh }, to: null });
  endMemberships(context, book, area, lastDay);
  tellReferrers(context, book, [area], null);
  const before = planAreaOf(area, lastDay, false);
  return { sentence: areaSentence.retire(before.title, change.onDate), before: [before], after: [] };
}

/** Villages of a council area, or the council area of a village: memberships end with the area. */
export function endMemberships(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  lastDay: string,
): void {
  const { register, id } = area;
  const own = register === 'village' ? openMembershipOf(context.db, id) : null;
  const open = register === 'council_area' ? openMemberships(context.db, id) : own ? [own] : [];
  for (const { fid, from } of open)
    if (from !== null && from > lastDay) book.remove('council_area_village', fid);
    else book.update('council_area_village', fid, { valid_to: lastDay });
  book.tell(areaFate.memberships, areaFate.membershipEnds, open.length);
}
