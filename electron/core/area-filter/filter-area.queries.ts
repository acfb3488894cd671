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

/** Changes with everything that decides which rows lie in an area: the areas themselves, and what names them. */
export const areasStamp = (db: ReadableDb): string =>
  db
    .all<{ v: number }>(
      sql`SELECT version AS v FROM layer WHERE register IN ('district', 'subdistrict', 'council_area', 'village')
        OR zone_scheme_id IS NOT NULL ORDER BY name`,
    )
    .map(({ v }) => v)
    .join('.');
