import type { Extent } from '../../../../shared/contract/base.ts';
import { type RegisterDefinition, registerOf } from '../../../../shared/domain/registers/index.ts';
import { inForce, type ReadableDb, type SqlValue, sql } from '../../db/index.ts';

/** An id for a row that a file brings. */
export { uuidv7 as newRowId } from '../../db/index.ts';

/** What is kept of each row here while a file is compared with the register. */
export interface ExistingRow {
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
  /** The code of the area that it lies in, where the register says it. */
  readonly area: string | null;
  readonly imported: boolean;
  /** An area that is no longer in force: no row of a file is it. */
  readonly retired: boolean;
  readonly extent: Extent | null;
}

const AREA_COLUMN: Readonly<Record<string, string>> = {
  district: 'province_code',
  subdistrict: 'district_code',
  village: 'subdistrict_code',
  council_area: 'district_code',
};

interface Raw {
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly area: string | null;
  readonly imported: number;
  readonly current: number;
  readonly a: number | null;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function definitionOf(key: string): RegisterDefinition {
  const register = registerOf(key);
  if (!register) throw new Error(`no register: ${key}`);
  return register;
}

/** Rows read at once: a statement that is stepped through would keep others from writing meanwhile. */
const PAGE = 2000;

/** The rows of a register a page at a time, without their values and shapes. */
export function* existingRows(db: ReadableDb, register: string): Generator<ExistingRow[]> {
  const column = AREA_COLUMN[register];
  const area = column ? sql`t.${sql.id(column)}` : sql`NULL`;
  const { labelField, codeField, geometryType } = definitionOf(register);
  const code = codeField === null ? sql`NULL` : sql`t.${sql.id(codeField)}`;
  const placed = geometryType !== 'None';
  const tree = sql.id(`rtree_${register}_geom`);
  const box = placed
    ? sql`r.minx AS a, r.miny AS b, r.maxx AS c, r.maxy AS d`
    : sql`NULL AS a, NULL AS b, NULL AS c, NULL AS d`;
  const join = placed ? sql`LEFT JOIN ${tree} r ON r.id = t.fid` : sql.empty;
  for (let after = 0; ; ) {
    const page =
      db.all<Raw>(sql`SELECT t.fid, t.id, ${code} AS code, t.${sql.id(labelField)} AS name, ${area} AS area,
      t.import_id IS NOT NULL AS imported, ${inForce(register, 't')} AS current, ${box} FROM ${sql.id(register)} t ${join}
      WHERE t.fid > ${after} ORDER BY t.fid LIMIT ${PAGE}`);
    const last = page.at(-1);
    if (!last) return;
    after = last.fid;
    yield page.map(({ a, b, c, d, imported, current, ...row }) => ({
      ...row,
      imported: imported === 1,
      retired: current !== 1,
      extent: a === null ? null : [a, b, c, d],
    }));
  }
}

/** Reads the values of rows by their fid: the columns in their order, then the shape as a GeoPackage blob. */
export function rowReader(
  db: ReadableDb,
  register: string,
  columns: readonly string[],
): (fid: number) => { values: Record<string, SqlValue>; geom: Uint8Array | null } | null {
  const shape = definitionOf(register).geometryType === 'None' ? [] : [sql.id('geom')];
  const picked = sql.join([...columns.map((column) => sql.id(column)), ...shape]);
  const statement = db.statement(
    sql`SELECT ${picked} FROM ${sql.id(register)} WHERE fid = `.text.concat('?'),
  );
  return (fid) => {
    const row = statement.get(fid);
    if (!row) return null;
    const { geom = null, ...values } = row;
    return { values, geom: geom instanceof Uint8Array ? geom : null };
  };
}

/** The sub-districts that a council area is linked to. */
export const linksOf = (db: ReadableDb, council: string): string[] =>
  db
    .all<{ code: string }>(
      sql`SELECT subdistrict_code AS code FROM council_area_subdistrict WHERE council_area_id = ${council}`,
    )
    .map(({ code }) => code);

/** The links of council areas, by the fid of the link. */
export const linkFids = (db: ReadableDb, councilFid: number): number[] =>
  db
    .all<{ fid: number }>(
      sql`SELECT l.fid FROM council_area_subdistrict l JOIN council_area c ON c.id = l.council_area_id
        WHERE c.fid = ${councilFid}`,
    )
    .map(({ fid }) => fid);

/** True when a row bears the id already. */
export const isIdTaken = (db: ReadableDb, register: string, id: string): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(register)} WHERE id = ${id}`) !== undefined;
