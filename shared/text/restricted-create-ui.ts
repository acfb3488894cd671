import type { Bilingual } from '../contract/base.ts';

/** Words of the dialog that makes the restricted store. */
export const restrictedCreate = {
  heading: { th: 'ตั้งรหัสผ่านข้อมูลส่วนบุคคล', en: 'Set a passphrase for personal data' },
  explain: {
    th: 'บุคคลและครัวเรือนจะเข้ารหัสด้วยรหัสผ่านนี้ ไม่มีใครเปิดได้ถ้าไม่มีรหัส แม้แต่ผู้ทำโปรแกรม',
    en: 'Persons and households are encrypted with this passphrase. Without it nobody can open them, not even the makers of this program',
  },
  passphrase: { th: 'รหัสผ่าน', en: 'Passphrase' },
  passphraseHint: {
    th: 'อย่างน้อย 8 ตัว คำหลายคำต่อกันจำง่ายกว่า',
    en: 'at least 8 characters; several words are easier to remember',
  },
  again: { th: 'รหัสผ่านอีกครั้ง', en: 'Passphrase again' },
  tooShort: { th: 'สั้นไป ใช้อย่างน้อย 8 ตัว', en: 'Too short: at least 8 characters' },
  differs: { th: 'ไม่ตรงกับช่องบน', en: 'Not the same as above' },
  create: { th: 'ตั้งรหัสผ่าน', en: 'Set it' },
  recovery: { th: 'รหัสกู้คืน แสดงครั้งเดียว', en: 'Recovery code, shown once' },
  recoveryText: {
    th: 'จดหรือพิมพ์เก็บไว้นอกเครื่องนี้ ใช้เปิดข้อมูลได้ถ้าลืมรหัสผ่าน',
    en: 'Write it down and keep it away from this computer. It opens the data if the passphrase is forgotten',
  },
  recoveryKept: { th: 'เก็บรหัสกู้คืนแล้ว', en: 'I have kept it' },
  name: { th: 'ชื่อของคุณ', en: 'Your name' },
  nameHint: {
    th: 'คุณเป็นผู้ใช้คนแรกและผู้ดูแล เพิ่มคนอื่นได้ทีหลัง ชื่ออยู่ในที่เก็บที่เข้ารหัส',
    en: 'You are the first user and the keeper; others can be added later. The name is kept encrypted',
  },
  print: { th: 'พิมพ์', en: 'Print' },
  written: { th: 'จดหรือพิมพ์เก็บไว้แล้ว', en: 'I have written or printed it' },
  sheetTitle: { th: 'รหัสกู้คืนข้อมูลส่วนบุคคล', en: 'Recovery code for personal data' },
  sheetText: {
    th: 'ใครมีรหัสนี้และแฟ้มงานนี้ เปิดข้อมูลส่วนบุคคลได้ทั้งหมด เก็บในที่ปิดล็อก แยกจากเครื่อง ไม่ถ่ายรูป ไม่ส่งทางแชต',
    en: 'Whoever has this code and the project can open all personal data. Keep it locked away, apart from the computer; no photos, no chats',
  },
  sheetWorkspace: { th: 'แฟ้มงาน', en: 'Project' },
  sheetDate: { th: 'ออกเมื่อ', en: 'Issued' },
  sheetKeeper: { th: 'ผู้เก็บรักษา', en: 'Kept by' },
  sheetHow: {
    th: 'วิธีใช้: เปิดข้อมูลส่วนบุคคล เลือก «ไม่อยู่ในรายการ หรือใช้รหัสกู้คืน» แล้วพิมพ์รหัสนี้ ตัวพิมพ์เล็กใหญ่และขีดไม่มีผล',
    en: 'Use: open personal data, choose “not in the list, or by the recovery code”, type this code. Case and dashes don’t matter',
  },
} as const satisfies Record<string, Bilingual>;
