import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of code lists: what may be wrong with one. */
export const listText = {
  value: said('ค่าที่เก็บ', 'Stored value'),
  label: said('คำที่แสดง', 'Label'),
  valueMissing: said('ใส่คำที่แสดงหรือค่าที่เก็บ', 'give a label or a value'),
  valueTwice: said('ค่านี้ซ้ำกับคำอื่นในรายการ', 'the value stands twice in the list'),
  valueKinds: said('รายการหนึ่งใช้ค่าเป็นตัวเลขทั้งหมดหรือข้อความทั้งหมด', 'a list has numbers or texts, not both'),
  labelTwice: said('คำนี้ซ้ำกับคำอื่นในรายการ', 'the label stands twice in the list'),
} as const;
