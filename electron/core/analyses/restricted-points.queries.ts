import { UNSAFE_CONDITION } from '../../../shared/domain/household-sets.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { eachWkbPosition } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, sql, type WritableDb } from '../db/index.ts';
import type { PointsInput } from './analysis-task.ts';

/** An unsafe house that is in no housing project. */
const UNSAFE = sql`house_condition = ${UNSAFE_CONDITION}
  AND NOT EXISTS (SELECT 1 FROM housing_unit u WHERE u.household_id = household.id)`;

/**
 * Position and key of every household, and nothing else of it: what an analysis thread is given.
 *
 * @param unsafe tells of each also whether it lives in an unsafe house outside any project: the others are given as well, as
 *   they decide what may be shown
 */
export function householdPoints(db: ReadableDb, unsafe = false): PointsInput {
  const count = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM household`)?.n ?? 0;
  const fids = new Float64Array(count);
  const xy = new Float64Array(count * 2).fill(Number.NaN);
  const kept = new Uint8Array(count);
  let at = 0;
  for (const row of db.iterate<{ fid: number; geom: Uint8Array | null; kept: number }>(
    sql`SELECT fid, geom, ${unsafe ? UNSAFE : sql`1`} AS kept FROM household ORDER BY fid`,
  )) {
    fids[at] = row.fid;
    kept[at] = row.kept === 1 ? 1 : 0;
    if (row.geom) firstPosition(plainWkb(row.geom), xy, at * 2);
    at++;
  }
  return { kind: 'points', fids, xy, ...(unsafe ? { kept } : {}) };
}

/** The store keeps plain WKB; a GeoPackage blob is read as well. */
const plainWkb = (geom: Uint8Array): Uint8Array => (geom[0] === 0x47 ? decodeGpkg(geom).wkb : geom);

function firstPosition(wkb: Uint8Array, into: Float64Array, at: number): void {
  let taken = false;
  eachWkbPosition(wkb, (x, y) => {
    if (taken) return;
    taken = true;
    into[at] = x;
    into[at + 1] = y;
  });
}

/** Grows with each change of the rows themselves; keeping exact results does not count as one. */
export function householdVersion(db: ReadableDb): number {
  const row = db.get<{ seq: number | null }>(
    sql`SELECT max(seq) AS seq FROM restricted_change_set WHERE kind <> ${EXACT_KIND}`,
  );
  return row?.seq ?? 0;
}

/** The kind of the change sets that keep exact results. */
export const EXACT_KIND = 'analysis';

export interface ExactRow {
  readonly fid: number;
  readonly code: string;
  readonly value: number;
}

/** Keeps what the workspace may show only in part: the exact figure of every area of a result. */
export function keepExactResult(
  db: WritableDb,
  layer: string,
  ranAt: string,
  rows: readonly ExactRow[],
): void {
  db.run(sql`DELETE FROM analysis_result_exact WHERE layer = ${layer}`);
  for (const row of rows)
    db.run(sql`INSERT INTO analysis_result_exact (layer, area_fid, area_code, value, ran_at)
      VALUES (${layer}, ${row.fid}, ${row.code}, ${row.value}, ${ranAt})`);
}
