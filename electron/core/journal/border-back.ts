import { AREA_LEVELS } from '../../../shared/domain/area-locks.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { followBorders, rowByFid, type ShapeChange, toStore, withNeighboursNodes } from '../borders/index.ts';
import type { Change } from '../context.ts';
import type { ReadableDb, SqlValue } from '../db/types.ts';
import { listLayers } from '../layers/index.ts';

/** A row whose shape goes back, and the one that it had. */
export interface ShapeBack {
  readonly layer: string;
  readonly fid: number;
  readonly title: string;
  readonly geom: SqlValue;
}

/** The shape as it is written, and what its neighbours get with it; null takes it away. */
export interface BorderBack {
  readonly wkb: Uint8Array | null;
  neighbours(change: Change): void;
}

/** What a row's own layer and the areas above and below it share of a border that goes back to where it was. */
export const borderBack = (db: ReadableDb, { layer: name, fid, title, geom }: ShapeBack): BorderBack => {
  if (!(geom instanceof Uint8Array)) return { wkb: null, neighbours: () => undefined };
  const { wkb } = decodeGpkg(geom);
  const layers = listLayers(db).filter(
    (one) => one.name === name || (AREA_LEVELS.includes(name) && AREA_LEVELS.includes(one.name)),
  );
  const own = layers.find((one) => one.name === name);
  if (!own?.geometryType.endsWith('Polygon')) return { wkb, neighbours: () => undefined };
  const present = rowByFid(db, name, null, fid)?.wkb ?? null;
  const change: ShapeChange = {
    ...{ layer: name, fid, title, before: present && decodeWkb(present), after: decodeWkb(wkb) },
  };
  const noded = { ...change, after: withNeighboursNodes(db, own, change) };
  const { changes } = followBorders(db, [noded], layers);
  const typeOf = (layer: string): string => layers.find((one) => one.name === layer)?.geometryType ?? '';
  return {
    wkb: noded.after && toStore(noded.after, own.geometryType).wkb,
    neighbours(writer) {
      for (const { layer, fid: row, after } of changes)
        if (row !== null && after !== null) writer.update(layer, row, {}, toStore(after, typeOf(layer)).wkb);
    },
  };
};
