import { normaliseThai } from '../../../shared/domain/thai-text.ts';

/** The names of areas that one row bears; the smallest one that is given is where it lies. */
export interface AreaNames {
  readonly province: string | null;
  readonly district: string | null;
  readonly subdistrict: string | null;
}

interface NamedCode {
  readonly code: string;
  readonly name: string;
}

const KIND_WORDS = /^(จังหวัด|จ\.|กิ่งอำเภอ|กิ่งอ\.|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง)(?=.)/;
const keyOf = (name: string): string =>
  normaliseThai(name).replace(/\s+/g, '').replace(KIND_WORDS, '').toLowerCase();

const DIGITS = { province: 2, district: 4, subdistrict: 6 } as const;

/** Finds the code of an area by its name and those of the areas above it. */
export class AreaNameIndex {
  private readonly codes = new Map<string, string[]>();

  constructor(areas: Iterable<NamedCode>) {
    for (const { code, name } of areas) {
      const key = `${code.length}${keyOf(name)}`;
      const same = this.codes.get(key);
      if (!same) this.codes.set(key, [code]);
      else if (!same.includes(code)) same.push(code);
    }
  }

  private all(level: keyof typeof DIGITS, name: string | null): readonly string[] | null {
    return name === null ? null : (this.codes.get(`${DIGITS[level]}${keyOf(name)}`) ?? null);
  }

  /**
   * The code of the smallest area that is named, or null where no single one fits. Names above that no area has are
   * passed over; those that areas have must be its own.
   */
  codeOf(names: AreaNames): string | null {
    const above: string[][] = [];
    let found: readonly string[] | null = null;
    for (const level of ['province', 'district', 'subdistrict'] as const) {
      const codes = this.all(level, names[level]);
      // A smaller area is named that nobody knows: the larger one says too little of where the row lies.
      if (codes === null && names[level] !== null) found = null;
      if (codes === null) continue;
      found = codes.filter((code) => above.every((list) => list.some((start) => code.startsWith(start))));
      above.push([...codes]);
    }
    return found?.length === 1 ? found[0]! : null;
  }
}
