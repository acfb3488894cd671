import { quickToWgs84 } from '../crs/index.ts';
import type { SqlValue } from '../db/types.ts';
import type { FeatureSource } from '../formats/index.ts';
import { asMultiAlways } from '../formats/staged/as-multi.ts';
import type { Geos } from '../geometry/index.ts';
import type { WritableSet } from './inspected-set.ts';
import { mendShape } from './repair.ts';
import { SpoolReader } from './spool.ts';

/** A row that is taken in: as it was read, its shape mended, in WGS 84. */
export interface TakenRow {
  /** In the file, from 1. */
  row: number;
  /** Valid until the next row. */
  wkb: Uint8Array | null;
  values: SqlValue[];
}

/**
 * The rows that are taken in, in the order of the file. One object for all of them: whoever keeps a row copies it.
 *
 * @param geos for shapes that were too many to be kept as they were mended; null where there is none of these
 */
export function* takenRows(
  file: FeatureSource,
  { table, crs, reading, spoolPath }: Pick<WritableSet, 'table' | 'crs' | 'reading' | 'spoolPath'>,
  promote: boolean,
  geos: Geos | null,
): Generator<TakenRow> {
  const transform = quickToWgs84(crs.definition);
  const spool = spoolPath === null ? null : new SpoolReader(spoolPath);
  const rows = file.rows({
    columns: table.columns,
    encoding: table.encoding,
    transform,
    promote,
    ...(spool ? { ready: (row: number) => spool.shapeOf(row) } : {}),
  });
  const shape = (): Uint8Array | null => {
    if (!rows.wkb) return null;
    if (rows.isReady || !reading.mended.has(rows.row)) return promote ? asMultiAlways(rows.wkb) : rows.wkb;
    const kept = reading.mended.get(rows.row) ?? (geos ? mendShape(rows.wkb, geos) : null);
    return kept?.wkb && promote ? asMultiAlways(kept.wkb) : (kept?.wkb ?? null);
  };
  const out: TakenRow = { row: 0, wkb: null, values: [] };
  try {
    while (rows.next()) {
      if (rows.skip !== null) continue;
      out.row = rows.row;
      out.wkb = shape();
      out.values = rows.values;
      yield out;
    }
  } finally {
    spool?.close();
  }
}
