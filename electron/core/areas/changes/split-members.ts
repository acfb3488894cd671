import type { AreaSplit, PlanMember } from '../../../../shared/contract/area-change.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { areaFinding } from '../../../../shared/text/areas.ts';
import { type AreaFacts, areasBelow, BELOW, villagesOfCouncil } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { checkNewCode, checkTwice, nextCode } from './check-code.ts';
import { type Recoded, recodeArea } from './follow-code.ts';
import { type PlanContext, titleOf } from './plan-context.ts';
import { type Assigned, type Piece, partAt } from './shapes.ts';
import type { Part } from './split-parts.ts';

/** What lies in an area: its sub-districts or villages; of a council area its villages of today. */
function membersOf({ db }: PlanContext, area: AreaFacts): AreaFacts[] {
  if (area.register === 'council_area') return villagesOfCouncil(db, area.id);
  const below = BELOW[area.register];
  return below && area.code !== null ? areasBelow(db, below, area.code) : [];
}

function placeOf({ geos }: PlanContext, { wkb }: AreaFacts): [number, number] | null {
  const inside = wkb === null ? null : geos.pointOnSurface(wkb);
  const point = inside === null ? null : decodeWkb(inside);
  return point?.type === 'Point' ? point.coordinates : null;
}

/** The part of each member: as it was said, else by its place among the pieces, else the part that goes on. */
export function assignMembers(
  context: PlanContext,
  area: AreaFacts,
  { members, keeps, parts }: AreaSplit,
  pieces: readonly Piece[],
): Assigned[] {
  const fallback = keeps ?? 0;
  return membersOf(context, area).map((member) => {
    const said = members[member.id];
    if (said !== undefined && said < parts.length) return { area: member, part: said };
    const place = pieces.length > 0 ? placeOf(context, member) : null;
    return { area: member, part: partAt(context.geos, pieces, place) ?? fallback };
  });
}

/** Members of parts with a new code get codes below it, counted from the first; those of a council area keep theirs. */
export function recodeMembers(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  assigned: readonly Assigned[],
  recoded: Recoded,
): PlanMember[] {
  const below = BELOW[area.register];
  const given: { code: string | null; about: string }[] = [];
  const lines = assigned.map(({ area: member, part }): PlanMember => {
    const into = parts[part];
    const { register, id, code } = member;
    const line = { register, id, title: titleOf(member), before: code, part };
    if (!below || !into || into.goesOn || into.code === null) return { ...line, after: code };
    const about = `member ${id}`;
    const taken = given.flatMap((one) => one.code ?? []);
    const after = change.codes[id] ?? nextCode(context.db, below, into.code, taken);
    given.push({ code: after, about });
    if (after === null || after === '') {
      book.error(areaFinding.codeMissing, about);
      return { ...line, after: null };
    }
    if (!after.startsWith(into.code)) book.error(areaFinding.codeElsewhere(after, into.code), about);
    checkNewCode(context, book, {
      ...{ register: below, code: after, name: member.nameTh, about },
      madeAbove: [into.code],
    });
    recodeArea(book, context.db, member, after, recoded, part);
    return { ...line, after };
  });
  checkTwice(book, given);
  return lines;
}
