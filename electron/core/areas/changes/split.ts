import type { AreaPlan, AreaSplit, PlanArea } from '../../../../shared/contract/area-change.ts';
import { dayAfter } from '../../../../shared/domain/dates.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { areaFinding, areaSentence, areaTitle } from '../../../../shared/text/areas.ts';
import type { SqlValue } from '../../db/types.ts';
import { GeometryError } from '../../geometry/index.ts';
import { type AreaFacts, aboveColumn, rowValues } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { shareFigures, tellFigures } from './figures.ts';
import { codeValues, nothingRecoded, tellRecoded } from './follow-code.ts';
import { tellReferrers } from './follow-ids.ts';
import { type PlanContext, planAreaOf, titleOf } from './plan-context.ts';
import { type Assigned, type Piece, partShapes, piecesOf } from './shapes.ts';
import type { Planned } from './simple.ts';
import {
  splitCouncilArea,
  splitDistrictLinks,
  splitSubdistrictLinks,
  splitVillageLinks,
} from './split-links.ts';
import { assignMembers, recodeMembers } from './split-members.ts';
import { type Part, partsOf } from './split-parts.ts';

/** One area becomes several: the first of them may go on under the old code. */
export function planSplit(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
): Planned {
  const parts = partsOf(context, book, area, change);
  const pieces = cutPieces(context, book, area, change);
  const assigned = assignMembers(context, area, change, pieces);
  const shapes = makeShapes(context, book, area, change, assigned, pieces);
  writeParts(context, book, area, change, parts, shapes);
  const recoded = nothingRecoded();
  const members = recodeMembers(context, book, area, change, parts, assigned, recoded);
  const councils = followLinks(context, book, area, change, parts, assigned);
  tellRecoded(book, recoded);
  const heir = parts[0];
  if (change.keeps === null && heir) tellReferrers(context, book, [area], heir);
  const measured = parts.map(({ id, index }) => ({ id, areaM2: areaOf(shapes[index] ?? null) }));
  if (change.figures === 'share') shareFigures(context, book, area, measured);
  else tellFigures(context, book, [area]);
  const lastDay = change.keeps === null ? dayAfter(change.onDate, -1) : null;
  return {
    sentence: areaSentence.split(area.register, titleOf(area), parts.length, change.onDate),
    before: [planAreaOf(area, lastDay, change.keeps !== null)],
    after: parts.map((part) => plannedPart(area, change, part, shapes[part.index] ?? null)),
    ...{ members, councils },
    pieces: pieces.map(({ part, areaM2 }) => ({ part, areaM2 })),
    shapes: shapesOf(area, shapes),
  };
}

const areaOf = (wkb: Uint8Array | null): number | null => (wkb === null ? null : wkbAreaM2(wkb));

const shapesOf = ({ register }: AreaFacts, shapes: readonly (Uint8Array | null)[]): AreaPlan['shapes'] =>
  register === 'village'
    ? []
    : shapes.flatMap((geometry, part) => (geometry === null ? [] : [{ part, geometry }]));

const plannedPart = (
  area: AreaFacts,
  change: AreaSplit,
  { id, code, title, goesOn }: Part,
  wkb: Uint8Array | null,
): PlanArea => ({
  ...{ register: area.register, id: goesOn ? id : null, code, title, goesOn },
  validFrom: goesOn ? area.validFrom : change.onDate,
  validTo: null,
  areaM2: area.register === 'village' ? null : areaOf(wkb),
});

function cutPieces(context: PlanContext, book: ChangeBook, area: AreaFacts, change: AreaSplit): Piece[] {
  const { shapes, parts } = change;
  if (shapes.by !== 'line') return [];
  if (area.wkb === null || area.register === 'village') {
    book.error(areaFinding.shapeMissing(titleOf(area)), 'shapes');
    return [];
  }
  try {
    const pieces = piecesOf(context.geos, area.wkb, shapes.lines, shapes.pieces, parts.length);
    if (pieces.length < 2) book.error(areaFinding.lineMissing, 'shapes');
    else
      parts.forEach(({ nameTh }, i) => {
        const title = areaTitle(area.register, nameTh);
        if (!pieces.some(({ part }) => part === i)) book.error(areaFinding.partWithout(title), `part ${i}`);
      });
    return pieces;
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    book.error(areaFinding.shapeFailed, 'shapes');
    return [];
  }
}

function makeShapes(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  assigned: readonly Assigned[],
  pieces: readonly Piece[],
): (Uint8Array | null)[] {
  try {
    return partShapes(context, book, area, change, assigned, pieces);
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    book.error(areaFinding.shapeFailed, 'shapes');
    return change.parts.map(() => null);
  }
}

function writeParts(
  { db }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  shapes: readonly (Uint8Array | null)[],
): void {
  const { register, fid } = area;
  const english = register === 'district' || register === 'subdistrict';
  const like = rowValues(db, register, fid);
  for (const { index, id, code, name, goesOn } of parts) {
    const names: Record<string, SqlValue> = {
      name_th: name,
      ...(english ? { name_en: change.parts[index]?.nameEn ?? null } : {}),
    };
    const wkb = register === 'village' ? area.wkb : (shapes[index] ?? null);
    if (goesOn) book.update(register, fid, names, wkb ?? undefined);
    else {
      const coded: Record<string, SqlValue> =
        register === 'council_area'
          ? { code, [aboveColumn(register)]: area.above }
          : codeValues(register, code ?? '');
      const dates = { valid_from: change.onDate, valid_to: null, source_id: null, import_id: null };
      book.insert(register, { ...like, ...names, ...coded, ...dates, id }, wkb);
    }
    book.lineage.push({
      kind: 'split',
      register,
      from: { id: area.id, code: area.code, name: area.nameTh },
      to: { id, code, name },
    });
  }
  if (change.keeps === null) book.retire(area, dayAfter(change.onDate, -1));
}

/** Links to the area are those of its parts. Returns the council areas that a choice can be made for. */
function followLinks(
  context: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  parts: readonly Part[],
  assigned: readonly Assigned[],
): AreaPlan['councils'] {
  switch (area.register) {
    case 'subdistrict':
      return splitSubdistrictLinks(context, book, area, change, parts, assigned);
    case 'district':
      splitDistrictLinks(context, book, area, change, parts, assigned);
      return [];
    case 'village':
      splitVillageLinks(context, book, area, change, parts);
      return [];
    case 'council_area':
      splitCouncilArea(context, book, area, change, parts, assigned);
      return [];
  }
}
