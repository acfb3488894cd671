import type { Bilingual } from '../../../shared/contract/base.ts';
import { validationText } from '../../../shared/text/layers.ts';
import type { SqlValue } from '../db/types.ts';

/** Digits of the official codes, by the column that holds them; a register's own stand in `code`. */
const DIGITS: Readonly<Record<string, number>> = {
  province_code: 2,
  district_code: 4,
  subdistrict_code: 6,
};

/** The registers whose code is an official one and continues that of the area above. */
const OWN: Readonly<Record<string, { readonly digits: number; readonly parent: string | null }>> = {
  province: { digits: 2, parent: null },
  district: { digits: 4, parent: 'province_code' },
  subdistrict: { digits: 6, parent: 'district_code' },
  village: { digits: 8, parent: 'subdistrict_code' },
};

const isCode = (value: string, digits: number): boolean => value.length === digits && /^[0-9]+$/.test(value);

/**
 * What is wrong with the official codes of a row of the areas: each has its number of digits (2, 4, 6, 8 from province
 * to village) and begins with the code of the area above it. Only what is being changed is judged.
 *
 * @param row the row's values as they would be after the change, by column
 * @returns the column and why, or null
 */
export function wrongAreaCode(
  register: string,
  changed: Readonly<Record<string, SqlValue>>,
  row: Readonly<Record<string, unknown>>,
): { field: string; reason: Bilingual } | null {
  const own = OWN[register];
  for (const [field, value] of Object.entries(changed)) {
    const digits = field === 'code' ? own?.digits : DIGITS[field];
    if (digits === undefined || value === null) continue;
    if (typeof value !== 'string' || !isCode(value, digits))
      return { field, reason: validationText.areaCode(digits) };
  }
  if (!own?.parent || !('code' in changed || own.parent in changed)) return null;
  const [code, parent] = [row.code, row[own.parent]];
  if (typeof code !== 'string' || typeof parent !== 'string' || code.startsWith(parent)) return null;
  // Said of the one that was changed.
  return { field: 'code' in changed ? 'code' : own.parent, reason: validationText.codeOfParent(parent) };
}
