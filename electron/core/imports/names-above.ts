import type { CellValue, FeatureSource } from '../formats/index.ts';
import { bareName, findNameColumns, type NameRole } from './code-columns.ts';
import type { AboveNames } from './derive-above.ts';
import type { WritableSet } from './inspected-set.ts';

const LEVELS = [
  { digits: 4, th: 'district_th', en: 'district_en' },
  { digits: 2, th: 'province_th', en: 'province_en' },
] as const;

/** Names of districts and provinces by their code, in both languages, as the rows of sub-districts bear them. */
export function namesAbove(file: FeatureSource, { table }: WritableSet): Map<string, AboveNames> {
  const names = new Map<string, AboveNames>();
  const codes = table.codes.find(({ level }) => level === 'subdistrict');
  if (!codes) return names;
  const roles = findNameColumns(table.samples);
  const { columns, encoding } = table;
  const rows = file.rows({ columns, encoding, transform: null, promote: false, ready: () => undefined });
  const name = (values: readonly CellValue[], role: NameRole): string | undefined => {
    const column = roles[role];
    return column === undefined ? undefined : bareName(String(values[column] ?? '')) || undefined;
  };
  while (rows.next()) {
    const code = rows.skip === null ? codes.codeOf(rows.values) : null;
    if (code === null) continue;
    for (const { digits, th, en } of LEVELS) {
      const own = code.slice(0, digits);
      const before = names.get(own);
      names.set(own, { th: before?.th ?? name(rows.values, th), en: before?.en ?? name(rows.values, en) });
    }
  }
  return names;
}
