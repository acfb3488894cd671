import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Words of the window in which formulas and conditions are written. */
export const formulaUi = {
  titleValue: said('สูตรของ{layer}', 'Formula for {layer}'),
  titleCondition: said('เงื่อนไขของ{layer}', 'Condition for {layer}'),
  hintValue: said(
    'พิมพ์ชื่อช่องหรือกดเลือกจากรายการ เช่น {field} / 100',
    'Type a field or pick one, for example {field} / 100',
  ),
  hintCondition: said(
    'พิมพ์ชื่อช่องหรือกดเลือกจากรายการ เช่น {field} > 100',
    'Type a field or pick one, for example {field} > 100',
  ),
  anyField: said('ช่อง', 'field'),
  signs: said('เครื่องหมาย', 'Signs'),
  and: said('และ', 'and'),
  or: said('หรือ', 'or'),
  not: said('ไม่', 'not'),
  search: said('ค้นช่องข้อมูลหรือฟังก์ชัน', 'Search fields and functions'),
  fields: said('ช่องข้อมูล', 'Fields'),
  functions: said('ฟังก์ชัน', 'Functions'),
  proposals: said('คำที่เสนอ', 'Proposals'),
  noneFound: said('ไม่พบชื่อนี้', 'No such name'),
  number: said('ตัวเลข', 'number'),
  text: said('ข้อความ', 'text'),
  date: said('วันที่', 'date'),
  boolean: said('ใช่/ไม่ใช่', 'yes/no'),
  made: said('จากขั้นก่อนหน้า', 'from an earlier step'),
  good: said('อ่านได้', 'It can be read'),
  preview: said('ลองกับแถวแรก ๆ', 'Tried on the first rows'),
  previewLater: said(
    'ขั้นนี้ใช้ผลของขั้นก่อนหน้า จึงลองได้เมื่อกดหาคำตอบ',
    'This step takes an earlier result: it can be tried by asking',
  ),
  lookedUp: said('รู้เมื่อหาคำตอบ', 'known when asked'),
  measured: said('วัดเมื่อหาคำตอบ', 'measured when asked'),
  row: said('รายการ', 'Row'),
  resultValue: said('ผล', 'Result'),
  resultCondition: said('เข้าเงื่อนไข', 'Meets it'),
  yes: said('ใช่', 'Yes'),
  no: said('ไม่', 'No'),
  use: said('ใช้สูตรนี้', 'Use it'),
  useCondition: said('ใช้เงื่อนไขนี้', 'Use it'),
  money: said('บาท', 'baht'),
} as const satisfies Record<string, Bilingual>;
