import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { PlannedInput } from './planned-input.ts';

/** Names that a code bears in layers that are no register, most particular first. */
const CODE_COLUMNS = [
  'code',
  'adm3_pcode',
  'adm2_pcode',
  'adm1_pcode',
  'tambon_idn',
  'amphoe_idn',
  'tam_code',
  'amp_code',
];

/** The column of the human code: the register's, or one that is called so; null when there is none. */
export function codeFieldOf(
  input: Pick<PlannedInput, 'register'>,
  columns: readonly string[],
): string | null {
  const field = input.register ? registerOf(input.register)?.codeField : null;
  if (field && columns.includes(field)) return field;
  for (const wanted of CODE_COLUMNS) {
    const found = columns.find((column) => column.toLowerCase() === wanted);
    if (found) return found;
  }
  return null;
}

/** The columns that a result takes its names from. */
export function areaFields(
  input: PlannedInput,
  columns: readonly string[],
): { code: string | null; name: string | null; district: string | null } {
  const label = input.layer?.label_field ?? null;
  const name =
    label && columns.includes(label) ? label : (columns.find((column) => column === 'name_th') ?? null);
  return {
    code: codeFieldOf(input, columns),
    name,
    district: columns.includes('district_code') ? 'district_code' : null,
  };
}
