import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import type { Geos } from '../../geometry/index.ts';
import { type AnalysisFeature, makeRow } from '../feature-set.ts';
import { indexOf } from '../spatial-index.ts';
import { orNull } from '../spoiled.ts';
import type { Part } from './cut.ts';
import { heldShapes } from './held-shapes.ts';

/** Less than this is the rounding of coordinates along a border that two pieces share. */
const NOTHING_M2 = 1;

/** Ground that several rows of one layer hold. */
export interface Doubled {
  readonly rows: number;
  readonly m2: number;
}

/**
 * Ground that stands more than once in the pieces of an overlay, because rows of one layer overlap: pieces of one row of the
 * one layer lie over each other only where rows of the other do. Ground that three rows hold counts twice.
 *
 * @param side whose rows are looked at; pieces that none of the other side holds are no business of theirs
 */
export function doubledIn(parts: readonly Part[], side: 'own' | 'other', geos: Geos): Doubled {
  const laid = parts.filter(({ other }) => other !== null);
  const across = Map.groupBy(laid, (part) => (side === 'own' ? part.other : part.own));
  const doubled = new Set<number | null>();
  let m2 = 0;
  for (const pieces of across.values()) {
    if (pieces.length < 2) continue;
    for (const pair of overlapping(pieces, geos)) {
      m2 += pair.m2;
      for (const at of pair.of) doubled.add((side === 'own' ? pieces[at]?.own : pieces[at]?.other) ?? null);
    }
  }
  return { rows: doubled.size, m2 };
}

/** The pairs of pieces that lie over each other. */
function overlapping(pieces: readonly Part[], geos: Geos): { of: readonly [number, number]; m2: number }[] {
  const rows = pieces.map(({ wkb }, i) => makeRow(i, '', wkb));
  const index = indexOf(rows);
  const shapes = heldShapes(geos);
  const shared = (row: AnalysisFeature, other: AnalysisFeature): number =>
    orNull(() => {
      const [one, two] = [shapes.of(row), shapes.of(other)];
      if (!one.relates('intersects', two) || one.relates('touches', two)) return 0;
      return wkbAreaM2(one.intersection(two));
    }) ?? 0;
  try {
    return rows.flatMap((row) =>
      (row.box === null ? [] : index.touching(row.box))
        .filter(({ fid }) => fid > row.fid)
        .map((other) => ({ of: [row.fid, other.fid] as const, m2: shared(row, other) }))
        .filter(({ m2 }) => m2 >= NOTHING_M2),
    );
  } finally {
    shapes.free();
  }
}
