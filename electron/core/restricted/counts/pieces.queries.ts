import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, eachWkbPosition } from '../../../../shared/geo/wkb.ts';
import { rtreeOf } from '../../db/row-triggers.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';
import { contains } from '../../layers/index.ts';

/** How many live where a sub-district and a council area meet; either may be unknown. */
export interface Piece {
  readonly subdistrict: string | null;
  readonly council: string | null;
  households: number;
  vulnerable: number;
}

interface Village {
  readonly id: string;
  readonly subdistrict: string | null;
  readonly council: string | null;
}

interface HouseholdRow {
  readonly village: string | null;
  readonly council: string | null;
  readonly geom: Uint8Array | null;
  readonly vulnerable: number;
}

/** Finds the area of a register in which a place lies; shapes are read once. */
function areaFinder(db: ReadableDb, register: string, column: string): (at: Position) => string | null {
  const shapes = new Map<number, Geometry>();
  const near =
    db.statement(`SELECT a.fid, a.${column} AS name FROM ${rtreeOf(register)} r JOIN ${register} a ON a.fid = r.id
    WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ? ORDER BY a.fid`);
  const shape = db.statement(`SELECT geom FROM ${register} WHERE fid = ?`);
  const shapeOf = (fid: number): Geometry => {
    const known = shapes.get(fid);
    if (known) return known;
    const blob = shape.get(fid)?.geom as Uint8Array;
    const read = decodeWkb(decodeGpkg(blob).wkb);
    shapes.set(fid, read);
    return read;
  };
  return (at) => {
    for (const { fid, name } of near.iterate(at[0], at[0], at[1], at[1]))
      if (contains(shapeOf(Number(fid)), at)) return name === null ? null : String(name);
    return null;
  };
}

function positionOf(geom: Uint8Array | null): Position | null {
  let at: Position | null = null;
  if (geom)
    eachWkbPosition(geom, (x, y) => {
      at ??= [x, y];
    });
  return at;
}

const VULNERABLE = sql`(SELECT count(*) FROM hh_member m WHERE m.household_id = h.id
  AND coalesce(m.vulnerable_types, '') NOT IN ('', '[]'))`;

/**
 * Counts households and vulnerable people by the smallest places that areas are made of. A household is where its village
 * is; without a village in the council area that it names, else where its point lies. Nothing is counted twice.
 *
 * @param people the restricted store
 * @param areas the workspace
 */
export function readPieces(people: ReadableDb, areas: ReadableDb): Piece[] {
  const villages = new Map(
    areas
      .all<Village>(sql`SELECT id, subdistrict_code AS subdistrict, council_area_id AS council FROM village`)
      .map((village) => [village.id, village]),
  );
  const subdistrictAt = areaFinder(areas, 'subdistrict', 'code');
  const councilAt = areaFinder(areas, 'council_area', 'id');
  const pieces = new Map<string, Piece>();
  const rows = people.iterate<HouseholdRow>(
    sql`SELECT h.village_id AS village, h.council_area_id AS council, h.geom, ${VULNERABLE} AS vulnerable FROM household h`,
  );
  for (const row of rows) {
    const village = row.village === null ? undefined : villages.get(row.village);
    const at = village?.subdistrict && (village.council ?? row.council) ? null : positionOf(row.geom);
    const subdistrict = village?.subdistrict ?? (at ? subdistrictAt(at) : null);
    const council = village?.council ?? row.council ?? (at ? councilAt(at) : null);
    const key = `${subdistrict} ${council}`;
    const piece = pieces.get(key) ?? { subdistrict, council, households: 0, vulnerable: 0 };
    piece.households += 1;
    piece.vulnerable += row.vulnerable;
    pieces.set(key, piece);
  }
  return [...pieces.values()].sort((a, b) =>
    `${a.subdistrict} ${a.council}` < `${b.subdistrict} ${b.council}` ? -1 : 1,
  );
}
