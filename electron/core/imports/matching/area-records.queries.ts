import type { Extent } from '../../../../shared/contract/base.ts';
import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { inForce, type ReadableDb, type Sql, sql, tableExists } from '../../db/index.ts';

/** An area as a register of the workspace has it. */
export interface AreaRow {
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly nameEn: string | null;
  /** The code of the area above, where the register says it. */
  readonly parent: string | null;
  /** The council area of a village, by its id. */
  readonly council: string | null;
  readonly moo: number | null;
  readonly extent: Extent | null;
}

const none = sql`NULL`;
interface Columns {
  readonly parent: Sql;
  readonly nameEn: Sql;
  readonly council: Sql;
  readonly moo: Sql;
}
const NAMED: Columns = { parent: none, nameEn: sql.id('name_en'), council: none, moo: none };
const COLUMNS: Readonly<Record<AreaLevelName, Columns>> = {
  province: NAMED,
  district: { ...NAMED, parent: sql.id('province_code') },
  subdistrict: { ...NAMED, parent: sql.id('district_code') },
  council_area: { ...NAMED, parent: sql.id('district_code'), nameEn: none },
  village: {
    parent: sql.id('subdistrict_code'),
    nameEn: none,
    council: sql.id('council_area_id'),
    moo: sql.id('moo'),
  },
};

interface Raw extends Omit<AreaRow, 'extent'> {
  readonly a: number | null;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** The areas of a level that the workspace has today. */
export function areaRows(db: ReadableDb, level: AreaLevelName): AreaRow[] {
  const { parent, nameEn, council, moo } = COLUMNS[level];
  if (!tableExists(db, level)) return [];
  const tree = sql.id(`rtree_${level}_geom`);
  const rows = db.all<Raw>(
    sql`SELECT t.fid, t.id, t.code, t.name_th AS name, ${nameEn} AS nameEn, ${parent} AS parent, ${council} AS council,
      ${moo} AS moo, r.minx AS a, r.miny AS b, r.maxx AS c, r.maxy AS d
      FROM ${sql.id(level)} t LEFT JOIN ${tree} r ON r.id = t.fid WHERE t.name_th IS NOT NULL
      AND ${inForce(level, 't')} ORDER BY t.fid`,
  );
  return rows.map(({ a, b, c, d, ...row }) => ({ ...row, extent: a === null ? null : [a, b, c, d] }));
}

/** The sub-districts of each council area, by its id. */
export function councilLinks(db: ReadableDb): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const rows = db.all<{ council: string | null; code: string | null }>(
    sql`SELECT council_area_id AS council, subdistrict_code AS code FROM council_area_subdistrict ORDER BY fid`,
  );
  for (const { council, code } of rows) {
    if (council === null || code === null) continue;
    const codes = links.get(council);
    if (codes) codes.push(code);
    else links.set(council, [code]);
  }
  return links;
}

/** The province that the workspace is of, as its maker said. */
export const namedProvince = (db: ReadableDb): string | null =>
  db.get<{ value: string | null }>(sql`SELECT value FROM workspace_meta WHERE key = 'province_code'`)
    ?.value ?? null;

/** The shape of an area as a GeoPackage blob, or null. */
export const areaShape = (db: ReadableDb, level: AreaLevelName, fid: number): Uint8Array | null =>
  db.get<{ geom: Uint8Array | null }>(sql`SELECT geom FROM ${sql.id(level)} WHERE fid = ${fid}`)?.geom ??
  null;
