import type { Bilingual } from '../contract/base.ts';

/** Words of the analysis place: a question is a sentence with blanks, the answer a map, a table and a sentence. */
export const analysesUi = {
  questions: { th: 'คำถาม', en: 'Questions' },
  otherQuestions: { th: 'เปลี่ยนคำถาม', en: 'Change the question' },
  ask: { th: 'หาคำตอบ', en: 'Answer' },
  askAgain: { th: 'ถามใหม่', en: 'Ask again' },
  answering: { th: 'กำลังหาคำตอบ', en: 'Working on the answer' },
  cancel: { th: 'ยกเลิก', en: 'Cancel' },
  cancelled: { th: 'ยกเลิกแล้ว คำถามยังอยู่', en: 'Cancelled. The question is still here' },
  otherAnswer: {
    th: 'คำตอบที่แสดงอยู่เป็นของคำถามอื่น: {title}',
    en: 'The answer shown is to another question: {title}',
  },
  ofOther: { th: 'คำตอบของคำถามอื่น', en: 'Answer to another question' },
  openItsQuestion: { th: 'เปิดคำถามของคำตอบนี้', en: 'Open its question' },
  unlockToAsk: { th: 'เปิดข้อมูลส่วนบุคคลเพื่อถาม', en: 'Open personal data to ask' },
  choose: { th: 'เลือก {name}', en: 'Choose {name}' },
  typeDistance: { th: 'พิมพ์ระยะ เช่น 1.5 กม.', en: 'Type a distance, such as 1.5 km' },
  pickDistance: { th: 'เลือกระยะ', en: 'Choose a distance' },
  distanceForm: {
    th: 'พิมพ์เป็น ม. หรือ กม. ตั้งแต่ 10 ม. ถึง 1,000 กม. เช่น 750 หรือ 1.5 กม.',
    en: 'Type m or km, from 10 m to 1,000 km, such as 750 or 1.5 km',
  },
  distanceWords: { th: 'พิมพ์เป็น ม. หรือ กม. เช่น 750 หรือ 1.5 กม.', en: 'Type m or km, such as 750 or 1.5 km' },
  householdDistances: {
    th: 'ครัวเรือนถามได้เฉพาะระยะในรายการ เพื่อไม่ให้รู้ว่าใครอยู่ที่ใด',
    en: 'Households can be asked by the distances of the list only, so that nobody’s place is told',
  },
  blankNow: { th: 'ตอนนี้ {value}', en: 'now {value}' },
  earlier: { th: 'คำตอบที่มีแล้ว', en: 'Earlier answers' },
  earlierNone: { th: 'คำตอบจะเก็บไว้ที่นี่', en: 'Answers are kept here' },
  earlierAll: { th: 'ดูทั้งหมด {n} คำตอบ', en: 'Show all {n}' },
  earlierFewer: { th: 'เฉพาะล่าสุด', en: 'Only the newest' },
  removeResult: { th: 'ลบคำตอบนี้', en: 'Remove this answer' },
  removed: { th: 'ลบคำตอบแล้ว', en: 'Answer removed' },
  answered: { th: 'ได้คำตอบแล้ว: {title}', en: 'Answered: {title}' },
  noQuestions: { th: 'ยังถามไม่ได้', en: 'Nothing to ask yet' },
  noQuestionsHint: {
    th: 'คำถามใช้โซน ตำบล ป่าชุมชน และครัวเรือน นำเข้าข้อมูลก่อน หรือลองกับจังหวัดตัวอย่าง',
    en: 'Questions need zones, sub-districts, forests and households. Import data first, or try the sample province',
  },

  ranking: { th: 'ลำดับ', en: 'Ranking' },
  listed: { th: 'รายการ', en: 'Rows' },
  rankingOf: { th: '{n} จาก {total}', en: '{n} of {total}' },
  all: { th: 'ดูทั้งหมด', en: 'Show all' },
  fewer: { th: 'เฉพาะที่มีค่า', en: 'Only with a value' },
  missing: { th: 'ยังไม่มีข้อมูล', en: 'no data' },
  suppressed: { th: 'ปกปิด', en: 'suppressed' },
  suppressedWhy: { th: 'ปกปิดเพราะน้อยกว่า 5 หรือคิดย้อนได้', en: 'suppressed: below 5, or could be worked out' },
  total: { th: 'รวม', en: 'Total' },
  unnamed: { th: 'แห่งที่ {n}', en: 'No. {n}' },
  rankingLabel: { th: 'ลำดับพื้นที่จากมากไปน้อย', en: 'Areas from most to least' },
  noAnswer: { th: 'ลำดับพื้นที่จะอยู่ตรงนี้เมื่อได้คำตอบ', en: 'The ranking appears here with the answer' },

  sentence: { th: 'ประโยคสำหรับอ่านในที่ประชุม', en: 'The sentence to read out' },
  sentenceNone: { th: 'เติมช่องว่างในคำถาม แล้วกด “หาคำตอบ”', en: 'Fill the blanks and press “Answer”' },
  sentenceNoneHint: {
    th: 'ได้แผนที่ ลำดับพื้นที่ และประโยคที่อ่านในที่ประชุมได้ พร้อมที่มาของตัวเลข',
    en: 'You get a map, a ranking and a sentence to read out, with where each number comes from',
  },
  copy: { th: 'คัดลอก', en: 'Copy' },
  toWall: { th: 'ขึ้นจอ', en: 'On the wall' },
  sheet: { th: 'พิมพ์แผนที่', en: 'Print map' },
  export: { th: 'ส่งออก', en: 'Export' },
  evidence: { th: 'ที่มาของตัวเลข', en: 'Where the numbers come from' },
  evidenceMark: { th: 'ดูที่มาของตัวเลข', en: 'See where the numbers come from' },
  inputs: { th: 'ข้อมูลที่ใช้', en: 'Data used' },
  inputVersion: { th: 'ฉบับ {n}', en: 'version {n}' },
  asOf: { th: 'ข้อมูล ณ {date}', en: 'as of {date}' },
  asOfUnknown: { th: 'ไม่ได้บอกวันที่ของข้อมูล', en: 'no as-of date given' },
  method: { th: 'วิธีคิด', en: 'Method' },
  denominator: { th: 'ตัวหาร', en: 'Out of' },
  ranAt: { th: 'คิดเมื่อ', en: 'Worked out' },
  took: { th: '{n} วินาที', en: '{n} s' },
  leftOut: { th: 'สิ่งที่ไม่ได้นับ', en: 'Left out' },
  leftOutNone: { th: 'นับครบ ไม่มีแถวที่ตกหล่น', en: 'Every row was counted' },
  stale: {
    th: 'ข้อมูลเปลี่ยนหลังจากคิดคำตอบนี้: {inputs}',
    en: 'The data changed after this answer: {inputs}',
  },
  newDay: {
    th: 'คำตอบนี้นับถึงวันที่คิด วันนี้อาจได้ผลต่างไป',
    en: 'This answer goes by the day it was made on: today it may be another',
  },
  noRows: { th: 'ไม่มีรายการในคำตอบนี้', en: 'There are no rows in this answer' },
  nothingOnMap: { th: 'ไม่มีรายการใดให้แสดงบนแผนที่', en: 'There is nothing to show on the map' },
  nothingOnMapHint: {
    th: 'คำตอบนี้ไม่มีรายการที่เข้าเงื่อนไข',
    en: 'No rows meet what was asked',
  },
  noPlaces: { th: 'คำตอบนี้ไม่มีที่ตั้งบนแผนที่', en: 'This answer has no places on the map' },
  noPlacesHint: { th: 'ดูรายการทางขวา หรือในตาราง', en: 'See the list at the right, or the table' },
  mapValues: { th: 'ค่าบนแผนที่', en: 'On the map' },
  selectArea: { th: 'เลือก {name} บนแผนที่', en: 'Select {name} on the map' },
  districtPrefix: { th: 'อ.', en: '' },
} as const satisfies Record<string, Bilingual>;

/** Words of the list of rows that an answer left out. */
export const leftOutUi = {
  show: { th: 'ดูรายการ', en: 'Show them' },
  hide: { th: 'ซ่อนรายการ', en: 'Hide them' },
  rows: { th: 'แถวที่ไม่ได้นับ', en: 'Rows that were left out' },
  inTable: { th: 'ดูในตาราง', en: 'in the table' },
  first: { th: 'แสดง {n} แถวแรก จาก {total}', en: 'The first {n} of {total}' },
  gone: { th: 'ลบไปแล้ว {n} แถว', en: '{n} have been removed since' },
} as const satisfies Record<string, Bilingual>;

/** Words of the choice on what rai and metres are measured. */
export const measureUi = {
  label: { th: 'วัดเนื้อที่และความยาวบน', en: 'Measure areas and lengths on' },
  geodesic: { th: 'ผิวโลก (WGS 84)', en: 'the ellipsoid (WGS 84)' },
  utm: { th: 'กริด UTM โซนของชั้นข้อมูล', en: 'the UTM grid of the layer’s zone' },
} as const satisfies Record<string, Bilingual>;
