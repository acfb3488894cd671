import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import type { Spine } from './areas.ts';
import { makeSpine } from './areas.ts';
import type { CouncilArea } from './councils.ts';
import { makeCouncilAreas } from './councils.ts';
import type { Forest } from './forests.ts';
import { makeForests } from './forests.ts';
import type { Household } from './households.ts';
import { makeHouseholds } from './households.ts';
import type { HousingProject } from './housing.ts';
import { makeHousingProjects } from './housing.ts';
import { makeGround } from './outline.ts';
import { toDegrees } from './plane.ts';
import { SeededRandom } from './random.ts';
import type { Village } from './villages.ts';
import { makeVillages } from './villages.ts';

/** The seed of the province that «ลองจังหวัดตัวอย่าง» opens: the same for everyone. */
export const SAMPLE_SEED = 2569;

export interface SampleProvince {
  readonly spine: Spine;
  readonly councils: readonly CouncilArea[];
  readonly villages: readonly Village[];
  readonly forests: readonly Forest[];
  readonly projects: readonly HousingProject[];
  readonly households: readonly Household[];
  /** The province's own outline. */
  readonly outline: Geometry;
  /** The area of cells as a MultiPolygon in degrees; areas that share a border share its vertices to the bit. */
  area(cells: readonly number[]): Geometry;
  /** A place on the generator's plane as a Point in degrees. */
  point(place: Position): Geometry;
}

/**
 * Makes a whole fictional province from a seed: the same seed gives the same province. No file is read, no clock, and
 * no real person or boundary stands behind it.
 */
export function generateProvince(seed = SAMPLE_SEED): SampleProvince {
  const ground = makeGround(new SeededRandom(seed));
  const spine = makeSpine(new SeededRandom(seed + 1), ground);
  const councils = makeCouncilAreas(new SeededRandom(seed + 2), ground, spine);
  const villages = makeVillages(new SeededRandom(seed + 3), ground, spine, councils);
  const area = (cells: Iterable<number>): Geometry => ({
    type: 'MultiPolygon',
    coordinates: ground.topology
      .assemble(cells)
      .map((rings) => rings.map((ring): Ring => ring.map(toDegrees))),
  });
  return {
    spine,
    councils,
    villages,
    forests: makeForests(new SeededRandom(seed + 4), ground, villages),
    projects: makeHousingProjects(new SeededRandom(seed + 5), ground, villages, spine.subdistricts),
    households: makeHouseholds(new SeededRandom(seed + 6), ground, villages),
    outline: area(ground.topology.cells),
    area,
    point: (place) => ({ type: 'Point', coordinates: toDegrees(place) }),
  };
}
