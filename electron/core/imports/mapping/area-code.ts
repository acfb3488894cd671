import { arabicDigits } from '../../../../shared/domain/units.ts';
import type { CellValue } from '../../formats/index.ts';
import { cellText, EMPTY, failed, meansNothing, type Outcome, read } from '../../formats/values/cells.ts';
import { normaliseCode } from '../code-columns.ts';

/** The code of an area as digits; with `digits` only one of that level. Fails `code-invalid`. */
export function readAreaCode(value: CellValue | undefined, digits: number | null): Outcome<string> {
  const text = cellText(value);
  if (meansNothing(text) || text === '0') return EMPTY;
  const code = normaliseCode(text);
  if (code === null || (digits !== null && code.length !== digits)) return failed('code-invalid');
  return read(code);
}

/** A part of a split code: two digits, of which a workbook may have lost the zero; `0` and `00` are no part. */
export function codePart(value: CellValue | undefined): string | null {
  const text = arabicDigits(cellText(value))
    .replace(/\.0+$/, '')
    .replace(/^หมู่(?:ที่)?\s*/, '');
  return /^\d{1,2}$/.test(text) && Number(text) > 0 ? text.padStart(2, '0') : null;
}

/**
 * A code put together from its parts: the first is a code of any level or its first two digits, each other one the two
 * digits of the next level, or the whole code down to there. Without `digits` it ends at the first empty part. Fails
 * `code-invalid`.
 */
export function readCodeParts(cells: readonly CellValue[], digits: number | null): Outcome<string> {
  if (cells.every((cell) => meansNothing(cellText(cell)))) return EMPTY;
  let code = '';
  for (const cell of cells) {
    // Where any level will do, the code goes as far down as its parts.
    if (digits === null && code !== '' && meansNothing(cellText(cell))) break;
    const whole = normaliseCode(cellText(cell));
    const part = codePart(cell);
    if (whole !== null && whole.length > 2 && whole.length > code.length && whole.startsWith(code))
      code = whole;
    else if (part !== null) code += part;
    else return failed('code-invalid');
  }
  const fits = /^[1-9]/.test(code) && code.length <= 8 && (digits === null || code.length === digits);
  return fits ? read(code) : failed('code-invalid');
}
