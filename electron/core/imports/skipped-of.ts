import type { InspectedSet } from './inspected-set.ts';
import { openSource } from './open-set.ts';
import { rowsAbove } from './rows-above.ts';
import type { SkippedTable } from './skipped-rows.ts';
import type { Surroundings } from './surroundings.ts';

/** The rows of an inspected set that are not taken in, with what is needed to read their cells. */
export function skippedOf(
  { source, recipe, table, reading, planned }: InspectedSet,
  surroundings: Surroundings,
): SkippedTable {
  return {
    name: source.name,
    above: rowsAbove(recipe),
    columns: table.columns.map((column) => column.name),
    rows: planned?.skipped ?? reading.skipped,
    cellsOf(rows) {
      const file = openSource(recipe, surroundings);
      try {
        return file.rowsAt(table.columns, table.encoding, rows);
      } finally {
        file.close();
      }
    },
  };
}
