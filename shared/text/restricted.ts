import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const number = new Intl.NumberFormat('th-TH-u-nu-latn');

/** What changes of the restricted store are called in its history: registers and counts, never a word of a person. */
export const restrictedText = {
  added: (title: string, titleEn: string): Bilingual => said(`เพิ่ม${title}`, `Add: ${titleEn}`),
  edited: (title: string, titleEn: string, rows: number): Bilingual =>
    rows === 1
      ? said(`แก้${title} 1 แถว`, `Edit 1 row: ${titleEn}`)
      : said(`แก้${title} ${number.format(rows)} แถว`, `Edit ${number.format(rows)} rows: ${titleEn}`),
  removed: (title: string, titleEn: string, rows: number): Bilingual =>
    said(`ลบ${title} ${number.format(rows)} แถว`, `Delete ${number.format(rows)} rows: ${titleEn}`),
  wentBack: (title: string, titleEn: string): Bilingual =>
    said(`กลับไปใช้ค่าเดิมของ${title}`, `Go back to earlier values: ${titleEn}`),
  place: said('ตำแหน่งบ้าน', 'Place of the house'),
  numberInvalid: said(
    'เลขหลักสุดท้ายไม่ตรงตามสูตร ตรวจตัวเลขอีกครั้ง',
    'the check digit does not fit: look at the digits again',
  ),
} as const;
