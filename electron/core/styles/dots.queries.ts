import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { drawnStyle } from '../../../shared/domain/style-rows.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, sql } from '../db/index.ts';
import type { LayerTable } from '../layers/index.ts';
import type { IsShown } from '../row-sets/index.ts';
import { styledNumbers } from './numbers.queries.ts';
import { strewn } from './strew.ts';

/** More dots than these are a blot on any screen and any paper. */
const MOST_DOTS = 40_000;

const PAGE = 500;

/**
 * The dots of a layer's shown rows, where its style strews them, as `[lon, lat, lon, lat, …]`; the same at every call. What goes beyond
 * the most that can be drawn is left out and counted in `left`.
 */
export const dotsOf = (
  db: ReadableDb,
  layer: LayerSummary,
  table: LayerTable,
  isShown?: IsShown,
): { positions: number[]; left: number } => {
  const style = drawnStyle(layer);
  if (style.kind !== 'dots' || style.field === null || !style.dots) return { positions: [], left: 0 };
  const { per } = style.dots;
  const about = { field: style.field, normalise: style.normalise ?? null };
  const numbers = styledNumbers(db, table, about, isShown ? 'all' : 'in-force');
  const counts = new Map(numbers.fids.map((fid, i) => [fid, Math.round((numbers.values[i] ?? 0) / per)]));
  const fids = isShown ? numbers.fids.filter(isShown) : numbers.fids;
  const positions: number[] = [];
  let left = 0;
  for (let at = 0; at < fids.length; at += PAGE) {
    const page = JSON.stringify(fids.slice(at, at + PAGE));
    const rows = db.iterate<{ fid: number; geom: Uint8Array }>(
      sql`SELECT fid, geom FROM ${sql.id(table.name)}
        WHERE geom NOTNULL AND fid IN (SELECT value FROM json_each(${page})) ORDER BY fid`,
    );
    for (const { fid, geom } of rows) {
      const count = Math.max(0, counts.get(fid) ?? 0);
      const room = MOST_DOTS - positions.length / 2;
      left += Math.max(0, count - room);
      const shape = decodeGpkg(geom);
      if (!shape.empty) positions.push(...strewn(decodeWkb(shape.wkb), Math.min(count, room), fid));
    }
  }
  return { positions, left };
};
