import type { Bilingual } from '../contract/base.ts';

/** Words on personal data in a file, the ground on which it is kept, and the making of the restricted store. */
export const importsPersonal = {
  personal: { th: 'ข้อมูลส่วนบุคคล', en: 'Personal data' },
  found: { th: 'ในไฟล์มี {list}', en: 'The file has {list}' },
  column: { th: '{kind} ({name})', en: '{kind} ({name})' },
  kinds: {
    'national-id': { th: 'เลขประจำตัวประชาชน', en: 'ID numbers' },
    name: { th: 'ชื่อบุคคล', en: 'names of persons' },
    phone: { th: 'หมายเลขโทรศัพท์', en: 'telephone numbers' },
    address: { th: 'ที่อยู่', en: 'addresses' },
    birth: { th: 'วันเกิด', en: 'dates of birth' },
    health: { th: 'สุขภาพหรือความพิการ', en: 'health or disability' },
    words: { th: 'ข้อความในแถวของบุคคล', en: 'words in rows of persons' },
  },
  openToAll: {
    th: 'ชั้นข้อมูลใหม่และทะเบียนทั่วไปไม่เข้ารหัส ใครเปิดแฟ้มงานก็อ่านได้',
    en: 'A new layer or an open register is not encrypted: anyone with the project can read it',
  },
  withheld: {
    th: 'ชั้นข้อมูลใหม่และทะเบียนทั่วไปใครเปิดแฟ้มงานก็อ่านได้ จึงไม่เก็บคอลัมน์ของบุคคล ถ้าต้องเก็บ นำเข้าทะเบียนครัวเรือนที่เข้ารหัสไว้',
    en: 'A new layer or an open register can be read by anyone with the project, so it leaves these columns out. To keep them, take the list into the encrypted households',
  },
  useHouseholds: { th: 'นำเข้าทะเบียนครัวเรือนแทน', en: 'Import into households instead' },
  restrictedHere: {
    th: 'ทะเบียนครัวเรือนเข้ารหัสไว้ ไม่ขึ้นจอประชุม ไม่อยู่ในแฟ้มแผนที่',
    en: 'Households are encrypted: never on the wall, never in the map file',
  },
  store: { th: 'ที่เก็บข้อมูลครัวเรือน', en: 'Household store' },
  storeOpen: { th: 'เปิดอยู่ พร้อมรับข้อมูล', en: 'open and ready' },
  storeLocked: { th: 'ล็อกอยู่ ใส่รหัสผ่านก่อนนำเข้า', en: 'locked: enter the passphrase first' },
  storeNone: { th: 'ยังไม่มี ตั้งรหัสผ่านก่อนนำเข้า', en: 'none yet: set a passphrase first' },
  notCompared: {
    th: 'แถว เปิดที่เก็บข้อมูลก่อน จึงรู้ว่าแถวใดใหม่ เปลี่ยน หรือขัดแย้ง',
    en: 'rows. Open the store to see which are new, changed or conflicting',
  },
  storeUnlock: { th: 'เปิด', en: 'Open' },
  storeCreate: { th: 'ตั้งรหัสผ่าน', en: 'Set a passphrase' },

  basis: { th: 'เก็บข้อมูลนี้บนฐานใด', en: 'On what lawful basis is it kept' },
  basisChoose: { th: 'เลือกฐานตามกฎหมาย', en: 'Choose the basis' },
  basisKinds: {
    consent: { th: 'ความยินยอมของเจ้าของข้อมูล (ม.19)', en: 'consent of the person (s. 19)' },
    'public-task': {
      th: 'ภารกิจเพื่อประโยชน์สาธารณะ หรืออำนาจรัฐ (ม.24 (4))',
      en: 'task in the public interest or official authority (s. 24 (4))',
    },
    'legal-duty': { th: 'ปฏิบัติตามกฎหมาย (ม.24 (6))', en: 'duty under a law (s. 24 (6))' },
    'vital-interest': {
      th: 'ป้องกันอันตรายต่อชีวิต ร่างกาย หรือสุขภาพ (ม.24 (2))',
      en: 'to prevent danger to life, body or health (s. 24 (2))',
    },
    contract: { th: 'จำเป็นเพื่อปฏิบัติตามสัญญา (ม.24 (3))', en: 'needed for a contract (s. 24 (3))' },
    'legitimate-interest': {
      th: 'ประโยชน์โดยชอบด้วยกฎหมาย (ม.24 (5))',
      en: 'legitimate interest (s. 24 (5))',
    },
  },
  sensitive: {
    th: 'สุขภาพและความพิการเป็นข้อมูลอ่อนไหว ปกติต้องได้ความยินยอมโดยชัดแจ้ง (ม.26)',
    en: 'Health and disability are sensitive data: as a rule explicit consent is needed (s. 26)',
  },
  note: { th: 'เอกสาร ประกาศ หรือมติที่อ้างอิง', en: 'Document, notice or resolution it rests on' },
  noteHint: { th: 'เช่น แบบยินยอม ปี 2567 หรือ คำสั่งจังหวัดที่ 12/2567', en: 'e.g. consent forms of 2567' },
  keepUntil: { th: 'เก็บถึงวันที่', en: 'Keep until' },
  keepUntilHint: { th: 'เว้นได้ เช่น 30 ก.ย. 2570', en: 'optional, e.g. 30 ก.ย. 2570' },
  needBasis: { th: 'เลือกฐานที่ใช้เก็บข้อมูลของ {name} ก่อน', en: 'First state the lawful basis of {name}' },
  needNote: { th: 'บอกเอกสารที่อ้างอิงของ {name} ก่อน', en: 'First name the document behind {name}' },
  needStore: { th: 'เปิดที่เก็บข้อมูลครัวเรือนก่อน', en: 'First open the household store' },
  needKeepUntil: { th: 'แก้วันที่เก็บถึงของ {name} ก่อน', en: 'First mend the keep-until date of {name}' },
  done: {
    th: 'นำเข้าครัวเรือนแล้ว {n} แถว เก็บในที่เก็บที่เข้ารหัส',
    en: 'Imported {n} households into the encrypted store',
  },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
