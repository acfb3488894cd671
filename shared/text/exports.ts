import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const number = (value: number): string => value.toLocaleString('en-US');

/** Texts of exports: the job, what a file says of its own origin, and what is not in it. */
export const exportsText = {
  job: (title: string): Bilingual => said(`ส่งออก ${title}`, `Export ${title}`),
  measuring: said('นับแถวและวัดความกว้างของข้อมูล', 'Counting rows and measuring widths'),
  writing: said('เขียนไฟล์', 'Writing the file'),
  sealing: said('ปิดไฟล์และทำรหัสตรวจ', 'Closing the file and taking its check sum'),
} as const;

/** Words for what is left out of a file. */
export const leftOutText = {
  personal: said('ไฟล์ส่งออกนี้ไม่มีข้อมูลส่วนบุคคล', 'This file holds no personal data'),
  suppressed: (count: number): Bilingual =>
    said(
      `ปกปิด ${number(count)} ค่าที่อาจชี้ถึงรายครัวเรือน`,
      `${number(count)} values that could point to a household are withheld`,
    ),
  hidden: (count: number): Bilingual =>
    said(`ไม่รวม ${number(count)} ช่องที่ซ่อนไว้`, `${number(count)} hidden fields are left out`),
  retired: (count: number): Bilingual =>
    said(
      `ไม่รวมพื้นที่ที่เลิกใช้แล้ว ${number(count)} แถว`,
      `${number(count)} areas that are no longer in force are left out`,
    ),
  shapes: (count: number): Bilingual =>
    said(
      `ตารางนี้ไม่เก็บแนวเขตของ ${number(count)} แถว`,
      `This table does not hold the shapes of ${number(count)} rows`,
    ),
} as const;

/** What a file says of itself, on its sheet of evidence or in its header. */
export const evidenceText = {
  layer: said('ชั้นข้อมูล', 'Layer'),
  source: said('ที่มา', 'Source'),
  asOf: said('ข้อมูล ณ วันที่', 'As of'),
  sentence: said('คำตอบ', 'Answer'),
  method: said('วิธีคิด', 'Method'),
  inputs: said('ข้อมูลที่ใช้', 'Inputs'),
  denominator: said('ฐานที่ใช้เทียบ', 'Out of'),
  rows: said('จำนวนแถว', 'Rows'),
  part: said('เฉพาะบางแถว', 'A part only'),
  partOf: (rows: number, of: number): Bilingual =>
    said(
      `ตามตัวกรองในตาราง ${number(rows)} จาก ${number(of)} แถว`,
      `As filtered in the table: ${number(rows)} of ${number(of)} rows`,
    ),
  crs: said('ระบบพิกัด', 'Coordinate system'),
  leftOut: said('สิ่งที่ไม่ได้รวม', 'Left out'),
  exported: said('ส่งออกเมื่อ', 'Exported on'),
  missing: said('ยังไม่มีข้อมูล', 'No data yet'),
  notLegal: said('หมายเหตุ', 'Note'),
  notLegalText: said(
    'ใช้ประกอบการประชุมเท่านั้น ไม่ใช่แนวเขตทางกฎหมาย',
    'For use in meetings only; not legal boundaries',
  ),
} as const;

/** Titles of columns that an export adds or turns into other units. */
export const exportFieldText = {
  areaRai: said('เนื้อที่คำนวณ (ไร่)', 'Computed area (rai)'),
  longitude: said('ลองจิจูด', 'Longitude'),
  latitude: said('ละติจูด', 'Latitude'),
  easting: said('ตะวันออก (E)', 'Easting'),
  northing: said('เหนือ (N)', 'Northing'),
  baht: said('บาท', 'baht'),
  rai: said('ไร่', 'rai'),
  squareMetres: said('ตร.ม.', 'm²'),
  suppressed: said('ปกปิด', 'Withheld'),
  missing: said('ยังไม่มีข้อมูล', 'No data yet'),
  state: (title: string): Bilingual => said(`สถานะของ ${title}`, `State of ${title}`),
} as const;
