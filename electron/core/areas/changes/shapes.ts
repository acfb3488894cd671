import type { AreaSplit } from '../../../../shared/contract/area-change.ts';
import { type Position, polygonsOf } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { areaFate, areaFinding } from '../../../../shared/text/areas.ts';
import { dividedByLines, dividedByPoints, GeometryError, type Geos } from '../../geometry/index.ts';
import { dissolveWith } from '../dissolve.ts';
import { type AreaFacts, areaByCode } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { type PlanContext, titleOf } from './plan-context.ts';

const multi = (wkb: Uint8Array): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: polygonsOf(decodeWkb(wkb)) });

/** One area of several; null for none. */
export const united = (geos: Geos, parts: readonly Uint8Array[]): Uint8Array | null =>
  dissolveWith(geos)(parts);

/** The position of a point, or null for anything else. */
export function pointOf(wkb: Uint8Array | null): Position | null {
  const shape = wkb === null ? null : decodeWkb(wkb);
  return shape?.type === 'Point' ? shape.coordinates : null;
}

/** A sub-district goes from one district to another: both boundaries follow. */
export function moveDistrictShapes(
  { db, geos }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  toCode: string,
): void {
  if (area.wkb === null) return;
  const from = area.above === null ? null : areaByCode(db, 'district', area.above);
  const to = areaByCode(db, 'district', toCode);
  let changed = 0;
  try {
    if (from?.wkb) {
      book.update('district', from.fid, {}, multi(geos.difference(from.wkb, area.wkb)));
      changed += 1;
    }
    if (to) {
      book.update('district', to.fid, {}, united(geos, to.wkb ? [to.wkb, area.wkb] : [area.wkb]));
      changed += 1;
    }
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    book.warn(areaFinding.shapeFailed);
  }
  book.tell(areaFate.districtShapes, areaFate.shapesFollow, changed);
}

/** A piece that lines cut, and the part that it goes to. */
export interface Piece {
  readonly wkb: Uint8Array;
  readonly areaM2: number;
  readonly part: number;
}

/** Villages and sub-districts with the part that they go to. */
export interface Assigned {
  readonly area: AreaFacts;
  readonly part: number;
}

/**
 * The pieces of an area, from north to south, with their part: as it was said, else the largest pieces are one part each,
 * and what is left over, such as islands, goes where the nearest of these goes.
 */
export function piecesOf(
  geos: Geos,
  wkb: Uint8Array,
  lines: readonly (readonly Position[])[],
  said: readonly number[],
  parts: number,
): Piece[] {
  const pieces = dividedByLines(geos, wkb, lines);
  const largest = pieces
    .map((piece, i) => ({ i, m2: wkbAreaM2(piece) }))
    .sort((a, b) => b.m2 - a.m2)
    .slice(0, parts)
    .map(({ i }) => i)
    .sort((a, b) => a - b);
  return pieces.map((piece, i) => {
    const own = largest.indexOf(i);
    const guess = own >= 0 ? own : nearestPart(geos, piece, pieces, largest);
    const part = said[i];
    return { wkb: piece, areaM2: wkbAreaM2(piece), part: part !== undefined && part < parts ? part : guess };
  });
}

/** An island or a sliver goes where the nearest large piece goes. */
function nearestPart(
  geos: Geos,
  piece: Uint8Array,
  pieces: readonly Uint8Array[],
  largest: readonly number[],
): number {
  const near = largest
    .map((at, part) => ({ part, distance: geos.distance(piece, pieces[at] ?? piece) }))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.part ?? 0;
}

/** The part of the piece that a place lies in, or null outside of all. */
export function partAt(geos: Geos, pieces: readonly Piece[], at: Position | null): number | null {
  if (at === null) return null;
  for (const { wkb, part } of pieces) {
    const shape = geos.prepare(wkb);
    try {
      if (shape.intersectsPoint(at[0], at[1])) return part;
    } finally {
      shape.free();
    }
  }
  return null;
}

/** The boundaries of the parts of a split, in their order; null for one that gets none. */
export function partShapes(
  { geos }: PlanContext,
  book: ChangeBook,
  area: AreaFacts,
  change: AreaSplit,
  assigned: readonly Assigned[],
  pieces: readonly Piece[],
): (Uint8Array | null)[] {
  const { parts, shapes, keeps } = change;
  if (shapes.by === 'none' || area.register === 'village')
    return parts.map((_, i) => (i === keeps ? area.wkb : null));
  const own = (part: number): AreaFacts[] =>
    assigned.filter((one) => one.part === part).map((one) => one.area);
  if (shapes.by === 'line')
    return parts.map((_, i) =>
      united(
        geos,
        pieces.filter(({ part }) => part === i).map(({ wkb }) => wkb),
      ),
    );
  if (area.register === 'district') {
    const missing = assigned.filter((one) => one.area.wkb === null).length;
    if (missing > 0) book.warn(areaFinding.shapesMissing(missing));
    return parts.map((_, i) =>
      united(
        geos,
        own(i).flatMap(({ wkb }) => wkb ?? []),
      ),
    );
  }
  if (area.wkb === null) {
    book.warn(areaFinding.shapeMissing(titleOf(area)));
    return parts.map(() => null);
  }
  const groups = parts.map((_, i) =>
    own(i).flatMap(({ wkb }): Position[] => {
      const point = pointOf(wkb);
      return point ? [point] : [];
    }),
  );
  groups.forEach((group, i) => {
    const part = parts[i];
    if (group.length === 0 && part) book.error(areaFinding.partEmpty(part.nameTh), `part ${i}`);
  });
  return dividedByPoints(geos, area.wkb, groups);
}
