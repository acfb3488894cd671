import type { Bilingual } from '../contract/base.ts';

/** What is said of household lists. No word of a person stands in any of it. */
export const householdsText = {
  /** The source's neutral name: a file's own name may be personal. */
  source: { th: 'รายชื่อครัวเรือน', en: 'Household list' },
  importing: { th: 'นำเข้ารายชื่อครัวเรือน', en: 'Import a household list' },
  undoing: { th: 'เลิกทำการนำเข้ารายชื่อครัวเรือน', en: 'Undo the import of a household list' },
  redoing: { th: 'ทำซ้ำการนำเข้ารายชื่อครัวเรือน', en: 'Redo the import of a household list' },
  row: (row: number): string => `แถว ${row}`,
  /** Instead of a value of a person. */
  hidden: '•••',
  member: { th: 'สมาชิก', en: 'Member' },
} as const;

/** Why a row of a list stands in the class that it stands in. */
export const householdReason = {
  newMember: { th: 'สมาชิกใหม่ของครัวเรือนที่มีอยู่', en: 'a new member of a household that stands here' },
  otherValues: (field: Bilingual): Bilingual => ({
    th: `แถวของครัวเรือนเดียวกันให้ค่าต่างกัน: ${field.th}`,
    en: `rows of one household say different things: ${field.en}`,
  }),
  otherHousehold: (place: string | null): Bilingual => ({
    th: place === null ? 'คนนี้อยู่ในครัวเรือนอื่นที่ไม่รู้หมู่บ้าน' : `คนนี้อยู่ในครัวเรือนอื่น: ${place}`,
    en:
      place === null
        ? 'this person is in another household here, its village unknown'
        : `this person is in another household here: ${place}`,
  }),
  otherPeople: {
    th: 'บ้านเลขที่เดียวกัน แต่ไม่มีใครในไฟล์อยู่บ้านนี้: อาจเป็นครัวเรือนอื่น',
    en: 'the same house number, but nobody of the file lives there here: it may be another household',
  },
  memberTwice: (row: number): Bilingual => ({
    th: `คนเดียวกันกับแถว ${row} ของไฟล์ แต่ข้อมูลต่างกัน`,
    en: `the person of row ${row} of the file, with other values`,
  }),
  severalHere: { th: 'ตรงกับหลายครัวเรือนที่มีอยู่', en: 'several households here would fit' },
} as const;
