import type { Extent } from '../../../shared/contract/base.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import {
  columnsOf,
  quoteName,
  type ReadableDb,
  rtreeTableOf,
  type SqlValue,
  sql,
  tableExists,
} from '../db/index.ts';
import { contains, pointInside } from '../layers/index.ts';
import { decodeRows } from './row-image.ts';

/** An area as rows are asked about it: by its shape, and by the codes that rows name it with. */
interface Area {
  readonly register: string;
  readonly fid: number;
  readonly id: string;
  /** Beginnings of the codes of everything in it. */
  readonly codes: readonly string[];
  readonly shape: { readonly geometry: Geometry; readonly extent: Extent } | null;
}

const CODE_COLUMNS = ['code', 'subdistrict_code', 'district_code', 'province_code', 'area_code'];
const ID_COLUMNS = ['council_area_id', 'zone_id', 'area_id'];

const readArea = (db: ReadableDb, register: string, fid: number): Area | null => {
  if (!tableExists(db, register)) return null;
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(register)} WHERE fid = ${fid}`);
  if (!row) return null;
  const id = String(row.id);
  const zoned = (): string[] =>
    db
      .all<{ code: string }>(sql`SELECT district_code AS code FROM zone_district WHERE zone_id = ${id}`)
      .map(({ code }) => code);
  const own = typeof row.code === 'string' && /^\d{2,8}$/.test(row.code) ? [row.code] : [];
  const blob = row.geom instanceof Uint8Array ? decodeGpkg(row.geom) : null;
  const extent = blob && !blob.empty ? wkbExtent(blob.wkb) : null;
  return {
    register,
    fid,
    id,
    codes: register === 'zone' ? zoned() : register === 'council_area' ? [] : own,
    shape: blob && extent ? { geometry: decodeWkb(blob.wkb), extent } : null,
  };
};

const liesIn = (area: Area, blob: SqlValue | undefined): boolean => {
  if (!area.shape || !(blob instanceof Uint8Array)) return false;
  const { wkb, empty } = decodeGpkg(blob);
  const point = empty ? null : pointInside(decodeWkb(wkb));
  return point !== null && contains(area.shape.geometry, point);
};

const named = (area: Area, row: Readonly<Record<string, SqlValue>>): boolean =>
  CODE_COLUMNS.some((column) => {
    const value = row[column];
    return typeof value === 'string' && area.codes.some((code) => value.startsWith(code));
  }) || ID_COLUMNS.some((column) => row[column] === area.id);

/** True when one of a range of standing rows lies in the area or names it. Stops at the first. */
const anyStanding = (db: ReadableDb, area: Area, table: string, first: number, last: number): boolean => {
  if (table === area.register && first <= area.fid && area.fid <= last) return true;
  if (!tableExists(db, table)) return false;
  const columns = columnsOf(db, table).map(({ name }) => name);
  const naming = [...CODE_COLUMNS, ...ID_COLUMNS].filter((column) => columns.includes(column));
  if (naming.length > 0) {
    const rows = db.iterate<Record<string, SqlValue>>({
      text: `SELECT ${naming.map(quoteName).join(', ')} FROM ${quoteName(table)} WHERE fid BETWEEN ? AND ?`,
      values: [first, last],
    });
    for (const row of rows) if (named(area, row)) return true;
  }
  const tree = rtreeTableOf(db, table);
  if (tree === null || !area.shape) return false;
  const [west, south, east, north] = area.shape.extent;
  const found = db.iterate<{
    geom: SqlValue;
  }>(sql`SELECT t.geom FROM ${sql.id(tree)} r JOIN ${sql.id(table)} t
    ON t.fid = r.id WHERE r.id BETWEEN ${first} AND ${last} AND r.minx <= ${east} AND r.maxx >= ${west}
    AND r.miny <= ${north} AND r.maxy >= ${south}`);
  for (const { geom } of found) if (liesIn(area, geom)) return true;
  return false;
};

const anyRemoved = (area: Area, image: Uint8Array): boolean => {
  const { columns, rows } = decodeRows(image);
  return rows.some((values) => {
    const row = Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null]));
    return named(area, row) || liesIn(area, row.geom);
  });
};

interface Touched {
  readonly tbl: string;
  readonly first: number;
  readonly last: number;
  readonly action: string;
  readonly before_image: Uint8Array | null;
  readonly after_image: Uint8Array | null;
}

/** The fids of an image as ranges without gaps. */
const rangesOf = (image: Uint8Array): [first: number, last: number][] => {
  const { columns, rows } = decodeRows(image);
  const at = columns.indexOf('fid');
  const ranges: [number, number][] = [];
  for (const fid of rows.map((row) => Number(row[at])).sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && fid <= range[1] + 1) range[1] = fid;
    else ranges.push([fid, fid]);
  }
  return ranges;
};

/**
 * Tells of change sets whether they touched rows of an area: rows that stand by the place or the codes they have now,
 * removed ones by those they had. Null for an area that is not there.
 */
export const setsInArea = (
  db: ReadableDb,
  register: string,
  fid: number,
): ((changeSetId: string) => boolean) | null => {
  const area = readArea(db, register, fid);
  if (!area) return null;
  return (changeSetId) => {
    const touched = db.all<Touched>(sql`SELECT DISTINCT tbl, coalesce(fid, first_fid) AS first,
        coalesce(fid, last_fid) AS last, action, before_image, after_image
      FROM journal_operation WHERE change_set_id = ${changeSetId} AND kind IN ('cell', 'bulk')
        AND coalesce(fid, first_fid) IS NOT NULL`);
    return touched.some(({ tbl, first, last, action, before_image, after_image }) => {
      if (action === 'delete' && before_image) return anyRemoved(area, before_image);
      const ranges = after_image ? rangesOf(after_image) : [[first, last] as const];
      return ranges.some(([from, to]) => anyStanding(db, area, tbl, from, to));
    });
  };
};
