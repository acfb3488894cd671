import type { Language } from '../contract/base.ts';

/** Units of the registers; those of the office's own fields are as the office wrote them. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  ...{ คน: 'people', ครัวเรือน: 'households', กลุ่ม: 'groups', หลัง: 'houses' },
  ...{ บาท: 'baht', ไร่: 'rai', งาน: 'ngan', 'ตร.ว.': 'square wah' },
};

/** A unit as fields name it, in the reader's words; one that nobody knows stays as it is. */
export const unitWord = (unit: string, language: Language): string =>
  language === 'en' ? (IN_ENGLISH[unit] ?? unit) : unit;
