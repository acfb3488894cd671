import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of the dialog that tells where rows come from. */
export const originsUi = {
  open: said('ที่มาของชั้นข้อมูล', 'Where it comes from'),
  ofRow: said('การนำเข้าที่แถวนี้มา', 'The import it came with'),
  ofChange: said('ที่มาของ {what}', 'Where it comes from: {what}'),
  title: said('ที่มาของ {title}', 'Where {title} comes from'),
  none: said('ไม่มีการนำเข้าจากไฟล์', 'No import from a file'),
  noneText: said(
    'ข้อมูลนี้สร้างในแฟ้มงานนี้ หรือการนำเข้าถูกเลิกทำแล้ว',
    'These rows were made in this workspace, or their import was undone.',
  ),
  imported: said('นำเข้าเมื่อ', 'Imported'),
  agency: said('หน่วยงานต้นทาง', 'Agency'),
  asOf: said('ข้อมูล ณ วันที่', 'As of'),
  notSaid: said('ไม่ได้บอก', 'not said'),
  file: said('ไฟล์', 'File'),
  list: said('ชุดในไฟล์', 'In the file'),
  hash: said('ลายนิ้วมือไฟล์ (SHA-256)', 'Fingerprint (SHA-256)'),
  copyHash: said('คัดลอกลายนิ้วมือ', 'Copy the fingerprint'),
  encoding: said('รหัสอักขระ', 'Encoding'),
  repairedText: said('ซ่อมอักษรที่อ่านไม่ออก', 'garbled text put right'),
  crs: said('ระบบพิกัด', 'Coordinates'),
  headerRow: said('หัวตารางอยู่แถว', 'Headings in row'),
  profile: said('แม่แบบ', 'Profile'),
  basis: said('ฐานตามกฎหมาย', 'Lawful basis'),
  keepUntil: said('เก็บถึง {date}', 'kept until {date}'),
  account: said('บัญชีแถว', 'Account of rows'),
  found: said('สิ่งที่พบ', 'What was found'),
  mapping: said('ช่องที่จับคู่', 'Columns and fields'),
  originals: said('ดูรูปเดิมของ {n} แถวที่ซ่อม', 'See the original shapes of {n} rows'),
};
