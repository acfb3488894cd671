import type { CellValue } from '../../../../shared/contract/base.ts';
import type { RowField } from './rows.ts';

/** The unit in which registers keep money, so that sums are exact. */
export const SATANG = 'satang';

/** The unit in which people see it. */
export const BAHT = 'บาท';

/** A value as people see it, and as a formula or a weight reckons with it: money in baht. */
export const inShownUnit = (value: CellValue, field: RowField | undefined): CellValue =>
  field?.unit === SATANG && typeof value === 'number' ? value / 100 : value;
