import type { Bilingual } from '../contract/base.ts';

const quoted = (names: readonly string[]): { th: string; en: string } => ({
  th: names.map((name) => `«${name}»`).join(' '),
  en: names.map((name) => `“${name}”`).join(', '),
});

const LEVELS = {
  province: { th: 'จังหวัด', en: 'province' },
  district: { th: 'อำเภอ', en: 'district' },
  subdistrict: { th: 'ตำบล', en: 'sub-district' },
  village: { th: 'หมู่บ้าน', en: 'village' },
  council_area: { th: 'พื้นที่สภา', en: 'council area' },
} as const;

/** Why a way to place the rows of a table is offered. */
export const placingReason = {
  file: { th: 'ใช้รูปในไฟล์', en: 'the shapes of the file' },
  none: { th: 'เก็บเป็นตารางโดยไม่มีรูป', en: 'kept as a table without shapes' },
  headings: (names: readonly string[]): Bilingual => ({
    th: `ชื่อคอลัมน์ ${quoted(names).th} บอกว่าเป็นพิกัด`,
    en: `the names of the columns ${quoted(names).en} say that they are coordinates`,
  }),
  swapped: (names: readonly string[]): Bilingual => ({
    th: `ชื่อคอลัมน์ ${quoted(names).th} บอกว่าเป็นพิกัด แต่ค่าสลับกัน จึงอ่านสลับให้`,
    en: `the names of the columns ${quoted(names).en} say that they are coordinates, but their values are the other way round and are read so`,
  }),
  values: (names: readonly string[]): Bilingual => ({
    th: `ค่าในคอลัมน์ ${quoted(names).th} อยู่ในช่วงพิกัดของประเทศไทย`,
    en: `the values of ${quoted(names).en} are coordinates within Thailand`,
  }),
  together: (names: readonly string[]): Bilingual => ({
    th: `คอลัมน์ ${quoted(names).th} มีพิกัดทั้งสองค่าอยู่ด้วยกัน`,
    en: `${quoted(names).en} holds both coordinates together`,
  }),
  codes: (names: readonly string[], level: keyof typeof LEVELS): Bilingual => ({
    th: `คอลัมน์ ${quoted(names).th} เป็นรหัส${LEVELS[level].th} ใช้รูปของพื้นที่นั้น`,
    en: `${quoted(names).en} holds codes of a ${LEVELS[level].en}: each row takes its shape`,
  }),
  names: (names: readonly string[], level: keyof typeof LEVELS): Bilingual => ({
    th: `คอลัมน์ ${quoted(names).th} เป็นชื่อ${LEVELS[level].th} ใช้รูปของพื้นที่นั้น`,
    en: `${quoted(names).en} names a ${LEVELS[level].en}: each row takes its shape`,
  }),
};
