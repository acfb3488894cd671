import type { Extent } from '../../../shared/contract/base.ts';
import { onBothEdges } from '../../../shared/geo/antimeridian.ts';
import { unionExtent } from '../../../shared/geo/geometry.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Touch, Touched } from '../journal/index.ts';
import { rtreeOf } from './tiles.queries.ts';

/** What a change did to one layer, as its tiles see it. */
export interface LayerTouch {
  readonly layer: string;
  readonly version: number;
  /** In degrees; empty where no row changed, null for all of it. */
  readonly boxes: readonly Extent[] | null;
}

/** More rows than these are taken for the whole layer: finding each would hold the commit up. */
const MOST_ROWS = 5000;
/** More boxes than these would hold up each tile: one around them all says enough. */
const MOST_BOXES = 256;

/** The layers whose tiles a change touched, and where: where rows are now, and where they were. Asked after the commit. */
export function layersTouched(db: ReadableDb, touched: Touched): LayerTouch[] {
  const rows = db.all<{ name: string; version: number; scheme: string | null }>(
    sql`SELECT name, version, zone_scheme_id AS scheme FROM layer`,
  );
  return rows.flatMap(({ name, version, scheme }) => {
    const touch = touched.tables.get(scheme === null ? name : 'zone');
    if (touch) return [{ layer: name, version, boxes: scheme === null ? boxesOf(db, name, touch) : null }];
    return touched.catalogue.has(name) ? [{ layer: name, version, boxes: [] }] : [];
  });
}

function boxesOf(db: ReadableDb, table: string, touch: Touch): readonly Extent[] | null {
  if (touch.structure !== null || touch.refilled || touch.gone === null) return null;
  const count = touch.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const rtree = rtreeOf(db, table);
  if (rtree === null || count > MOST_ROWS) return null;
  const boxOf = db.statement(`SELECT minx, miny, maxx, maxy FROM ${sql.id(rtree).text} WHERE id = ?`);
  const boxes: Extent[] = [...touch.gone];
  for (const [first, last] of touch.ranges)
    for (let fid = first; fid <= last; fid++) {
      const box = boxOf.get(fid);
      if (box) boxes.push([Number(box.minx), Number(box.miny), Number(box.maxx), Number(box.maxy)]);
    }
  const around = boxes.length > MOST_BOXES ? boxes.reduce<Extent | null>(unionExtent, null) : null;
  return (around ? [around] : boxes).flatMap(onBothEdges);
}
