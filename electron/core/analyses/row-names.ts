import type { Noun } from '../../../shared/text/analyses.ts';
import { AREA_PREFIX } from '../../../shared/text/layers.ts';
import { NAMED_AT_MOST } from '../../../shared/text/named-rows.ts';
import type { PackedRows } from './packed-rows.ts';
import type { RowsPlan } from './plan-rows.ts';

/** A row as it is called, and the district that it lies in where that is known. */
export interface NamedRow {
  readonly name: string;
  readonly district: string | null;
}

/** The columns that tell in which district a row lies: its code, or that of the sub-district, which begins with it. */
const DISTRICT_COLUMNS = ['district_code', 'subdistrict_code'];
const DISTRICT_CODE = 4;

/** The column of `columns` that tells the district. */
export const districtColumn = (columns: readonly string[]): string | null =>
  DISTRICT_COLUMNS.find((name) => columns.includes(name)) ?? null;

/** The name of the district that such a code names. */
export const districtOf = (code: unknown, districts: ReadonlyMap<string, string>): string | null =>
  typeof code === 'string' ? (districts.get(code.slice(0, DISTRICT_CODE)) ?? null) : null;

/** The name as it is read out: with what it is, and with its district where the name stands twice. */
export function spokenName(row: NamedRow, rows: readonly NamedRow[], { prefix }: Noun): string {
  const name = row.name.startsWith(prefix) ? row.name : `${prefix}${row.name}`;
  const twice = rows.filter((other) => other.name === row.name).length > 1;
  return twice && row.district ? `${name} ${AREA_PREFIX.district}${row.district}` : name;
}

/** The names of an answer that is few rows, as they are read out; none of one that is many, or of rows without names. */
export function spokenNames(rows: readonly NamedRow[], noun: Noun): string[] {
  if (rows.length > NAMED_AT_MOST || rows.some(({ name }) => name === '')) return [];
  return rows.map((row) => spokenName(row, rows, noun));
}

/** The same of a result of rows. */
export function namesOfRows(
  { main }: RowsPlan,
  { fields, label, values }: PackedRows,
  districts: ReadonlyMap<string, string>,
): string[] {
  if (values.length > NAMED_AT_MOST) return [];
  const [name, district] = [label, districtColumn(fields.map((field) => field.name))].map((column) =>
    fields.findIndex((field) => field.name === column),
  );
  const rows = values.map((row) => ({
    name: String(row[name ?? -1] ?? ''),
    district: districtOf(row[district ?? -1], districts),
  }));
  return spokenNames(rows, main.noun);
}
