import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import type { Geos, PreparedShape } from '../geometry/index.ts';
import { type AnalysisFeature, byCode } from './feature-set.ts';
import { indexOf } from './spatial-index.ts';

/** Tells in which areas a position lies. Call `free` when done. */
export interface Placer {
  /** The areas that a position lies in, lowest code first. */
  at(position: Position): AnalysisFeature[];
  free(): void;
}

/** Areas ready to be asked for many positions; each is prepared when a position first falls in its box. */
export function placer(areas: readonly AnalysisFeature[], geos: Geos): Placer {
  const index = indexOf(areas);
  const prepared = new Map<AnalysisFeature, PreparedShape>();
  const shapeOf = (area: AnalysisFeature): PreparedShape => {
    const known = prepared.get(area);
    if (known) return known;
    if (!area.wkb) throw new Error('an area without geometry holds nothing');
    const made = geos.prepare(area.wkb);
    prepared.set(area, made);
    return made;
  };
  return {
    at: ([x, y]) => {
      const found = index.touching([x, y, x, y]).filter((area) => shapeOf(area).intersectsPoint(x, y));
      return found.length > 1 ? found.sort(byCode) : found;
    },
    free: () => {
      for (const shape of prepared.values()) shape.free();
    },
  };
}

/** Where a row counts: its point, the first of several, or a point on its surface or line; null without a place. */
export function placeOf({ wkb, box }: AnalysisFeature, geos: Geos): Position | null {
  if (!wkb || !box) return null;
  const type = wkbType(wkb);
  if (type === 'Point') return [box[0], box[1]];
  const point = decodeWkb(type === 'MultiPoint' ? wkb : (geos.pointOnSurface(wkb) ?? wkb));
  if (point.type === 'MultiPoint') return point.coordinates[0] ?? null;
  return point.type === 'Point' ? point.coordinates : null;
}
