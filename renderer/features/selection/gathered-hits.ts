import type { RowsOfLayer } from '../../../shared/contract/selection.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import type { Hit } from '../../map/index.ts';

/** MapLibre's world at zoom 0, in pixels. */
const WORLD = 512;

/** The corners of a square around a place, reaching so many pixels on each side at a zoom. */
export const squareAround = ([lon, lat]: Position, pixels: number, zoom: number): Position[] => {
  const x = (pixels * 360) / (WORLD * 2 ** zoom);
  const y = x * Math.cos((lat * Math.PI) / 180);
  return [
    [lon - x, lat - y],
    [lon + x, lat - y],
    [lon + x, lat + y],
    [lon - x, lat + y],
  ];
};

/**
 * What lies at a place, layer by layer in the order of the hits, where points that were drawn as one are told by `found`,
 * the rows that lie there; a layer of which nothing was found keeps what was hit.
 */
export const withGathered = (hits: readonly Hit[], found: readonly RowsOfLayer[]): RowsOfLayer[] =>
  [...Map.groupBy(hits, ({ layer }) => layer)].map(([layer, rows]) => {
    const own = rows.map(({ fid }) => fid);
    const there = found.find((one) => one.layer === layer)?.fids ?? [];
    return { layer, fids: [...new Set([...(there.length === 0 ? own : there), ...own])] };
  });
