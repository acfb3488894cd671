import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What stands with rows of persons that are handed on. */
export const handingOnText = {
  exportJob: said('ส่งออกข้อมูลส่วนบุคคล', 'Export personal data'),
  printJob: said('พิมพ์รายชื่อ', 'Print a list of persons'),
  paperTitle: said('ข้อมูลส่วนบุคคล', 'Personal data'),
  what: said('ทะเบียน', 'Register'),
  rows: said('จำนวนแถว', 'Rows'),
  purpose: said('ใช้เพื่อ', 'Purpose'),
  by: said('ผู้ส่งออก', 'Handed on by'),
  at: said('เมื่อ', 'On'),
  care: said('ข้อควรระวัง', 'Care'),
  careText: said(
    'มีข้อมูลส่วนบุคคล ใช้ตามวัตถุประสงค์ที่ระบุเท่านั้น ไม่ส่งต่อ และทำลายเมื่อใช้เสร็จ การส่งออกนี้อยู่ในบันทึกการใช้งาน',
    'Holds personal data: use it for the stated purpose only, do not pass it on, destroy it afterwards. This is noted in the audit log',
  ),
  yes: said('ใช่', 'Yes'),
  no: said('ไม่ใช่', 'No'),
} as const;
