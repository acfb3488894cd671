import type { Field } from '../../../shared/contract/layers.ts';
import { landColumns } from '../../../shared/domain/sums.ts';
import { formatBaht, formatNumber, formatRaiNganWah, m2OfRaiNganWah } from '../../../shared/domain/units.ts';
import type { Column } from './columns.ts';

type Sums = Readonly<Record<string, number>>;

const inUnits = (field: Field, sum: number): string => {
  if (field.unit === 'm2') return formatRaiNganWah(sum);
  if (field.unit === 'satang') return formatBaht(Math.round(sum));
  return formatNumber(sum, field.type === 'integer' ? 0 : 2);
};

/**
 * Sums as people say them, by column: baht, rai, and declared areas of three columns carried into one (`12-3-45`). Columns
 * without a sum are not in it.
 */
export const sumWords = (
  columns: readonly Column[],
  fields: readonly Field[],
  sums: Sums,
): Record<string, string> => {
  const words: Record<string, string> = {};
  const carried = new Set<string>();
  for (const { key } of columns) {
    const land = landColumns(fields, key);
    if (land === null || sums[land.rai] === undefined) continue;
    carried.add(land.ngan).add(land.wah);
    if (sums[land.ngan] === undefined && sums[land.wah] === undefined) continue;
    const m2 = m2OfRaiNganWah({
      rai: sums[land.rai] ?? 0,
      ngan: sums[land.ngan] ?? 0,
      wah: sums[land.wah] ?? 0,
    });
    words[key] = formatRaiNganWah(m2);
  }
  for (const { key, field } of columns) {
    const sum = sums[key];
    if (sum !== undefined && words[key] === undefined && !carried.has(key)) words[key] = inUnits(field, sum);
  }
  return words;
};
