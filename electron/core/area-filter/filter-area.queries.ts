import { createHash } from 'node:crypto';
import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import type { Bilingual, Extent } from '../../../shared/contract/base.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { AreaIndex } from '../../../shared/geo/area-index.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { areaWords } from '../../../shared/text/area-filter.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** The area that rows are narrowed to, as rows are asked about it. */
export interface FilterArea extends AreaFilter {
  readonly fid: number;
  /** Beginnings of the official codes of all that lies in it, all of one length; empty for a council area. */
  readonly codes: readonly string[];
  readonly shape: { readonly index: AreaIndex; readonly extent: Extent } | null;
}

interface AreaRow {
  readonly fid: number;
  readonly code: string | null;
  readonly geom: Uint8Array | null;
}

const codesOf = (db: ReadableDb, { register, id }: AreaFilter, own: string | null): string[] => {
  if (register === 'zone')
    return db
      .all<{ code: string }>(sql`SELECT district_code AS code FROM zone_district WHERE zone_id = ${id}`)
      .map(({ code }) => code);
  return register !== 'council_area' && own !== null && /^\d{4,6}$/.test(own) ? [own] : [];
};

/** Reads an area. Refuses `row-not-found` where it is there no longer. */
export const readFilterArea = (db: ReadableDb, filter: AreaFilter): FilterArea => {
  const row = db.get<AreaRow>(
    sql`SELECT fid, code, geom FROM ${sql.id(filter.register)} WHERE id = ${filter.id}`,
  );
  if (!row) throw new Refusal('row-not-found', { row: filter.id });
  const blob = row.geom === null ? null : decodeGpkg(row.geom);
  const extent = blob === null || blob.empty ? null : wkbExtent(blob.wkb);
  return {
    ...filter,
    fid: row.fid,
    codes: codesOf(db, filter, row.code),
    shape: blob === null || extent === null ? null : { index: new AreaIndex(decodeWkb(blob.wkb)), extent },
  };
};

/** The area's name, with what it is. Refuses `row-not-found`. */
export const areaTitle = (db: ReadableDb, filter: AreaFilter): Bilingual => {
  const row = db.get<{ name_th: string | null; code: string | null }>(
    sql`SELECT name_th, code FROM ${sql.id(filter.register)} WHERE id = ${filter.id}`,
  );
  if (!row) throw new Refusal('row-not-found', { row: filter.id });
  return areaWords(filter.register, row.name_th ?? row.code ?? '');
};

/** Changes with the links of council areas to sub-districts: those few stand in no layer that counts its versions. */
const linksStamp = (db: ReadableDb): string => {
  const row = db.get<{ j: string }>(sql`SELECT json_group_array(link) AS j FROM
    (SELECT council_area_id || ' ' || subdistrict_code AS link FROM council_area_subdistrict ORDER BY 1)`);
  return createHash('sha256')
    .update(row?.j ?? '')
    .digest('base64url')
    .slice(0, 20);
};

/**
 * Changes with everything that decides which rows lie in an area: the areas themselves, their links, and what names them.
 *
 * @param between registers that rows name and that name areas themselves, or others that do
 */
export const areasStamp = (db: ReadableDb, between: readonly string[]): string =>
  db
    .all<{ v: number }>(
      sql`SELECT version AS v FROM layer
        WHERE register IN ('district', 'subdistrict', 'council_area', 'village') OR zone_scheme_id IS NOT NULL
        OR register IN (SELECT value FROM json_each(${JSON.stringify(between)})) ORDER BY name`,
    )
    .map(({ v }) => v)
    .join('.')
    .concat(' ', linksStamp(db));
