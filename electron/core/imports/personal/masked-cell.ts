import { idNumbersIn, withoutIdNumbers } from '../../../../shared/domain/id-numbers.ts';
import type { CellValue } from '../../formats/index.ts';

/** Beside right numbers one with a slip of the pen is a person's as well. */
const ANY_NUMBER = /(?<!\d)\d{13}(?!\d)/g;
const hidden = (text: string): string => withoutIdNumbers(text).replace(ANY_NUMBER, '•'.repeat(13));

/** A cell as the preview of a file with ID numbers shows it: numbers of that length are made unreadable. */
export function maskedCell(value: string): string;
export function maskedCell(value: CellValue): CellValue;
export function maskedCell(value: CellValue): CellValue {
  if (typeof value === 'string') return hidden(value);
  return idNumbersIn(value) === null ? value : hidden(String(value).padStart(13, '0'));
}
