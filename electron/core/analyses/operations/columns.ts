import { operationColumns } from '../../../../shared/text/operation-columns.ts';
import type { RowField } from './rows.ts';

type Made = keyof typeof operationColumns;

/** A field that an operation makes, under its words in `shared/text/operation-columns.ts`. */
export const madeField = (
  name: Made,
  type: RowField['type'] = 'real',
  unit: string | null = null,
): RowField => ({
  name,
  title: operationColumns[name],
  type,
  unit,
});
export const RAI = 'ไร่';
export const PERCENT = 'ร้อยละ';
export const METRE = 'ม.';
export const PER_KM2 = 'ต่อ ตร.กม.';
