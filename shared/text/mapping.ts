import type { Bilingual } from '../contract/base.ts';
import type { Conversion } from '../contract/import-choice.ts';

/** Targets of columns that are no fields of a register. */
export const mappingTargetText = {
  '@id': { th: 'รหัสแถวจากไฟล์ที่เคยส่งออก', en: 'Row id from an earlier export' },
  '@area': { th: 'รหัสพื้นที่', en: 'Area code' },
  '@province': { th: 'จังหวัด', en: 'Province' },
  '@district': { th: 'อำเภอ', en: 'District' },
  '@subdistrict': { th: 'ตำบล', en: 'Sub-district' },
  '@village': { th: 'หมู่บ้านหรือหมู่ที่', en: 'Village or its number' },
  '@council_area': { th: 'พื้นที่สภาฯ', en: 'Council area' },
  '@declared-area': { th: 'เนื้อที่ตามประกาศ', en: 'Declared area' },
  '@member.full_name': { th: 'ชื่อ-สกุล', en: 'Full name' },
} satisfies Record<string, Bilingual>;

/** Before the name of a field of a household's member. */
export const memberTarget = (label: Bilingual): Bilingual => ({
  th: `สมาชิก: ${label.th}`,
  en: `Member: ${label.en}`,
});

/** How cells become values, for the menu beside a column. */
export const conversionText: Record<Conversion, Bilingual> = {
  text: { th: 'ข้อความ', en: 'Text' },
  integer: { th: 'จำนวนเต็ม', en: 'Whole number' },
  number: { th: 'จำนวน', en: 'Number' },
  boolean: { th: 'ใช่/ไม่ใช่', en: 'Yes or no' },
  date: { th: 'วันที่', en: 'Date' },
  'year-be': { th: 'ปี พ.ศ.', en: 'Year (B.E.)' },
  'code-list': { th: 'ตามรายการ', en: 'From the list' },
  'area-code': { th: 'รหัสพื้นที่', en: 'Area code' },
  'code-parts': { th: 'รหัสพื้นที่แยกช่อง', en: 'Area code in parts' },
  'rai-ngan-wah': { th: 'ไร่-งาน-ตารางวา', en: 'Rai, ngan and square wah' },
  rai: { th: 'ไร่', en: 'Rai' },
  hectare: { th: 'เฮกตาร์', en: 'Hectares' },
  'square-metre': { th: 'ตารางเมตร', en: 'Square metres' },
  'square-kilometre': { th: 'ตารางกิโลเมตร', en: 'Square kilometres' },
  baht: { th: 'บาท', en: 'Baht' },
  'million-baht': { th: 'ล้านบาท', en: 'Million baht' },
  phone: { th: 'หมายเลขโทรศัพท์', en: 'Phone number' },
  'national-id': { th: 'เลขประจำตัวประชาชน', en: 'National ID number' },
  'full-name': { th: 'ชื่อเต็ม แยกคำนำหน้า ชื่อ และนามสกุล', en: 'Full name, split into its parts' },
};

/** Why a mapping can't be followed. */
const MAPPING_PROBLEMS = {
  'column-unknown': (name: string): Bilingual => ({
    th: `ไฟล์ไม่มีคอลัมน์ ${name}`,
    en: `the file has no column ${name}`,
  }),
  'field-unknown': (name: string): Bilingual => ({
    th: `ทะเบียนไม่มีช่อง ${name}`,
    en: `the register has no field ${name}`,
  }),
  'field-twice': (name: string): Bilingual => ({
    th: `มีคอลัมน์มากกว่าหนึ่งชุดสำหรับช่อง ${name}`,
    en: `more than one mapping for the field ${name}`,
  }),
  'conversion-unfit': (name: string): Bilingual => ({
    th: `ช่อง ${name} แปลงค่าแบบนี้ไม่ได้`,
    en: `the field ${name} does not take this conversion`,
  }),
  'columns-too-many': (name: string): Bilingual => ({
    th: `ช่อง ${name} รวมหลายคอลัมน์แบบนี้ไม่ได้`,
    en: `the field ${name} cannot be made from so many columns`,
  }),
} satisfies Record<string, (name: string) => Bilingual>;
export type MappingProblem = keyof typeof MAPPING_PROBLEMS;

/** The sentence of a problem, for the blank in a refusal; null where none is told. */
export function mappingProblem(
  problem: string | number | undefined,
  name: string | number | undefined,
): Bilingual | null {
  const known = Object.entries(MAPPING_PROBLEMS).find(([key]) => key === problem);
  return known ? known[1](`«${name ?? ''}»`) : null;
}
