import type { BulkRow, Change } from '../context.ts';
import { quickToWgs84 } from '../crs/index.ts';
import type { FeatureSource } from '../formats/index.ts';
import type { WritableSet } from './inspected-set.ts';

type ReadSet = Pick<WritableSet, 'table' | 'crs' | 'reading'>;

/** Keeps the shapes of all rows that were repaired, as they were read: in the same change as the import itself. */
export function keepOriginals(
  change: Change,
  file: FeatureSource,
  set: ReadSet,
  kept: { readonly layer: string; readonly importId: string },
): void {
  if (set.reading.mended.size === 0) return;
  change.bulkInsert('import_original', ['row', 'wkb'], originals(file, set), {
    alike: { import_id: kept.importId, layer: kept.layer },
  });
}

/** In the order of the file. Where there were too many to hold, all are read once more. */
function* originals(file: FeatureSource, { table, crs, reading }: ReadSet): Generator<BulkRow> {
  const { mended } = reading;
  if (![...mended.values()].includes(null)) {
    for (const [row, shapes] of mended) if (shapes) yield { wkb: null, values: [row, shapes.before] };
    return;
  }
  const rows = file.rows({
    columns: [],
    encoding: table.encoding,
    transform: quickToWgs84(crs.definition),
    promote: false,
  });
  while (rows.next())
    if (rows.wkb && mended.has(rows.row)) yield { wkb: null, values: [rows.row, Uint8Array.from(rows.wkb)] };
}
