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
  'rows-blank': { th: 'แถวว่าง', en: 'a row without any value' },
  'row-summary': { th: 'แถวรวมหรือหมายเหตุ ไม่ใช่ข้อมูล', en: 'a line of sums or a note, no data' },
  'geometry-null': { th: 'ไม่มีรูป', en: 'no shape' },
  'geometry-unrepairable': { th: 'รูปผิดและซ่อมไม่ได้', en: 'its shape is not valid and cannot be repaired' },
  'coordinates-not-finite': { th: 'พิกัดไม่ใช่ตัวเลข', en: 'its coordinates are no numbers' },
  'link-ignored': { th: 'ข้อมูลอยู่นอกไฟล์ ไม่เปิดลิงก์', en: 'its data lies outside of the file' },
  'value-kept-unlisted': { th: 'ไม่อยู่ในรายการ เก็บไว้ตามเดิม', en: 'not in the list, kept as written' },
  'value-unreadable': { th: 'อ่านค่าไม่ได้', en: 'its values cannot be read' },
  'required-missing': { th: 'ไม่มีค่าในช่องที่ต้องมี', en: 'a value that is needed is missing' },
  'area-unmatched': { th: 'ไม่รู้ว่าอยู่พื้นที่ใด', en: 'its area is not known' },
  'area-ambiguous': { th: 'ชื่อพื้นที่ซ้ำกันหลายแห่ง', en: 'several areas bear the name' },
  'area-suggested': { th: 'ยังไม่ได้ยืนยันพื้นที่', en: 'its area was not confirmed' },
  'row-conflict': { th: 'ขัดแย้งกับข้อมูลที่มีอยู่หรือแถวอื่น', en: 'contradicts what stands here or another row' },
  'row-not-wanted': { th: 'ไม่นำเข้าตามที่เลือกไว้', en: 'not taken, as chosen' },
  'id-number-invalid': { th: 'เลขประจำตัวประชาชนไม่ถูกต้อง', en: 'the ID number is not valid' },
  'household-without-village': { th: 'ไม่รู้หมู่บ้านของครัวเรือน', en: 'the village of the household is not known' },
  'code-duplicate': { th: 'รหัสซ้ำกับแถวก่อนหน้า', en: 'the code of an earlier row' },
  'code-retired': { th: 'รหัสพื้นที่เลิกใช้แล้ว', en: 'the code of an area that is retired' },
  'code-municipal': {
    th: 'รหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ',
    en: 'the code of a municipal office, not of a district',
  },
} as const;

/** The reason in both languages; the code itself for one that has no words. */
export const skipReason = (code: string): Bilingual =>
  code in skipReasons ? skipReasons[code as keyof typeof skipReasons] : { th: code, en: code };
