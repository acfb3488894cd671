import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb, wkbType } from '../../../shared/geo/wkb.ts';
import type { Geos, PreparedShape } from '../geometry/index.ts';
import { AreaLocator } from './area-locator.ts';
import { BoxGrid } from './box-grid.ts';
import { type AnalysisFeature, byCode } from './feature-set.ts';

/** Tells in which areas a position lies. Call `free` when done. */
export interface Placer {
  /** The areas that a position lies in, lowest code first. */
  at(position: Position): AnalysisFeature[];
  free(): void;
}

const NONE: AnalysisFeature[] = [];

/**
 * Areas ready to be asked for many positions; each is prepared when a position first falls in its box. GEOS is asked where
 * a position lies on a border or too near to it for plain arithmetic.
 */
export function placer(areas: readonly AnalysisFeature[], geos: Geos): Placer {
  const placed = areas.filter(({ box }) => box !== null);
  const grid = new BoxGrid(placed.flatMap(({ box }) => (box === null ? [] : [box])));
  /** Null for what is no polygon. */
  const locators: (AreaLocator | null | undefined)[] = [];
  const ready = (i: number): AreaLocator | null => {
    const { wkb, box } = placed[i] as AnalysisFeature;
    const areal = wkb !== null && box !== null && wkbType(wkb).endsWith('Polygon');
    const locator = areal ? new AreaLocator(wkb, box[1], box[3]) : null;
    locators[i] = locator;
    return locator;
  };
  const prepared = new Map<number, PreparedShape>();
  const exactly = (i: number, x: number, y: number): boolean => {
    const shape = prepared.get(i) ?? geos.prepare(placed[i]?.wkb as Uint8Array);
    prepared.set(i, shape);
    return shape.intersectsPoint(x, y);
  };
  const holds = (i: number, x: number, y: number): boolean => {
    const known = locators[i];
    const locator = known === undefined ? ready(i) : known;
    if (locator === null) return exactly(i, x, y);
    const side = locator.side(x, y);
    return side === 'border' ? exactly(i, x, y) : side === 'inside';
  };
  return {
    at: ([x, y]) => {
      let found = NONE;
      grid.each(x, y, (i) => {
        if (!holds(i, x, y)) return;
        if (found === NONE) found = [];
        found.push(placed[i] as AnalysisFeature);
      });
      return found.length > 1 ? found.sort(byCode) : found;
    },
    free: () => {
      for (const shape of prepared.values()) shape.free();
    },
  };
}

/** Where a row counts: its point, the first of several, or a point on its surface or line; null without a place. */
export function placeOf(row: AnalysisFeature, geos: Geos): Position | null {
  const { point } = row;
  if (point) return point;
  const { wkb } = row;
  if (!wkb) return null;
  const type = wkbType(wkb);
  const place = decodeWkb(type === 'MultiPoint' ? wkb : (geos.pointOnSurface(wkb) ?? wkb));
  if (place.type === 'MultiPoint') return place.coordinates[0] ?? null;
  return place.type === 'Point' ? place.coordinates : null;
}
