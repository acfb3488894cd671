import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of the frame around every place: bars, rail, toasts, search, and words that all places use. */
export const frameText = {
  appName: said('จังหวัด', 'Changwat'),
  close: said('ปิด', 'Close'),
  cancel: said('ยกเลิก', 'Cancel'),
  ok: said('ตกลง', 'OK'),
  save: said('บันทึก', 'Save'),
  rename: said('เปลี่ยนชื่อ', 'Rename'),
  undo: said('เลิกทำ', 'Undo'),
  redo: said('ทำซ้ำ', 'Redo'),
  more: said('เพิ่มเติม', 'More'),
  back: said('กลับ', 'Back'),
  rai: said('ไร่', 'rai'),
  working: said('กำลังทำ', 'Working'),
  loading: said('กำลังเปิด', 'Opening'),
  detail: said('รายละเอียด', 'Details'),
  tryAgain: said('ลองอีกครั้ง', 'Try again'),
  reload: said('เปิดหน้านี้ใหม่', 'Reload this page'),
  failed: said('มีบางอย่างผิดพลาด ลองอีกครั้ง', 'Something failed. Try again'),
  failedWithId: said('มีบางอย่างผิดพลาด แจ้งผู้ดูแลด้วยเลข {id}', 'Something failed. Report no. {id}'),
  coreAway: said(
    'ติดต่อโปรแกรมหลักไม่ได้ กำลังต่อใหม่ งานที่บันทึกแล้วยังอยู่ครบ',
    'The program core is away, reconnecting. Saved work is safe',
  ),
  partFailed: said('ส่วนนี้แสดงไม่ได้', 'This part cannot be shown'),
  partFailedText: said(
    'ข้อมูลที่บันทึกแล้วยังอยู่ครบ ลองเปิดส่วนนี้อีกครั้ง',
    'Saved data is safe. Try to open this part again',
  ),
  evidenceOf: said('ที่มาของ', 'Source of'),

  places: said('หน้าหลัก', 'Places'),
  placeMap: said('แผนที่', 'Map'),
  placeData: said('ข้อมูล', 'Data'),
  placeAnalysis: said('วิเคราะห์', 'Analysis'),
  placeMeeting: said('ประชุม', 'Meetings'),
} as const;
