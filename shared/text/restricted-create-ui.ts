import type { Bilingual } from '../contract/base.ts';

/** Words of the dialog that makes the restricted store. */
export const restrictedCreate = {
  heading: { th: 'ตั้งรหัสผ่านข้อมูลครัวเรือน', en: 'Set a passphrase for households' },
  explain: {
    th: 'ข้อมูลครัวเรือนจะเข้ารหัสด้วยรหัสผ่านนี้ ไม่มีใครเปิดได้ถ้าไม่มีรหัส แม้แต่ผู้ทำโปรแกรม',
    en: 'Households are encrypted with this passphrase. Without it nobody can open them, not even the makers of this program',
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
} as const satisfies Record<string, Bilingual>;
