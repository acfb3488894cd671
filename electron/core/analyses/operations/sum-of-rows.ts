import { numberOf } from '../../../../shared/formula/functions.ts';
import type { AnalysisFeature } from '../feature-set.ts';

/** The sum of a field over rows, of the values that are there; null where there is none. */
export function sumOfRows(rows: readonly AnalysisFeature[], at: number): number | null {
  const values = rows.flatMap((row) => numberOf(row.values[at] ?? null) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
