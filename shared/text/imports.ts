import type { Bilingual } from '../contract/base.ts';

/** What the core itself says of imports: labels of jobs and changes, reasons why a row was left out. */
export const importsText = {
  inspecting: { th: 'ตรวจไฟล์', en: 'Looking into files' },
  importing: { th: 'นำเข้า', en: 'Importing' },
  stepReading: { th: 'อ่านไฟล์', en: 'Reading' },
  stepChecking: { th: 'ตรวจแนวเขต', en: 'Checking boundaries' },
  stepWriting: { th: 'บันทึก', en: 'Writing' },
  stepDissolving: { th: 'รวมแนวเขตอำเภอและจังหวัด', en: 'Dissolving districts and the province' },
  skippedSheet: { th: 'แถวที่ไม่ได้นำเข้า', en: 'Rows not imported' },
  skippedOf: { th: 'จากชุดข้อมูล', en: 'From the set' },
  skippedColumns: {
    row: { th: 'แถวที่', en: 'Row' },
    reason: { th: 'เหตุผล', en: 'Reason' },
  },
  profileKept: { th: 'จำวิธีอ่านไฟล์', en: 'Remember a way of reading' },
  profileRemoved: { th: 'ลืมวิธีอ่านไฟล์ที่จำไว้', en: 'Forget a remembered way of reading' },
  imported: (title: string): Bilingual => ({ th: `นำเข้า ${title}`, en: `Import ${title}` }),
  usedAs: (register: Bilingual): Bilingual => ({
    th: `ใช้เป็น${register.th}`,
    en: `Use as ${register.en.toLowerCase()}s`,
  }),
} as const;

/** Why a row of a file was left out, by the code of its issue. */
export const skipReasons = {
  'row-deleted-mark': { th: 'ถูกลบไว้ในไฟล์ต้นทาง', en: 'marked as deleted in the file' },
  'row-truncated': { th: 'รูปเสียหายหรือขาดหาย', en: 'its shape is damaged or cut off' },
  'rows-without-shape': { th: 'มีในตารางแต่ไม่มีรูป', en: 'in the table without a shape' },
  'geometry-unsupported': { th: 'ชนิดของรูปยังไม่รองรับ', en: 'a kind of shape that is not supported' },
  'code-missing': { th: 'ไม่มีรหัสตำบล', en: 'no sub-district code' },
  'code-invalid': { th: 'รหัสตำบลไม่ถูกต้อง', en: 'the sub-district code is not valid' },
  'code-duplicate': { th: 'รหัสซ้ำกับแถวก่อนหน้า', en: 'the code of an earlier row' },
} as const;

/** The reason in both languages; the code itself for one that has no words. */
export const skipReason = (code: string): Bilingual =>
  code in skipReasons ? skipReasons[code as keyof typeof skipReasons] : { th: code, en: code };
