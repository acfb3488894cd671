import { findNameColumns } from './code-columns.ts';
import type { WritableSet } from './inspected-set.ts';

const NAME_LIKE = /name|nam_|ชื่อ|title|label/i;
const THAI = /[\u0E01-\u0E2E]/;

/** The column whose values name the features, as a field of the layer; null where none does. */
export const labelField = ({ table }: WritableSet, names: readonly string[]): string | null =>
  names[labelColumn(table)] ?? null;

/** Where that column stands: the area's name, else a name in Thai, else any text that is a name; −1 for none. */
export function labelColumn(table: WritableSet['table']): number {
  const roles = findNameColumns(table.samples);
  const level = table.codes[0]?.level;
  const byLevel =
    level === 'district' ? roles.district_th : level === 'province' ? roles.province_th : undefined;
  const known = byLevel ?? roles.subdistrict_th ?? roles.district_th;
  if (known !== undefined) return known;
  const texts = table.columns
    .map((column, i) => ({ i, name: column.name, values: table.samples[i]?.values ?? [] }))
    .filter(({ i, values }) => table.columns[i]!.type === 'text' && values.some((value) => value !== null));
  const thai = texts.filter(({ values }) => values.some((value) => THAI.test(String(value ?? ''))));
  const best = [
    thai.find(({ name }) => NAME_LIKE.test(name)),
    texts.find(({ name }) => NAME_LIKE.test(name)),
    thai[0],
  ];
  const chosen = best.find((column) => column !== undefined) ?? texts[0];
  return chosen?.i ?? -1;
}
