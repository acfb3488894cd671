import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, eachWkbPosition } from '../../../../shared/geo/wkb.ts';
import { rtreeOf } from '../../db/row-triggers.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';
import { contains } from '../../layers/index.ts';
import { noteMoved, takeMoved } from './moved-households.queries.ts';

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
  readonly id: string;
  readonly row: number;
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

const ROW = sql`h.id, h.rowid AS row, h.village_id AS village, h.council_area_id AS council, h.geom, ${VULNERABLE} AS vulnerable`;

/** Of so many households the places are found before others have their turn. */
const PAGE = 500;

/** What a household adds, and to which piece. */
interface Share {
  readonly key: string;
  readonly vulnerable: number;
}

/**
 * Counts households and vulnerable people by the smallest places that areas are made of, and keeps the count: after an edit
 * only the households that it moved are looked at. A household is where its village is; without a village in the council
 * area that it names, else where its point lies. Nothing is counted twice.
 */
export class HouseholdCount {
  readonly people: ReadableDb;
  /** True once every household was looked at. */
  private whole = false;
  private last = 0;
  private readonly villages: ReadonlyMap<string, Village>;
  private readonly subdistrictAt: (at: Position) => string | null;
  private readonly councilAt: (at: Position) => string | null;
  private readonly shares = new Map<string, Share>();
  private readonly byKey = new Map<string, Piece>();

  /**
   * @param people the restricted store
   * @param areas the workspace; what of it has changed needs a new count
   */
  constructor(people: ReadableDb, areas: ReadableDb) {
    this.people = people;
    noteMoved(people);
    this.villages = new Map(
      areas
        .all<Village>(
          sql`SELECT id, subdistrict_code AS subdistrict, council_area_id AS council FROM village`,
        )
        .map((village) => [village.id, village]),
    );
    this.subdistrictAt = areaFinder(areas, 'subdistrict', 'code');
    this.councilAt = areaFinder(areas, 'council_area', 'id');
  }

  /** Looks at some more households; true when none is left. */
  step(): boolean {
    if (!this.whole) {
      const rows = this.people.all<HouseholdRow>(
        sql`SELECT ${ROW} FROM household h WHERE h.rowid > ${this.last} ORDER BY h.rowid LIMIT ${PAGE}`,
      );
      for (const row of rows) this.put(row);
      this.last = rows.at(-1)?.row ?? this.last;
      this.whole = rows.length < PAGE;
      return false;
    }
    const moved = takeMoved(this.people, PAGE);
    for (const id of moved) this.takeOut(id);
    const rows = this.people.all<HouseholdRow>(
      sql`SELECT ${ROW} FROM household h WHERE h.id IN (SELECT value FROM json_each(${JSON.stringify(moved)}))`,
    );
    for (const row of rows) this.put(row);
    return moved.length < PAGE;
  }

  private put(row: HouseholdRow): void {
    this.takeOut(row.id);
    const village = row.village === null ? undefined : this.villages.get(row.village);
    const at = village?.subdistrict && (village.council ?? row.council) ? null : positionOf(row.geom);
    const subdistrict = village?.subdistrict ?? (at ? this.subdistrictAt(at) : null);
    const council = village?.council ?? row.council ?? (at ? this.councilAt(at) : null);
    const key = `${subdistrict} ${council}`;
    const piece = this.byKey.get(key) ?? { subdistrict, council, households: 0, vulnerable: 0 };
    this.byKey.set(key, piece);
    piece.households += 1;
    piece.vulnerable += row.vulnerable;
    this.shares.set(row.id, { key, vulnerable: row.vulnerable });
  }

  private takeOut(id: string): void {
    const share = this.shares.get(id);
    const piece = share && this.byKey.get(share.key);
    if (!share || !piece) return;
    this.shares.delete(id);
    piece.households -= 1;
    piece.vulnerable -= share.vulnerable;
    if (piece.households === 0) this.byKey.delete(share.key);
  }

  /** The pieces where anybody lives, in a lasting order. */
  pieces(): Piece[] {
    return [...this.byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, piece]) => piece);
  }
}
