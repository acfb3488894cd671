import type { Change } from '../context.ts';
import { areaByCode, codesAbove, partsByCode } from './areas.queries.ts';
import { readAreaNames } from './code-list.ts';
import { type Dissolve, loadDissolve } from './dissolve.ts';

/** Names that the imported file itself gives, by code: `{ th: 'กระบี่', en: 'Krabi' }`. */
export type FileNames = ReadonlyMap<string, { readonly th: string | null; readonly en: string | null }>;

/** What deriving needs and can't wait for inside a change. */
export interface AreaDeriver {
  /**
   * Fills districts and province from the sub-districts that stand in the register, by their codes: geometry dissolved,
   * name from the bundled code list, else from the file, else the code itself. Rows that are there get the new
   * geometry and keep the names that someone gave them. `codes` limits it to the areas above those sub-districts.
   */
  deriveAreasAbove(change: Change, codes?: Iterable<string>, fileNames?: FileNames): DerivedAreas;
}

export interface DerivedAreas {
  /** Rows made, by register. */
  readonly district: number;
  readonly province: number;
  /** Codes for which neither the list nor the file had a name. */
  readonly unnamed: readonly string[];
}

const LEVELS = [
  { register: 'district', digits: 4 },
  { register: 'province', digits: 2 },
] as const;

/** Loads the geometry engine and the code list. */
export const loadAreaDeriver = async (resources: string): Promise<AreaDeriver> => {
  const dissolve = await loadDissolve();
  const names = readAreaNames(resources);
  return {
    deriveAreasAbove(change, codes, fileNames) {
      const made = { district: 0, province: 0 };
      const unnamed: string[] = [];
      const wanted = codes === undefined ? null : [...codes];
      for (const { register, digits } of LEVELS) {
        const above = wanted === null ? null : new Set(wanted.map((code) => code.slice(0, digits)));
        const parts = partsByCode(change.db, digits);
        for (const code of codesAbove(change.db, digits)) {
          if (above !== null && !above.has(code)) continue;
          const given = fileNames?.get(code);
          const listed = names.nameOf(code);
          const name = { th: listed ?? given?.th ?? null, en: given?.en ?? null };
          if (name.th === null) unnamed.push(code);
          if (deriveOne(change, dissolve, register, code, parts.get(code) ?? [], name)) made[register] += 1;
        }
      }
      return { ...made, unnamed };
    },
  };
};

/** Returns whether a row was made. */
const deriveOne = (
  change: Change,
  dissolve: Dissolve,
  register: 'district' | 'province',
  code: string,
  parts: readonly Uint8Array[],
  name: { th: string | null; en: string | null },
): boolean => {
  const geometry = dissolve(parts);
  const known = areaByCode(change.db, register, code);
  if (known) {
    const names = {
      ...(known.name_th === null || known.name_th === '' ? { name_th: name.th ?? code } : {}),
      ...(known.name_en === null && name.en !== null ? { name_en: name.en } : {}),
    };
    change.update(register, Number(known.fid), names, geometry);
    return false;
  }
  const above = register === 'district' ? { province_code: code.slice(0, 2) } : {};
  change.insert(register, { code, name_th: name.th ?? code, name_en: name.en, ...above }, geometry);
  return true;
};
