import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import type { KnownArea, KnownRows } from '../crs/index.ts';
import { inForce, type ReadableDb, sql, tableExists } from '../db/index.ts';

/** Villages are points; all the others are areas. */
const AREA_TABLES = ['village', 'subdistrict', 'district', 'province'] as const;

/**
 * Where the areas of the workspace lie, by code, and how they are named; retired ones by their code alone, since the name
 * now means another. The R-tree's boxes are exact to a metre.
 */
export function knownAreas(db: ReadableDb): Map<string, KnownArea> {
  const areas = new Map<string, KnownArea>();
  for (const table of AREA_TABLES) {
    const tree = `rtree_${table}_geom`;
    if (!tableExists(db, tree)) continue;
    const rows = db.all<{ code: string; name: string | null; a: number; b: number; c: number; d: number }>(
      sql`SELECT t.code, iif(${inForce(table, 't')}, t.name_th, NULL) AS name, r.minx AS a, r.miny AS b, r.maxx AS c, r.maxy AS d
        FROM ${sql.id(table)} t JOIN ${sql.id(tree)} r ON r.id = t.fid WHERE t.code IS NOT NULL`,
    );
    for (const { code, name, a, b, c, d } of rows)
      areas.set(code, { extent: [a, b, c, d], ...(name === null ? {} : { name }) });
  }
  return areas;
}

/** More rows of one register are not needed to know a place again. */
const MOST_ROWS = 100_000;

/** The boxes of the rows of every register of the workspace that has places, for knowing features again by place. */
export function knownRows(db: ReadableDb): KnownRows[] {
  return REGISTERS.filter((register) => register.store === 'workspace').flatMap(({ key, geometryType }) => {
    const tree = `rtree_${key}_geom`;
    if (!tableExists(db, tree)) return [];
    const rows = db.all<{ a: number; b: number; c: number; d: number }>(
      sql`SELECT minx AS a, miny AS b, maxx AS c, maxy AS d FROM ${sql.id(tree)} LIMIT ${MOST_ROWS}`,
    );
    if (rows.length === 0) return [];
    const boxes = new Float64Array(rows.length * 4);
    rows.forEach(({ a, b, c, d }, i) => {
      boxes.set([a, b, c, d], i * 4);
    });
    return [{ register: key, points: geometryType === 'Point', boxes }];
  });
}
