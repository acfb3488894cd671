import type { Bilingual } from '../contract/base.ts';

/** Why a file's rows could fill a register; parts of a sentence. */
export const fitText = {
  headings: (columns: string): Bilingual => ({
    th: `มีคอลัมน์ ${columns}`,
    en: `it has the columns ${columns}`,
  }),
  nationalIds: { th: 'มีเลขประจำตัวประชาชน', en: 'it holds national ID numbers' },
  personNames: { th: 'มีชื่อบุคคล', en: 'it holds names of persons' },
  values: (column: string, word: string): Bilingual => ({
    th: `ค่าใน ${column} ขึ้นต้นหรือมีคำว่า “${word}”`,
    en: `values of ${column} speak of “${word}”`,
  }),
  shapes: { th: 'ชนิดรูปตรงกัน', en: 'its shapes are of the right kind' },
  oneCodeEach: (register: Bilingual, columns: string): Bilingual => ({
    th: `แต่ละแถวมีรหัส${register.th}ไม่ซ้ำกันใน ${columns}`,
    en: `each row has a ${register.en.toLowerCase()} code of its own in ${columns}`,
  }),
  nameEach: (register: Bilingual, column: string): Bilingual => ({
    th: `แต่ละแถวเป็น${register.th}ตามชื่อใน ${column}`,
    en: `each row is a ${register.en.toLowerCase()} by the name in ${column}`,
  }),
};
