import { openShapefile } from '../formats/index.ts';
import type { InspectedSet } from './inspect-set.ts';
import type { SkippedTable } from './skipped-rows.ts';
import { rowsAt } from './survey.ts';

/** The rows of an inspected set that are not taken in, with what is needed to read their cells. */
export function skippedOf({ source, table, reading }: InspectedSet): SkippedTable {
  return {
    name: source.shapefile.name,
    columns: table.columns.map((column) => column.name),
    rows: reading.skipped,
    cellsOf(rows) {
      const file = openShapefile(source.shapefile.paths, source.shapefile.name);
      try {
        return rowsAt(file, table.columns, table.encoding, rows);
      } finally {
        file.close();
      }
    },
  };
}
