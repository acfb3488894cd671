import type { Bilingual } from '../contract/base.ts';

/** Words around the restricted store: persons and households. */
export const restrictedUi = {
  chipLocked: { th: 'ข้อมูลส่วนบุคคลถูกล็อก', en: 'Personal data is locked' },
  open: { th: 'เปิดข้อมูลส่วนบุคคลอยู่', en: 'Personal data open' },
  none: { th: 'ไม่มีข้อมูลส่วนบุคคล', en: 'No personal data' },
  heading: { th: 'เปิดข้อมูลส่วนบุคคล', en: 'Open personal data' },
  explain: {
    th: 'ข้อมูลครัวเรือนเข้ารหัสไว้ ใส่รหัสผ่านเพื่อใช้ในงานครั้งนี้ แผนที่บนจอประชุมไม่แสดงรายครัวเรือนแม้เปิดไว้',
    en: 'Households are encrypted. The passphrase opens them for this session. The wall never shows single households, even when open',
  },
  user: { th: 'ผู้ใช้', en: 'User' },
  otherUser: { th: 'ไม่อยู่ในรายการ หรือใช้รหัสกู้คืน', en: 'Not in the list, or by the recovery code' },
  otherUserHint: {
    th: 'ลองกับรหัสผ่านของทุกคน อาจใช้เวลาหลายวินาที',
    en: 'Tried against everyone’s passphrase; may take some seconds',
  },
  passphrase: { th: 'รหัสผ่าน', en: 'Passphrase' },
  show: { th: 'แสดงรหัสผ่าน', en: 'Show the passphrase' },
  unlock: { th: 'เปิด', en: 'Open' },
  cancel: { th: 'ยกเลิก', en: 'Cancel' },
  empty: { th: 'ใส่รหัสผ่าน', en: 'Enter the passphrase' },
  wrong: {
    th: 'รหัสผ่านไม่ตรง ลองอีกครั้ง ดูว่าแป้นพิมพ์เป็นภาษาเดียวกับตอนตั้งรหัส และ Caps Lock ไม่ได้เปิดอยู่',
    en: 'That is not the passphrase. Try again: check the keyboard language and Caps Lock',
  },
  wrongSafe: { th: 'ข้อมูลยังอยู่ครบ ใส่ผิดกี่ครั้งก็ได้', en: 'The data is safe. You may try as often as you like' },
  missing: { th: 'แฟ้มงานนี้ยังไม่มีข้อมูลครัวเรือน', en: 'This project has no household data yet' },
  opened: { th: 'เปิดข้อมูลส่วนบุคคลแล้ว', en: 'Personal data is open' },
  openedCount: { th: 'เปิดข้อมูลส่วนบุคคลแล้ว {n} ครัวเรือน', en: 'Personal data is open: {n} households' },
  lock: { th: 'ล็อกข้อมูลส่วนบุคคล', en: 'Lock personal data' },
  locked: { th: 'ล็อกข้อมูลส่วนบุคคลแล้ว', en: 'Personal data is locked' },
  households: { th: '{n} ครัวเรือน', en: '{n} households' },
  due: { th: 'เกินกำหนดเก็บ {n}', en: '{n} kept too long' },
} as const satisfies Record<string, Bilingual>;
