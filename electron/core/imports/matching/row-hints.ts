import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import type { AreaHints, MappedRow } from '../mapping/index.ts';

/** Codes of a register's own that say where its row lies, the smallest area first. */
const CODES = ['code', 'subdistrict_code', 'district_code', 'province_code'] as const;
/** Registers whose rows a file may place by their council area alone. */
const COUNCIL_FIRST = ['housing_project', 'council', 'welfare_fund', 'learning_area'];
const OWN = ['province', 'district', 'subdistrict', 'village'] as const;

/**
 * The level that the rows of a register are matched to: areas to themselves, so that a name may give the code; a village
 * to its sub-district; households to villages, or to council areas where no village is named.
 *
 * @param targets what the mapping fills: `@village`, `@council_area`, fields of the register
 */
export function levelFor(register: string, targets: readonly string[]): AreaLevelName {
  if (register === 'province' || register === 'district' || register === 'subdistrict') return register;
  const only = (target: string): boolean =>
    targets.includes(target) && !targets.includes('@village') && !targets.includes('@subdistrict');
  if (register === 'household') return only('@council_area') ? 'council_area' : 'village';
  if (COUNCIL_FIRST.includes(register) && only('@council_area')) return 'council_area';
  return 'subdistrict';
}

/** What a row says of its area, its own code and name among it where the register is one of areas. */
export function hintsOf(register: string, { area, fields }: MappedRow): AreaHints {
  const isArea = (OWN as readonly string[]).includes(register);
  const codes = CODES.filter((name) => name !== 'code' || isArea);
  const said = codes
    .map((name) => fields[name])
    .find((value) => typeof value === 'string' && /^\d{2,8}$/.test(value));
  const hints: AreaHints = { ...area, code: area.code ?? (said === undefined ? null : String(said)) };
  const name = fields.name_th;
  if (register === 'village' || !isArea || typeof name !== 'string') return hints;
  const own = register as 'province' | 'district' | 'subdistrict';
  return { ...hints, [own]: hints[own] ?? name };
}
