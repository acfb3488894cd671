import type { Bilingual } from '../contract/base.ts';
import { englishTitle, type Titled } from '../domain/titled.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const number = new Intl.NumberFormat('th-TH-u-nu-latn');
const rows = (count: number): string => number.format(count);
const inEnglish = (count: number): string => `${number.format(count)} ${count === 1 ? 'row' : 'rows'}`;

/** What edits of many cells are called in the history, and why a cell can't take what was typed. */
export const tableEditText = {
  edited: (layer: Titled, count: number): Bilingual =>
    said(`แก้ ${rows(count)} แถวใน ${layer.title}`, `Edit ${inEnglish(count)} of ${englishTitle(layer)}`),
  cleared: (layer: Titled, count: number): Bilingual =>
    said(`ล้างค่า ${rows(count)} แถวใน ${layer.title}`, `Clear ${inEnglish(count)} of ${englishTitle(layer)}`),
  filled: (layer: Titled, count: number): Bilingual =>
    said(`เติมค่า ${rows(count)} แถวใน ${layer.title}`, `Fill ${inEnglish(count)} of ${englishTitle(layer)}`),
  pasted: (layer: Titled, count: number): Bilingual =>
    said(
      `วางค่า ${rows(count)} แถวใน ${layer.title}`,
      `Paste into ${inEnglish(count)} of ${englishTitle(layer)}`,
    ),
  set: (layer: Titled, field: Titled, count: number): Bilingual =>
    said(
      `ใส่ ${field.title} ${rows(count)} แถวใน ${layer.title}`,
      `Set ${englishTitle(field)} in ${inEnglish(count)} of ${englishTitle(layer)}`,
    ),
  replaced: (layer: Titled, count: number): Bilingual =>
    said(
      `แทนคำ ${rows(count)} แถวใน ${layer.title}`,
      `Replace words in ${inEnglish(count)} of ${englishTitle(layer)}`,
    ),
  job: (layer: Titled): Bilingual => said(`กำลังแก้ ${layer.title}`, `Editing ${englishTitle(layer)}`),

  notInList: (text: string): Bilingual => said(`ไม่มี «${text}» ในรายการ`, `“${text}” is not in the list`),
  yesOrNo: said('ใส่ ใช่ หรือ ไม่ใช่', 'Write yes or no'),
  yearBad: said('ใส่ปี พ.ศ. เช่น 2567', 'Write a Buddhist year, as 2567'),
  notFound: (text: string, register: string): Bilingual =>
    said(`ไม่พบ «${text}» ใน${register}`, `“${text}” is not in ${register}`),
  several: (text: string): Bilingual =>
    said(`มีหลายแห่งชื่อ «${text}» ใส่รหัสแทน`, `Several are called “${text}”: write the code`),
  levelFirst: said('เลือกระดับพื้นที่ก่อน', 'Choose the area level first'),
  locked: said('ปลดล็อกข้อมูลส่วนบุคคลก่อน', 'Unlock the personal data first'),
  masked: said('เปิดดูค่านี้ก่อนจึงแก้ได้', 'Open this value before editing it'),
  codeTwice: (code: string): Bilingual => said(`มีแถวอื่นใช้รหัส ${code} แล้ว`, `Another row has the code ${code}`),
  overtaken: said('มีผู้แก้ช่องนี้แล้วระหว่างที่พิมพ์', 'Someone changed this cell meanwhile'),
  rowOvertaken: said('มีผู้แก้แถวนี้แล้วหลังจากที่เปิดดู', 'Someone changed this row since you looked at it'),
  rowGone: said('แถวนี้ไม่มีแล้ว', 'This row is gone'),
} as const;

/** What changes to saved views are called in the history. */
export const tableViewText = {
  saved: (title: string, layer: Titled): Bilingual =>
    said(`บันทึกมุมมอง ${title} ของ ${layer.title}`, `Save the view ${title} of ${englishTitle(layer)}`),
  changed: (title: string, layer: Titled): Bilingual =>
    said(`ปรับมุมมอง ${title} ของ ${layer.title}`, `Change the view ${title} of ${englishTitle(layer)}`),
  removed: (title: string, layer: Titled): Bilingual =>
    said(`ลบมุมมอง ${title} ของ ${layer.title}`, `Delete the view ${title} of ${englishTitle(layer)}`),
  reordered: (layer: Titled): Bilingual =>
    said(`เรียงมุมมองของ ${layer.title}`, `Reorder the views of ${englishTitle(layer)}`),
} as const;
