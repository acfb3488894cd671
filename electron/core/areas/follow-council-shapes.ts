import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import type { Change } from '../context.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import type { Follower, Touch, Touched } from '../journal/index.ts';
import { derivedCouncilShape } from './council-shape.ts';
import {
  anyRowGone,
  type DerivedCouncil,
  derivedCouncils,
  derivedCouncilsIn,
  subdistrictsIn,
} from './council-shapes.queries.ts';

/** What of a table decides the boundary of council areas. */
const DECISIVE: Readonly<Record<string, readonly string[]>> = {
  subdistrict: ['geom', 'code', 'valid_to'],
  village: ['geom', 'subdistrict_code', 'council_area_id', 'valid_to'],
  council_area_subdistrict: ['subdistrict_code', 'council_area_id'],
};
const TABLES = ['subdistrict', 'village', 'council_area_subdistrict'] as const;

const decides = (table: string, touch: Touch | undefined): touch is Touch =>
  touch !== undefined && (touch.shape || (DECISIVE[table] ?? []).some((column) => touch.columns.has(column)));

/** The council areas that a change may have given another boundary. */
function affected(change: Change, touched: Touched): DerivedCouncil[] {
  const codes = new Set<string>();
  for (const table of TABLES) {
    const touch = touched.tables.get(table);
    if (!decides(table, touch)) continue;
    // What a row said that is gone, or said before, is not known here.
    if (table !== 'village' || anyRowGone(change.db, table, touch.ranges))
      return derivedCouncils(change.db, null);
    if (touch.columns.has('subdistrict_code')) return derivedCouncils(change.db, null);
    for (const code of subdistrictsIn(change.db, table, touch.ranges)) codes.add(code);
  }
  const own = touched.tables.get('council_area');
  const direct =
    own && (own.shape || own.columns.has('shape_from')) ? derivedCouncilsIn(change.db, own.ranges) : [];
  const linked = codes.size > 0 ? derivedCouncils(change.db, [...codes]) : [];
  return [...new Map([...direct, ...linked].map((council) => [council.fid, council])).values()];
}

const sameShape = (blob: Uint8Array | null, wkb: Uint8Array): boolean =>
  blob !== null && Buffer.compare(decodeGpkg(blob).wkb, wkb) === 0;

/**
 * A council area that says so takes its boundary from its sub-districts and villages: whenever these change, it changes
 * along, in the same change set.
 */
export const councilShapesFollower = (): Follower => {
  let geos: Geos | null = null;
  return {
    async prepare() {
      geos = await loadGeos();
    },
    complete(change, touched) {
      for (const { fid, id, geom } of affected(change, touched)) {
        if (!geos) throw new Error('council areas are not ready: prepare was not awaited');
        const wkb = derivedCouncilShape(change.db, geos, id);
        if (wkb && !sameShape(geom, wkb)) change.update('council_area', fid, {}, wkb);
      }
    },
  };
};
