import type { Tally } from '../../formats/index.ts';
import { GeometryError } from '../../geometry/index.ts';
import { completeRow } from './complete-row.ts';
import { fitShape } from './fit-shape.ts';
import { joinIslands } from './join-islands.ts';
import type { FilledRow, PlanParts, PlanRow } from './plan-types.ts';

/**
 * The rows of a file as the register wants them: shapes of its kind, codes and areas completed, parts of one area joined.
 * The same each time: once for the plan, and again for writing it.
 */
export function filledRows(
  { register, index, geos }: Omit<PlanParts, 'actions' | 'db'>,
  rows: Iterable<PlanRow>,
  tally: Tally | null,
): Iterable<FilledRow> {
  function* each(): Generator<FilledRow> {
    for (const row of rows) {
      let wkb: Uint8Array | null = null;
      try {
        wkb = row.wkb ? fitShape(register, row.wkb, geos) : null;
      } catch (error) {
        if (!(error instanceof GeometryError)) throw error;
      }
      if (row.wkb && !wkb) tally?.add('geometry-other-kind', 'warning', row.row);
      yield completeRow(register.key, { ...row, wkb }, index);
    }
  }
  return joinIslands(register.key, each(), geos);
}
