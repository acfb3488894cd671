import type { Bilingual } from '../contract/base.ts';

const number = new Intl.NumberFormat('th-TH-u-nu-latn');

/** Sentences for what changes of this part are called in the history. */
export const journalText = {
  outside: { th: 'แก้จากภายนอก', en: 'Edited outside' },
  outsideWho: 'โปรแกรมอื่น',
  undo: (label: Bilingual): Bilingual => ({ th: `เลิกทำ: ${label.th}`, en: `Undo: ${label.en}` }),
  redo: (label: Bilingual): Bilingual => ({ th: `ทำซ้ำ: ${label.th}`, en: `Redo: ${label.en}` }),
  outsideWhy: {
    th: 'แก้ด้วยโปรแกรมอื่นขณะที่แฟ้มงานปิดอยู่',
    en: 'Edited by another program while the workspace was closed',
  },
  keptLater: (rows: number): Bilingual => ({
    th: `คงค่าที่แก้ทีหลังไว้ ${number.format(rows)} แถว`,
    en: `Kept the later values of ${number.format(rows)} rows`,
  }),
  recordEdited: (layer: string, title: string): Bilingual => ({
    th: `แก้ ${title} ใน ${layer}`,
    en: `Edit ${title} in ${layer}`,
  }),
  recordMade: (layer: string, title: string): Bilingual => ({
    th: `เพิ่ม${title === '' ? 'แถว' : ` ${title}`} ใน ${layer}`,
    en: `Add ${title === '' ? 'a row' : title} to ${layer}`,
  }),
  ceilingsSet: { th: 'ตั้งเพดานงบต่อหลัง', en: 'Set the ceilings of unit costs' },
  wentBack: (layer: string, title: string): Bilingual => ({
    th: `กลับไปใช้ค่าเดิมของ ${title} ใน ${layer}`,
    en: `Go back to earlier values of ${title} in ${layer}`,
  }),
  recordsRemoved: (layer: string, rows: number): Bilingual => ({
    th: `ลบ ${number.format(rows)} แถวจาก ${layer}`,
    en: `Delete ${number.format(rows)} rows from ${layer}`,
  }),
} as const;
