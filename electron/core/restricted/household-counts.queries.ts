import type { Extent } from '../../../shared/contract/base.ts';
import { extentOf, type Position, polygonsOf, type Ring } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { type SuppressionCell, suppress } from '../analyses/index.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { storeVersion } from './restricted.queries.ts';

interface Area {
  readonly key: string;
  readonly box: Extent;
  readonly polygons: Ring[][];
}

/** Crossing number; a point on a border belongs to one side by the half-open rule, so that it is counted once. */
function inRing([x, y]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i] as Position, ring[j] as Position];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

const contains = (area: Area, at: Position): boolean =>
  at[0] >= area.box[0] &&
  at[0] <= area.box[2] &&
  at[1] >= area.box[1] &&
  at[1] <= area.box[3] &&
  area.polygons.some((rings) => rings.reduce((inside, ring) => inside !== inRing(at, ring), false));

function areasOf(db: ReadableDb, table: string, keyColumn: string): Area[] {
  const rows = db.iterate<{ key: string; geom: Uint8Array }>(
    sql`SELECT ${sql.id(keyColumn)} AS key, geom FROM ${sql.id(table)} WHERE geom NOTNULL AND ${sql.id(keyColumn)} NOTNULL`,
  );
  const areas: Area[] = [];
  for (const row of rows) {
    const geometry = decodeWkb(decodeGpkg(row.geom).wkb);
    const box = extentOf(geometry);
    if (box) areas.push({ key: row.key, box, polygons: polygonsOf(geometry) });
  }
  return areas;
}

interface HouseholdPlace {
  readonly village_id: string | null;
  readonly council_area_id: string | null;
  readonly geom: Uint8Array | null;
}

type Counts = Map<string, number>;
const add = (counts: Counts, key: string | null | undefined, n = 1): void => {
  if (key) counts.set(key, (counts.get(key) ?? 0) + n);
};

/** Households by sub-district and by council area: by their village's link, else by where they lie. */
function countPlaces(
  workspace: ReadableDb,
  restricted: ReadableDb,
): { subdistricts: Counts; councils: Counts } {
  const villages = new Map(
    workspace
      .all<{ id: string; subdistrict_code: string | null; council_area_id: string | null }>(
        sql`SELECT id, subdistrict_code, council_area_id FROM village WHERE id NOTNULL`,
      )
      .map((village) => [village.id, village]),
  );
  const subdistrictAreas = areasOf(workspace, 'subdistrict', 'code');
  const councilAreas = areasOf(workspace, 'council_area', 'id');
  const subdistricts: Counts = new Map();
  const councils: Counts = new Map();
  const rows = restricted.iterate<HouseholdPlace>(
    sql`SELECT village_id, council_area_id, geom FROM household`,
  );
  for (const row of rows) {
    const village = row.village_id ? villages.get(row.village_id) : undefined;
    const point = row.geom ? (decodeWkb(row.geom).coordinates as Position) : null;
    const place = (areas: Area[]): string | undefined =>
      point ? areas.find((area) => contains(area, point))?.key : undefined;
    add(subdistricts, village?.subdistrict_code ?? place(subdistrictAreas));
    add(councils, row.council_area_id ?? village?.council_area_id ?? place(councilAreas));
  }
  return { subdistricts, councils };
}

type Cell = { register: string; key: string; n: number | null };

function shown(register: string, counts: Counts, levels: SuppressionCell[][]): Cell[] {
  const { hidden, totalHidden } = suppress(levels);
  return [...counts].map(([key, n]) => ({
    register,
    key,
    n: hidden.has(key) || (totalHidden && n > 0) ? null : n,
  }));
}

function allAreas(workspace: ReadableDb, table: string, key: string, counts: Counts): void {
  for (const row of workspace.all<{ key: string }>(
    sql`SELECT ${sql.id(key)} AS key FROM ${sql.id(table)} WHERE ${sql.id(key)} NOTNULL`,
  )) {
    add(counts, row.key, 0);
  }
}

/** What may be shown of the counts: by sub-district, district, province and council area. */
function suppressedCounts(workspace: ReadableDb, restricted: ReadableDb): Cell[] {
  const { subdistricts, councils } = countPlaces(workspace, restricted);
  allAreas(workspace, 'subdistrict', 'code', subdistricts);
  allAreas(workspace, 'council_area', 'id', councils);
  const districts: Counts = new Map();
  const provinces: Counts = new Map();
  for (const [code, n] of subdistricts) {
    add(districts, code.slice(0, 4), n);
    add(provinces, code.slice(0, 2), n);
  }
  const cells = (counts: Counts, parent: (key: string) => string | null): SuppressionCell[] =>
    [...counts].map(([key, count]) => ({ key, count, parent: parent(key) }));
  const byProvince = cells(provinces, () => null);
  const byDistrict = cells(districts, (key) => key.slice(0, 2));
  const bySubdistrict = cells(subdistricts, (key) => key.slice(0, 4));
  return [
    ...shown('province', provinces, [byProvince]),
    ...shown('district', districts, [byProvince, byDistrict]),
    ...shown('subdistrict', subdistricts, [byProvince, byDistrict, bySubdistrict]),
    ...shown('council_area', councils, [cells(councils, () => null)]),
  ];
}

/**
 * Derives the workspace's counts of households anew, with small cells and what would give them away left out (`n` is
 * null). A cache: not journalled, marked with the restricted store's version.
 */
export function rebuildHouseholdCounts(workspace: WritableDb, restricted: ReadableDb): void {
  const version = storeVersion(restricted);
  const cells = suppressedCounts(workspace, restricted);
  workspace.transaction(() => {
    workspace.run(sql`DELETE FROM household_count`);
    const insert = workspace.statement(
      'INSERT INTO household_count (register, area_key, n, state, store_version) VALUES (?, ?, ?, ?, ?)',
    );
    for (const { register, key, n } of cells) {
      insert.run(register, key, n, n === null ? 'suppressed' : 'exact', version);
    }
  });
}
