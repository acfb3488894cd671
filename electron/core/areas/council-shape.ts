import type { ReadableDb } from '../db/types.ts';
import { dividedByPoints, type Geos } from '../geometry/index.ts';
import { groundOf, type LinkedGround, villagePlaces } from './council-shapes.queries.ts';
import { dissolveWith } from './dissolve.ts';

/** The part of a sub-district that is a council area's: all of it, or what is nearest to the council's villages. */
function partOf(db: ReadableDb, geos: Geos, council: string, ground: LinkedGround): Uint8Array | null {
  if (ground.councils < 2) return ground.wkb;
  const places = villagePlaces(db, ground.code);
  const own = places.get(council) ?? [];
  const others = [...places].filter(([id]) => id !== council).map(([, points]) => points);
  return dividedByPoints(geos, ground.wkb, [own, ...others])[0] ?? null;
}

/**
 * The boundary of a council area as its sub-districts and villages make it, a multipolygon in WGS 84. Null where it has no
 * sub-district with a boundary, or shares all of them and has no village in them.
 */
export function derivedCouncilShape(db: ReadableDb, geos: Geos, council: string): Uint8Array | null {
  const parts = groundOf(db, council).flatMap((ground) => partOf(db, geos, council, ground) ?? []);
  return dissolveWith(geos)(parts);
}
