import { wkbType } from '../../../shared/geo/wkb.ts';
import type { Geos, PreparedShape } from '../geometry/index.ts';
import { AreaLocator } from './area-locator.ts';
import { extentOfBoxes } from './cell-grid.ts';
import { type AnalysisFeature, byCode, type Progress } from './feature-set.ts';
import { PositionRaster } from './position-raster.ts';

export interface Assigned {
  /** For each position the area that it counts in, as its place in the list of areas; -1 in none. */
  readonly owners: Int32Array;
  /** For each position 1 where it lies in more than one area: on a shared border, or where areas overlap. */
  readonly twice: Uint8Array;
}

const EVERY = 64;

/**
 * Which area each of very many positions counts in: the one of the lowest code of those that hold it. Goes through the
 * areas and not the positions, so that each area is made ready once, asked while it is at hand, and let go. GEOS is asked
 * where a position lies on a border or too near to it for plain arithmetic.
 *
 * @param xy longitude and latitude in turn, NaN for what lies nowhere
 */
export function assignAreas(
  areas: readonly AnalysisFeature[],
  xy: Float64Array,
  geos: Geos,
  progress: Progress,
): Assigned {
  const owners = new Int32Array(xy.length / 2).fill(-1);
  const twice = new Uint8Array(owners.length);
  const lowestFirst = areas
    .map((area, at) => ({ area, at }))
    .filter(({ area }) => area.box !== null)
    .sort((a, b) => byCode(a.area, b.area));
  const raster = new PositionRaster(
    xy,
    extentOfBoxes(areas.flatMap(({ box }) => (box === null ? [] : [box]))),
  );
  lowestFirst.forEach(({ area, at }, i) => {
    if (i % EVERY === 0) progress(i / lowestFirst.length);
    eachInside(area, raster, geos, (position) => {
      if (owners[position] === -1) owners[position] = at;
      else twice[position] = 1;
    });
  });
  return { owners, twice };
}

function eachInside(
  { wkb, box }: AnalysisFeature,
  raster: PositionRaster,
  geos: Geos,
  visit: (position: number) => void,
): void {
  if (wkb === null || box === null || raster.countAbout(box) === 0) return;
  const locator = wkbType(wkb).endsWith('Polygon') ? new AreaLocator(wkb, box[1], box[3]) : null;
  let prepared: PreparedShape | null = null;
  const exactly = (x: number, y: number): boolean => {
    prepared ??= geos.prepare(wkb);
    return prepared.intersectsPoint(x, y);
  };
  try {
    raster.each(box, (position, x, y) => {
      const side = locator === null ? 'border' : locator.side(x, y);
      if (side === 'border' ? exactly(x, y) : side === 'inside') visit(position);
    });
  } finally {
    // Assigned by the closure above, which TypeScript does not follow.
    (prepared as PreparedShape | null)?.free();
  }
}
