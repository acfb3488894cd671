import type { CellValue } from '../../formats/index.ts';
import { idNumbersIn, withoutIdNumbers } from './id-numbers.ts';

/** A cell as the preview shows it: ID numbers in it are made unreadable, the rest stands. */
export function maskedCell(value: string): string;
export function maskedCell(value: CellValue): CellValue;
export function maskedCell(value: CellValue): CellValue {
  if (typeof value === 'string') return withoutIdNumbers(value);
  return (idNumbersIn(value)?.ids ?? 0) > 0 ? withoutIdNumbers(String(value).padStart(13, '0')) : value;
}
