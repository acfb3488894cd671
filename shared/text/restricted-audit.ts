import type { Bilingual } from '../contract/base.ts';
import type { AuditAction } from '../contract/restricted-audit.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What each kind of entry in the audit log says. */
export const AUDIT_ACTIONS: Readonly<Record<AuditAction, Bilingual>> = {
  create: said('สร้างที่เก็บข้อมูลส่วนบุคคล', 'Store made'),
  unlock: said('เปิดด้วยรหัสผ่าน', 'Unlocked'),
  lock: said('ล็อก', 'Locked'),
  'unlock-refused': said('ใส่รหัสผ่านผิด', 'Wrong passphrase'),
  open: said('เปิดดูข้อมูลที่ปิดบัง', 'Unmasked'),
  close: said('ปิดบังกลับ', 'Masked again'),
  view: said('ดูแถวที่เปิดไว้', 'Viewed'),
  search: said('ค้นด้วยเลขประจำตัว', 'Searched by ID number'),
  export: said('ส่งออก', 'Exported'),
  print: said('พิมพ์', 'Printed'),
  change: said('แก้ไขข้อมูล', 'Changed'),
  'import-households': said('นำเข้ารายชื่อครัวเรือน', 'Households imported'),
  'undo-import-households': said('เลิกทำการนำเข้าครัวเรือน', 'Import taken back'),
  'redo-import-households': said('ทำซ้ำการนำเข้าครัวเรือน', 'Import brought back'),
  'user-add': said('เพิ่มผู้ใช้', 'User added'),
  'user-update': said('แก้สิทธิ์ผู้ใช้', 'User changed'),
  'user-remove': said('ลบผู้ใช้', 'User removed'),
  passphrase: said('เปลี่ยนรหัสผ่าน', 'Passphrase changed'),
  recovery: said('ออกรหัสกู้คืนใหม่', 'Recovery code renewed'),
  setting: said('เปลี่ยนการตั้งค่า', 'Settings changed'),
  erase: said('ลบถาวร', 'Erased'),
  'erase-again': said('ลบถาวรซ้ำในสำเนาเก่า', 'Erased again from an older copy'),
  'erase-backup': said('ลบถาวรจากข้อมูลสำรอง', 'Erased from backups'),
  'document-view': said('ดูเอกสารลับ', 'Document viewed'),
  'document-out': said('นำเอกสารลับออก', 'Document handed on'),
  'audit-export': said('ส่งออกบันทึกการใช้งาน', 'Audit log exported'),
  'audit-cut': said('พบว่าท้ายบันทึกการใช้งานหายไป', 'The end of the audit log was found missing'),
  other: said('อื่น ๆ', 'Other'),
};

/** Words of the audit page and its sheet. */
export const auditText = {
  heading: said('บันทึกการใช้งานข้อมูลส่วนบุคคล', 'Audit log of personal data'),
  no: said('ลำดับ', 'No.'),
  at: said('เมื่อ', 'When'),
  who: said('ใคร', 'Who'),
  what: said('ทำอะไร', 'What'),
  register: said('ทะเบียน', 'Register'),
  rows: said('จำนวนแถว', 'Rows'),
  reason: said('เหตุผล', 'Reason'),
  recovery: said('ผู้ใช้รหัสกู้คืน', 'By recovery code'),
  gone: said('ผู้ใช้ที่ลบแล้ว', 'A user who is gone'),
  exportJob: said('ส่งออกบันทึกการใช้งาน', 'Export the audit log'),
  sheetNote: said(
    'ไม่มีค่าของข้อมูลและไม่มีข้อความที่พิมพ์ไว้ ดูรายละเอียดได้ในโปรแกรม',
    'No values and no typed words: see the details in the program',
  ),
} as const;
