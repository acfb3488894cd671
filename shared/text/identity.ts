/** Sentences about who works at this machine. */
export const identityText = {
  title: { th: 'คุณคือใคร', en: 'Who are you' },
  why: {
    th: 'ชื่อจะอยู่ในประวัติการแก้ไขบนเครื่องนี้ แฟ้มงานเก็บเพียงรหัส ไม่เก็บชื่อ',
    en: 'Your name stands in the edit history on this PC; the project file keeps a code, not the name',
  },
  name: { th: 'ชื่อที่ใช้เรียก', en: 'Name' },
  role: { th: 'บทบาท', en: 'Role' },
  roleHint: { th: 'เช่น นักข้อมูล เลขานุการ', en: 'For example data officer, secretary' },
  level: { th: 'ทำงานระดับ', en: 'Works at' },
  levels: {
    province: { th: 'จังหวัด', en: 'Province' },
    district: { th: 'อำเภอ', en: 'District' },
    council_area: { th: 'พื้นที่สภาองค์กรชุมชน', en: 'Council area' },
  },
  areas: { th: 'พื้นที่ที่ดูแล', en: 'Areas' },
  tell: { th: 'บอกชื่อ', en: 'Say my name' },
  keep: { th: 'บันทึก', en: 'Save' },
  someoneNew: { th: 'ฉันเป็นคนใหม่', en: 'I am someone new' },
  save: { th: 'เริ่มทำงาน', en: 'Start' },
  later: { th: 'ไว้ทีหลัง', en: 'Later' },
  other: { th: 'คนอื่นใช้เครื่องนี้', en: 'Someone else uses this PC' },
  nobody: { th: 'ยังไม่ได้บอกชื่อ', en: 'No name given' },
  elsewhere: { th: 'ผู้ใช้เครื่องอื่น ({code})', en: 'A user of another PC ({code})' },
  unknownPerson: { th: 'ไม่มีชื่อนี้ในเครื่องนี้', en: 'This PC does not know this name' },
} as const;
