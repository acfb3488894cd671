import type { Bilingual } from '../contract/base.ts';
import { englishTitle, type Titled } from '../domain/titled.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What changes to fields, lists and layers of the office's own are called in the history. */
export const fieldsText = {
  added: (field: string, layer: Titled): Bilingual =>
    said(`เพิ่มช่อง ${field} ใน ${layer.title}`, `Add the field ${field} to ${englishTitle(layer)}`),
  changed: (field: Titled, layer: Titled): Bilingual =>
    said(
      `ตั้งค่าช่อง ${field.title} ใน ${layer.title}`,
      `Set up the field ${englishTitle(field)} of ${englishTitle(layer)}`,
    ),
  renamed: (from: string, to: string, layer: Titled): Bilingual =>
    said(
      `เปลี่ยนชื่อช่อง ${from} เป็น ${to} ใน ${layer.title}`,
      `Rename the field ${from} of ${englishTitle(layer)} to ${to}`,
    ),
  hidden: (field: Titled, layer: Titled): Bilingual =>
    said(
      `ซ่อนช่อง ${field.title} ใน ${layer.title}`,
      `Hide the field ${englishTitle(field)} of ${englishTitle(layer)}`,
    ),
  shown: (field: Titled, layer: Titled): Bilingual =>
    said(
      `แสดงช่อง ${field.title} ใน ${layer.title}`,
      `Show the field ${englishTitle(field)} of ${englishTitle(layer)}`,
    ),
  reordered: (layer: Titled): Bilingual =>
    said(`จัดลำดับช่องใน ${layer.title}`, `Reorder the fields of ${englishTitle(layer)}`),
  labelSet: (layer: Titled): Bilingual =>
    said(`ตั้งช่องชื่อของ ${layer.title}`, `Choose what names rows of ${englishTitle(layer)}`),
  removed: (field: Titled, layer: Titled): Bilingual =>
    said(
      `ลบช่อง ${field.title} จาก ${layer.title}`,
      `Remove the field ${englishTitle(field)} from ${englishTitle(layer)}`,
    ),
  retyped: (field: Titled, layer: Titled): Bilingual =>
    said(
      `เปลี่ยนชนิดช่อง ${field.title} ใน ${layer.title}`,
      `Change the type of ${englishTitle(field)} in ${englishTitle(layer)}`,
    ),
  keptField: (field: string): Bilingual => said(`${field} (ค่าเดิม)`, `${field} (as it was)`),
  listMade: (list: string): Bilingual => said(`สร้างรายการ ${list}`, `Make the list ${list}`),
  listChanged: (list: string): Bilingual => said(`แก้รายการ ${list}`, `Change the list ${list}`),
  listRemoved: (list: string): Bilingual => said(`ลบรายการ ${list}`, `Remove the list ${list}`),
  layerMade: (layer: string): Bilingual => said(`สร้างชั้นข้อมูล ${layer}`, `Make the layer ${layer}`),
  madeHere: said('สร้างในแฟ้มงานนี้', 'Made in this workspace'),
  adopted: (fields: string, layer: string): Bilingual =>
    said(`โปรแกรมอื่นเพิ่มช่อง ${fields} ใน ${layer}`, `Another program added the fields ${fields} to ${layer}`),
  yes: said('ใช่', 'Yes'),
  no: said('ไม่ใช่', 'No'),
} as const;
