import { eachWkbPosition } from '../../../../shared/geo/wkb.ts';
import { type AreaLocator, locatorsOfRows } from '../area-locator.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { indexOf } from '../spatial-index.ts';
import type { Part } from './cut.ts';

/** Degrees, a tenth of a metre: what lies less deep in another is the rounding of coordinates along a border. */
const DEEP = 1e-6;

/**
 * How many rows of one side of an overlay lie over others of their own layer, so that their ground stands more than once in
 * the pieces. Told by plain arithmetic, for the ground itself would cost more than the overlay: two pieces lie over each
 * other where a corner of one lies deep in the other, or where they are the same.
 *
 * @param side whose rows are looked at; pieces that none of the other side holds are no business of theirs
 */
export function doubledIn(parts: readonly Part[], side: 'own' | 'other'): number {
  const laid = parts.filter(({ other }) => other !== null);
  const across = Map.groupBy(laid, (part) => (side === 'own' ? part.other : part.own));
  const doubled = new Set<number | null>();
  for (const pieces of across.values())
    if (pieces.length > 1)
      for (const at of overlapping(pieces))
        doubled.add((side === 'own' ? pieces[at]?.own : pieces[at]?.other) ?? null);
  return doubled.size;
}

/** The places of pieces that lie over another. */
function overlapping(pieces: readonly Part[]): Set<number> {
  const rows = pieces.map(({ wkb }, i) => makeRow(i, '', wkb));
  const index = indexOf(rows);
  const locatorOf = locatorsOfRows();
  const found = new Set<number>();
  for (const row of rows)
    for (const other of row.box === null ? [] : index.touching(row.box)) {
      if (other.fid <= row.fid || (found.has(row.fid) && found.has(other.fid))) continue;
      if (!isSame(row, other) && !liesIn(row, locatorOf(other)) && !liesIn(other, locatorOf(row))) continue;
      found.add(row.fid);
      found.add(other.fid);
    }
  return found;
}

const isSame = ({ wkb: one }: AnalysisFeature, { wkb: other }: AnalysisFeature): boolean =>
  one !== null && other !== null && one.length === other.length && one.every((byte, i) => byte === other[i]);

/** Whether a corner lies deep in a polygon. */
function liesIn({ wkb }: AnalysisFeature, locator: AreaLocator): boolean {
  let deep = false;
  const inside = (x: number, y: number): boolean => locator.side(x, y) === 'inside';
  if (wkb !== null)
    eachWkbPosition(wkb, (x, y) => {
      deep ||=
        inside(x, y) &&
        inside(x - DEEP, y) &&
        inside(x + DEEP, y) &&
        inside(x, y - DEEP) &&
        inside(x, y + DEEP);
    });
  return deep;
}
