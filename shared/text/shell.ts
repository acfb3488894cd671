/** Texts of the Electron shell's own dialogs. */
export const shellText = {
  mapData: { th: 'ไฟล์ที่ใช้ได้', en: 'Fitting files' },
  allFiles: { th: 'ทุกไฟล์', en: 'All files' },
  coreDownTitle: { th: 'ส่วนประมวลผลหยุดทำงาน', en: 'The data process has stopped' },
  coreDown: {
    th: 'ส่วนประมวลผลหยุดหลายครั้งติดกันจึงไม่เริ่มใหม่ ข้อมูลที่บันทึกแล้วยังอยู่ครบ ปิดโปรแกรมแล้วเปิดอีกครั้ง ถ้ายังเป็นอยู่ กู้คืนจากข้อมูลสำรอง',
    en: 'The data process stopped several times in a row and is not started again. What was saved is whole. Close the program and open it again; if this goes on, restore a backup.',
  },
} as const;
