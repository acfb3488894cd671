import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Words around opening what is masked, and around locking by itself. */
export const openUi = {
  masked: said('ข้อมูลส่วนบุคคลปิดบังไว้', 'Personal data is masked'),
  maskedRow: said('ปิดบังไว้', 'Masked'),
  hiddenField: said('ปิดบังไว้ เปิดดูแถวก่อนจึงแก้ได้', 'masked: show the row to change it'),
  hiddenPlace: said(
    'ตำแหน่งบ้านปิดบังไว้ เปิดดูแถวก่อนจึงเห็นและแก้ได้',
    'The place of the house is masked: show the row to see and change it',
  ),
  maskedNote: said(
    'ชื่อ เลขประจำตัว วันเกิด สุขภาพ บ้านเลขที่ และช่องทางติดต่อ',
    'names, ID numbers, birthdays, health, house numbers and contacts',
  ),
  show: said('เปิดดู', 'Show'),
  showRow: said('เปิดดูแถวนี้', 'Show this row'),
  showAll: said('เปิดดูทั้งทะเบียน', 'Show the whole register'),
  hide: said('ปิดบัง', 'Mask'),
  openUntil: said('เปิดดูถึง {time}', 'Shown until {time}'),
  because: said('เพื่อ{reason}', 'to {reason}'),
  notAllowed: said('สิทธิ์ของคุณไม่รวมการเห็นข้อมูลส่วนบุคคล', 'Your rights do not include seeing personal data'),
  heading: said('เปิดดูข้อมูลส่วนบุคคล', 'Show personal data'),
  explainRow: said(
    'เปิดดู 1 แถวใน{title} นาน {minutes} นาที การเปิดดูและแถวที่เห็นจะอยู่ในบันทึกการใช้งาน',
    'Shows 1 row of {title} for {minutes} minutes. That you did, and what you saw, goes into the audit log',
  ),
  explainAll: said(
    'เปิดดูทุกแถวใน{title} นาน {minutes} นาที การเปิดดูและแถวที่เห็นจะอยู่ในบันทึกการใช้งาน',
    'Shows every row of {title} for {minutes} minutes. That you did, and what you saw, goes into the audit log',
  ),
  reason: said('เปิดดูเพื่ออะไร', 'What is it for'),
  chooseReason: said('เลือกเหตุผล', 'Choose a reason'),
  words: said('อธิบายเพิ่ม', 'In words'),
  wordsHint: said('เช่น รอบสอบทาน หรือเลขที่หนังสือ ไม่ใส่ชื่อคน', 'such as a round or a letter’s number; no names'),
  wordsNeeded: said('อธิบายด้วยว่าเพื่อเรื่องใด', 'Say what it is for'),
  confirm: said('เปิดดู', 'Show'),
  cancel: said('ยกเลิก', 'Cancel'),
  findNumber: said('ค้นด้วยเลขประจำตัว', 'Find by ID number'),
  findNumberHint: said('13 หลัก ค้นตรงทุกหลัก', '13 digits, found exactly'),
  findNumberBad: said(
    'เลขหลักสุดท้ายไม่ตรงตามสูตร ตรวจตัวเลขอีกครั้ง',
    'The check digit does not fit: look at the digits again',
  ),
  findNumberNone: said('ไม่พบเลขนี้', 'Nobody has this number'),
  found: said('พบ {n} คน', '{n} found'),
  find: said('ค้น', 'Find'),
  exportRows: said('ส่งออก Excel', 'Export to Excel'),
  printRows: said('พิมพ์รายชื่อ', 'Print the list'),
  saveFile: said('บันทึกไฟล์', 'Save file'),
  madeFile: said('ทำไฟล์แล้ว {rows} แถว มีข้อมูลส่วนบุคคล', 'Made: {rows} rows with personal data'),
  erase: said('ลบถาวร', 'Erase for good'),
  more: said('จัดการข้อมูลส่วนบุคคล', 'More about personal data'),

  lockedRowsText: said(
    'ใส่รหัสผ่านเพื่อดูและแก้ไข ส่วนอื่นของแฟ้มงานใช้ได้ตามปกติ',
    'Enter your passphrase to see and change it. Everything else works as usual',
  ),
  noStoreTitle: said('ยังไม่มีที่เก็บข้อมูลส่วนบุคคล', 'There is no store for personal data yet'),
  noStoreText: said(
    'บุคคล ครัวเรือน และกลุ่มเปราะบาง เก็บในที่เก็บที่เข้ารหัส ตั้งรหัสผ่านก่อนเริ่ม',
    'Persons, households and vulnerable people are kept encrypted. Choose a passphrase to begin',
  ),
  makeStore: said('ตั้งที่เก็บข้อมูลส่วนบุคคล', 'Make the store for personal data'),
  statusLocked: said('ข้อมูลส่วนบุคคลล็อกอยู่', 'Personal data locked'),
  statusOpen: said('ล็อกเอง {time}', 'Locks at {time}'),

  lockingSoon: said('จะล็อกข้อมูลส่วนบุคคลใน {seconds} วินาที', 'Personal data locks in {seconds} seconds'),
  lockingSoonText: said(
    'ไม่มีการใช้งานมาสักพัก สิ่งที่พิมพ์ค้างไว้ยังอยู่',
    'Nobody was here for a while. What you have typed stays',
  ),
  goOn: said('ใช้งานต่อ', 'Go on'),
  lockNow: said('ล็อกเดี๋ยวนี้', 'Lock now'),

  households: said('ครัวเรือน', 'Households'),
  vulnerable: said('กลุ่มเปราะบาง', 'Vulnerable people'),
  withheld: said('ปกปิด', 'Withheld'),
  countedAt: said('นับเมื่อ {when}', 'Counted {when}'),
  countedStale: said('นับเมื่อ {when} ก่อนล็อก', 'Counted {when}, before locking'),
  countMethod: said('วิธีนับ', 'Method'),
  countMethodText: said(
    'นับตามหมู่บ้านของครัวเรือน จำนวนน้อยและจำนวนที่ทำให้รู้จำนวนน้อยได้จะปกปิด',
    'By the village of a household. Small counts, and those that would give them away, are withheld',
  ),
  countWhen: said('นับเมื่อ', 'Counted'),
} as const;
