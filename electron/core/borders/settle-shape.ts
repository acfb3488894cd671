import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { RowWriter } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Geos } from '../geometry/index.ts';
import { followBorders, type ShapeChange, withNeighboursNodes } from './follow-borders.ts';
import { toStore, troubleOf } from './trouble.ts';

/** A shape ready to be written, and what its neighbours need with it. */
export interface SettledShape {
  readonly wkb: Uint8Array;
  /** Gives neighbours of the layer the vertices that the shape put on their edges: within the change that writes it. */
  neighbours(writer: Pick<RowWriter, 'update'>): void;
}

/** `fid` is null for a new row. Refuses `shape-invalid` with the place. */
export type SettleShape = (
  db: ReadableDb,
  layer: LayerSummary,
  fid: number | null,
  wkb: Uint8Array,
) => SettledShape;

const store = (change: ShapeChange, layer: LayerSummary): Uint8Array | null =>
  change.after && toStore(change.after, layer.geometryType).wkb;

/**
 * For whoever writes one shape without its neighbours (a form): it is checked, and shares its borders bit by bit with
 * those that it touches.
 */
export const settleWith =
  (geos: Geos): SettleShape =>
  (db, layer, fid, wkb) => {
    const after = decodeWkb(wkb);
    const found = troubleOf(geos, after, layer.geometryType);
    // The layer's name, not the row's: a row of the restricted store is called after a person.
    const { title } = layer;
    if (found) {
      const place = found.at === null ? {} : { lon: found.at[0], lat: found.at[1] };
      throw new Refusal('shape-invalid', { row: title, trouble: found.trouble, ...place });
    }
    if (!layer.geometryType.endsWith('Polygon')) return { wkb, neighbours: () => undefined };
    const change: ShapeChange = { layer: layer.name, fid, title, before: null, after };
    const noded = { ...change, after: withNeighboursNodes(db, layer, change) };
    const { changes } = followBorders(db, [noded], [layer]);
    return {
      wkb: store(noded, layer) ?? wkb,
      neighbours(writer) {
        for (const neighbour of changes)
          if (neighbour.fid !== null)
            writer.update(neighbour.layer, neighbour.fid, {}, store(neighbour, layer));
      },
    };
  };
