import type { RowMeasures } from '../../../../shared/formula/functions.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import type { AnalysisFeature } from '../feature-set.ts';
import type { Tools } from './rows.ts';

const isAreal = (wkb: Uint8Array): boolean => wkbType(wkb).endsWith('Polygon');

/** Measures of a row, worked out when a formula asks for them. */
export const measuresOf = (
  row: AnalysisFeature,
  { today, ruler }: Pick<Tools, 'today' | 'ruler'>,
): RowMeasures => ({
  areaM2: () => (row.wkb !== null && isAreal(row.wkb) ? ruler.m2(row.wkb) : null),
  lengthM: () => (row.geometry === null ? null : ruler.metres(row.geometry)),
  today,
});
