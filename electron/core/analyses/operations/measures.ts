import type { RowMeasures } from '../../../../shared/formula/functions.ts';
import { lengthM } from '../../../../shared/geo/geodesic.ts';
import { wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import type { AnalysisFeature } from '../feature-set.ts';

const isAreal = (wkb: Uint8Array): boolean => wkbType(wkb).endsWith('Polygon');

/** Geodesic measures of a row, worked out when a formula asks for them. */
export const measuresOf = (row: AnalysisFeature, today: string): RowMeasures => ({
  areaM2: () => (row.wkb !== null && isAreal(row.wkb) ? wkbAreaM2(row.wkb) : null),
  lengthM: () => (row.geometry === null ? null : lengthM(row.geometry)),
  today,
});
