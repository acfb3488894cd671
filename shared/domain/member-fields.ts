import type { FieldType } from '../contract/base.ts';

/** A field of a household's member. `many` are JSON lists of values of the code list. */
export interface MemberField {
  readonly name: string;
  readonly th: string;
  readonly en: string;
  readonly type: FieldType;
  readonly codeList?: string;
  readonly many?: boolean;
}

const field = (name: string, th: string, en: string, more: Partial<MemberField> = {}): MemberField => ({
  name,
  th,
  en,
  type: 'text',
  ...more,
});

/** What a file can say of a member of a household; all of it is kept in the restricted store only. */
export const MEMBER_FIELDS: readonly MemberField[] = [
  field('title', 'คำนำหน้า', 'Title'),
  field('given_name', 'ชื่อ', 'Given name'),
  field('family_name', 'นามสกุล', 'Family name'),
  field('sex', 'เพศ', 'Sex', { codeList: 'sex' }),
  field('birth_date', 'วันเกิด', 'Date of birth', { type: 'date' }),
  field('birth_year_be', 'ปีเกิด (พ.ศ.)', 'Year of birth (B.E.)', { type: 'integer' }),
  field('national_id', 'เลขประจำตัวประชาชน', 'National ID number'),
  field('vulnerable_types', 'กลุ่มเปราะบาง', 'Vulnerability', { codeList: 'vulnerable-type', many: true }),
  field('disability_type', 'ประเภทความพิการ', 'Disability'),
  field('aid_received', 'ความช่วยเหลือที่ได้รับ', 'Aid received', { many: true }),
];

export const memberFieldOf = (name: string): MemberField | undefined =>
  MEMBER_FIELDS.find((f) => f.name === name);
