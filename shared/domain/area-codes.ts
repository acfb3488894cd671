/** Registers whose rows retire: an area that was split, merged or dissolved keeps its row, with its last day. */
export const RETIRING_REGISTERS: readonly string[] = ['district', 'subdistrict', 'village', 'council_area'];

/** Levels of the official codes, with their digits: two more a level. */
export const CODE_DIGITS = { province: 2, district: 4, subdistrict: 6, village: 8 } as const;

export type CodedLevel = keyof typeof CODE_DIGITS;

const LEVELS = Object.keys(CODE_DIGITS) as CodedLevel[];

/** The level that a code of 2, 4, 6 or 8 digits is of, or null for what is no code. */
export const levelOfCode = (code: string): CodedLevel | null =>
  /^[1-9]\d*$/.test(code) ? (LEVELS.find((level) => CODE_DIGITS[level] === code.length) ?? null) : null;

/** The code of the area above: `810105` → `8101`. Empty for a province's. */
export const codeAbove = (code: string): string => code.slice(0, -2);

/** The last district number that is given out: Bangkok has fifty, no other province more than 33. */
const LAST_DISTRICT = 50;

/**
 * True for four digits that are the registration office of a municipality (5764 is that of Mae Yao), which stands beside
 * the districts in the same series and is none of them.
 */
export const isMunicipalOffice = (code: string): boolean =>
  /^[1-9]\d{3}$/.test(code) && Number(code.slice(2)) > LAST_DISTRICT;
