import type { CellValue } from '../formats/index.ts';
import { isOfNoArea } from './mapping/headings.ts';

/** A column with some of its values, from a file or from a table. */
export interface ColumnSample {
  readonly name: string;
  readonly values: readonly CellValue[];
}

export type AreaLevel = 'province' | 'district' | 'subdistrict' | 'village';
const LEVELS: Readonly<Record<number, AreaLevel>> = {
  2: 'province',
  4: 'district',
  6: 'subdistrict',
  8: 'village',
};
const DIGITS = { province: 2, district: 4, subdistrict: 6, village: 8 } as const;

/** Makes the code of an area from the values of a row, in the order of the columns. */
export interface CodeColumns {
  readonly level: AreaLevel;
  /** The columns that it is made from: one, or the parts of a split code. */
  readonly columns: readonly number[];
  codeOf(values: readonly CellValue[]): string | null;
}

/**
 * An area code as digits: `TH810101`, `81-01-01`, `๘๑๐๑๐๑`, 810101 and the ministry's eight digits ending in zeros
 * (`81010100`) are all 810101; `810100` and `8100` are 8101 and 81. Null for what has not the shape of one.
 */
export function normaliseCode(value: CellValue): string | null {
  if (value === null || (typeof value === 'number' && !Number.isInteger(value))) return null;
  const digits = String(value)
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/^\s*TH(?=\d)/i, '')
    .replace(/\.0+$/, '')
    .replace(/[\s.\-*]/g, '');
  if (!/^[1-9]\d{1,7}$/.test(digits) || digits.length % 2 === 1) return null;
  // No area below a province has the number 00: pairs of zeros behind say that the area above is meant.
  return digits.replace(/(?<=^(?:\d\d)+)(?:00)+$/, '');
}

const twoDigits = (value: CellValue | undefined): string | null => {
  const text = String(value ?? '').trim();
  return /^\d{1,2}$/.test(text) ? text.padStart(2, '0') : null;
};

/** Codes of a level in one column, or split over several of two digits each. */
export function codeColumns(level: AreaLevel, columns: readonly number[]): CodeColumns {
  const [index = 0, ...more] = columns;
  const whole = (values: readonly CellValue[]): string | null => {
    const code = normaliseCode(values[index] ?? null);
    return code?.length === DIGITS[level] ? code : null;
  };
  const split = (values: readonly CellValue[]): string | null => {
    const parts = columns.map((column) => twoDigits(values[column]));
    return parts.includes(null) ? null : parts.join('');
  };
  return { level, columns, codeOf: more.length === 0 ? whole : split };
}

const SHARE = 0.9;
const KNOWN_SHARE = 0.7;
const PREFERRED = /pcode|code|idn|geocode|รหัส|(^|_)id($|_)/i;

const PARTS = {
  province: /^(prov?|pro|pv|p|cc|changwat|จังหวัด).*(code|idn?|_c|no)?$|^cc$/i,
  district: /^(amp|amphoe|ap|a|aa|dist|อำเภอ).*(code|idn?|_c|no)?$|^aa$/i,
  subdistrict: /^(tam|tambon|tb|t|tt|sub|ตำบล).*(code|idn?|_c|no)?$|^tt$/i,
} as const;

/**
 * The columns that hold area codes, the smallest areas first. A column counts when nearly all its values have the
 * shape of codes of one level and most of them are codes that the country has; a heading that is known to be about
 * something else beats the shape of its values.
 *
 * @param exists whether there is an area of that code (2, 4 or 6 digits)
 */
export function findCodeColumns(
  columns: readonly ColumnSample[],
  exists: (code: string) => boolean,
): CodeColumns[] {
  const found = columns.flatMap((column, i) => wholeCode(column, i, exists) ?? []);
  const split = splitCode(columns, exists);
  if (split && !found.some((code) => code.level === 'subdistrict')) found.push(split);
  const preferred = (code: CodeColumns): number => (PREFERRED.test(columns[code.columns[0]!]!.name) ? 0 : 1);
  return found.sort((a, b) => DIGITS[b.level] - DIGITS[a.level] || preferred(a) - preferred(b));
}

