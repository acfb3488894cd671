import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { columnsOf, type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import type { LevelAreas } from './areas.queries.ts';

/** Columns that may hold an area's official code, as agencies call them. */
const IS_CODE = /^(code|.*p_?code|.*_idn|.*_(code|id)|.*(tam|tambon|amp|amphoe|moo|vill)_?(code|id)|รหัส.*)$/i;

/** `TH980101` and `98 01 01` say 980101; anything else stays as it is. */
const plainCode = (value: SqlValue): string => {
  const text = String(value ?? '').trim();
  const digits = text.replace(/^TH/i, '').replaceAll(/[\s.-]/g, '');
  return /^\d+$/.test(digits) ? digits : text;
};

/** Rows of a layer by the places of the areas that their codes name. */
export interface CodedRows {
  readonly codeColumn: string;
  /** The fid of the row of each place; null where there is none. */
  readonly fids: readonly (number | null)[];
  readonly matched: number;
}

const rowsByCode = (db: ReadableDb, layer: string, column: string, areas: LevelAreas): CodedRows | null => {
  const at = new Map(areas.codes.map((code, place) => [code, place]));
  const fids: (number | null)[] = areas.fids.map(() => null);
  let [matched, rows] = [0, 0];
  for (const { fid, code } of db.iterate<{ fid: number; code: SqlValue }>(
    sql`SELECT fid, ${sql.id(column)} AS code FROM ${sql.id(layer)} ORDER BY fid`,
  )) {
    rows++;
    const place = at.get(plainCode(code));
    if (place === undefined) continue;
    // Two rows of one area: a list of things in areas, none of areas.
    if (fids[place] !== null) return null;
    fids[place] = fid;
    matched++;
  }
  return matched > 0 && 2 * matched >= rows ? { codeColumn: column, fids, matched } : null;
};

/** The rows of a layer that has one for each area, found by their codes; null for a layer that is no table of areas. */
export function codedRows(db: ReadableDb, layer: string, areas: LevelAreas): CodedRows | null {
  const wanted = new Set(areas.codes.filter((code) => code !== ''));
  if (wanted.size === 0) return null;
  const columns = columnsOf(db, layer)
    .map(({ name }) => name)
    .filter((name) => IS_CODE.test(name) && !['id', 'source_id', 'import_id'].includes(name));
  for (const column of columns) {
    const found = rowsByCode(db, layer, column, areas);
    if (found !== null) return found;
  }
  return null;
}

/** The fields of a layer that hold numbers to weigh areas by: no codes, no years. */
export const numberFields = ({ fields }: LayerSummary): LayerSummary['fields'] =>
  fields.filter(
    ({ name, type, format, masked, codeList }) =>
      (type === 'integer' || type === 'real') &&
      format !== 'year-be' &&
      !masked &&
      codeList === null &&
      !IS_CODE.test(name),
  );

/** A field of rows by fid, and which of them are withheld. */
export const fieldValues = (
  db: ReadableDb,
  layer: string,
  field: string,
): { readonly values: Map<number, number>; readonly withheld: Set<number> } => {
  const names = new Set(columnsOf(db, layer).map(({ name }) => name));
  const state = names.has(`${field}_state`) ? sql.id(`${field}_state`) : sql`NULL`;
  const values = new Map<number, number>();
  const withheld = new Set<number>();
  for (const row of db.iterate<{ fid: number; value: SqlValue; state: SqlValue }>(
    sql`SELECT fid, ${sql.id(field)} AS value, ${state} AS state FROM ${sql.id(layer)}`,
  )) {
    if (row.state === 'suppressed') withheld.add(row.fid);
    else if (typeof row.value === 'number' || typeof row.value === 'bigint')
      values.set(row.fid, Number(row.value));
  }
  return { values, withheld };
};
