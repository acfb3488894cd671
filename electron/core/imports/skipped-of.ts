import type { InspectedSet } from './inspected-set.ts';
import { openSource } from './open-set.ts';
import type { SkippedTable } from './skipped-rows.ts';

/** The rows of an inspected set that are not taken in, with what is needed to read their cells. */
export function skippedOf({ source, recipe, table, reading }: InspectedSet): SkippedTable {
  return {
    name: source.name,
    columns: table.columns.map((column) => column.name),
    rows: reading.skipped,
    cellsOf(rows) {
      const file = openSource(recipe);
      try {
        return file.rowsAt(table.columns, table.encoding, rows);
      } finally {
        file.close();
      }
    },
  };
}
