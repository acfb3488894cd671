/** Texts of the Electron shell's own dialogs. */
export const shellText = {
  mapData: { th: 'ไฟล์ที่ใช้ได้', en: 'Fitting files' },
  allFiles: { th: 'ทุกไฟล์', en: 'All files' },
  coreDownTitle: { th: 'ส่วนประมวลผลหยุดทำงาน', en: 'The data process has stopped' },
  coreDown: {
    th: 'ส่วนประมวลผลหยุดหลายครั้งติดกันจึงไม่เริ่มใหม่ ข้อมูลที่บันทึกแล้วยังอยู่ครบ ปิดโปรแกรมแล้วเปิดอีกครั้ง ถ้ายังเป็นอยู่ กู้คืนจากข้อมูลสำรอง',
    en: 'The data process stopped several times in a row and is not started again. What was saved is whole. Close the program and open it again; if this goes on, restore a backup.',
  },
  lossTitle: { th: 'มีร่างข้อมูลบุคคลที่ยังไม่บันทึก', en: 'Drafts of personal data are not saved' },
  loss: {
    th: 'ร่างนี้ไม่ถูกเก็บลงเครื่องเพราะเป็นข้อมูลบุคคล ปิดแล้วจะหายไป',
    en: 'Being personal data, these drafts are kept on no disk: closing loses them.',
  },
  lossStay: { th: 'อยู่ต่อ', en: 'Stay' },
  lossDiscard: { th: 'ทิ้งร่างแล้วปิด', en: 'Discard and close' },
} as const;
