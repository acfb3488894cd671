import { findNameColumns } from './code-columns.ts';
import type { WritableSet } from './inspected-set.ts';

const NAME_LIKE = /name|^nam|_nam|ชื่อ|title|label/i;
const THAI = /[\u0E01-\u0E2E]/;

interface Text {
  readonly i: number;
  readonly name: string;
  readonly values: readonly unknown[];
}

/** A name is for telling rows apart: one that tells nearly as many as any other does. */
const NEARLY = 0.8;

/** The first of the columns that tell rows apart: the ministry of every hospital is no name of theirs. */
const telling = (columns: readonly Text[]): Text | undefined => {
  const kinds = ({ values }: Text): number => new Set(values).size;
  const most = Math.max(...columns.map(kinds));
  return columns.find((column) => kinds(column) >= NEARLY * most);
};

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
  const texts: Text[] = table.columns
    .map((column, i) => ({ i, name: column.name, values: table.samples[i]?.values ?? [] }))
    .filter(({ i, values }) => table.columns[i]!.type === 'text' && values.some((value) => value !== null));
  const thai = texts.filter(({ values }) => values.some((value) => THAI.test(String(value ?? ''))));
  const best = [
    thai.find(({ name }) => NAME_LIKE.test(name)),
    texts.find(({ name }) => NAME_LIKE.test(name)),
    telling(thai),
  ];
  const chosen = best.find((column) => column !== undefined) ?? telling(texts);
  return chosen?.i ?? -1;
}