function wholeCode(
  column: ColumnSample,
  index: number,
  exists: (code: string) => boolean,
): CodeColumns | null {
  const present = column.values.filter((value) => value !== null && value !== '');
  // House numbers 9001 to 9003 are shaped like districts of Songkhla.
  if (present.length === 0 || isOfNoArea(column.name)) return null;
  const codes = present.map(normaliseCode);
  const lengths = new Map<number, number>();
  for (const code of codes) if (code) lengths.set(code.length, (lengths.get(code.length) ?? 0) + 1);
  const [length, count] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  const level = LEVELS[length];
  if (!level || count < present.length * SHARE) return null;
  // Two digits are too few to tell a province from a count of anything.
  if (level === 'province' && !PREFERRED.test(column.name)) return null;
  const known = codes.filter((code) => code?.length === length && exists(code.slice(0, 6))).length;
  return known < count * KNOWN_SHARE ? null : codeColumns(level, [index]);
}

/** Province, district and sub-district as two digits each, in three columns. */
function splitCode(columns: readonly ColumnSample[], exists: (code: string) => boolean): CodeColumns | null {
  const part = (pattern: RegExp): number[] =>
    columns.flatMap((column, i) => {
      const present = column.values.filter((value) => value !== null && value !== '');
      const fits = present.length > 0 && present.every((value) => twoDigits(value) !== null);
      return fits && pattern.test(column.name.trim()) ? [i] : [];
    });
  const rows = Math.max(0, ...columns.map((column) => column.values.length));
  for (const p of part(PARTS.province))
    for (const a of part(PARTS.district))
      for (const t of part(PARTS.subdistrict)) {
        if (p === a || a === t || p === t) continue;
        const split = codeColumns('subdistrict', [p, a, t]);
        let known = 0;
        for (let row = 0; row < rows; row++) {
          const code = split.codeOf(columns.map((column) => column.values[row] ?? null));
          if (code && exists(code)) known++;
        }
        if (rows > 0 && known >= rows * KNOWN_SHARE) return split;
      }
  return null;
}

export type NameRole =
  | 'subdistrict_th'
  | 'subdistrict_en'
  | 'district_th'
  | 'district_en'
  | 'province_th'
  | 'province_en';

/** Names of columns as agencies write them; `_T` is Thai, `_E` English. */
const NAME_PATTERNS: Readonly<Record<NameRole, RegExp>> = {
  subdistrict_th:
    /^(adm3_th|tam_?nam_?t|tambon_?t|tb_tn|t_name_t|tam_name|tambon|tam_th|t_name|ตำบล|ชื่อตำบล|แขวง|name_th|name_t|name_3)$/i,
  subdistrict_en: /^(adm3_en|tam_?nam_?e|tambon_?e|tb_en|t_name_e|tam_en|name_en|name_e)$/i,
  district_th:
    /^(adm2_th|amp_?nam_?t|amphoe_?t|ap_tn|a_name_t|amp_name|amphoe|amp_th|a_name|อำเภอ|ชื่ออำเภอ|เขต|name_2)$/i,
  district_en: /^(adm2_en|amp_?nam_?e|amphoe_?e|ap_en|a_name_e|amp_en)$/i,
  province_th:
    /^(adm1_th|prov_?nam_?t|prov_?t|pv_tn|p_name_t|prov_name|province|changwat|p_name|จังหวัด|ชื่อจังหวัด|name_1)$/i,
  province_en: /^(adm1_en|prov_?nam_?e|prov_?e|pv_en|p_name_e|prov_en)$/i,
};

const THAI = /[\u0E01-\u0E2E]/;

/** The columns that hold the names of areas, by their own name and by the letters in them. */
export function findNameColumns(columns: readonly ColumnSample[]): Partial<Record<NameRole, number>> {
  const roles: Partial<Record<NameRole, number>> = {};
  for (const role of Object.keys(NAME_PATTERNS) as NameRole[]) {
    const index = columns.findIndex((column) => {
      if (!NAME_PATTERNS[role].test(column.name.trim())) return false;
      const texts = column.values.filter(
        (value): value is string => typeof value === 'string' && value !== '',
      );
      const thai = texts.filter((text) => THAI.test(text)).length;
      return texts.length > 0 && (role.endsWith('_th') ? thai > texts.length / 2 : thai <= texts.length / 2);
    });
    if (index >= 0) roles[role] = index;
  }
  return roles;
}

/** A name without the word for what it is: «ตำบลคลองท่อม», «ต.คลองท่อม» and «คลองท่อม» are one. */
export const bareName = (name: string): string =>
  name.trim().replace(/^(จังหวัด|จ\.|อำเภอ|อ\.|กิ่งอำเภอ|เขต|ตำบล|ต\.|แขวง)\s*(?=\S)/, '');
