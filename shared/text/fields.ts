import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What changes to fields, lists and layers of the office's own are called in the history. */
export const fieldsText = {
  added: (field: string, layer: string): Bilingual =>
    said(`เพิ่มช่อง ${field} ใน ${layer}`, `Add the field ${field} to ${layer}`),
  changed: (field: string, layer: string): Bilingual =>
    said(`ตั้งค่าช่อง ${field} ใน ${layer}`, `Set up the field ${field} of ${layer}`),
  renamed: (from: string, to: string, layer: string): Bilingual =>
    said(`เปลี่ยนชื่อช่อง ${from} เป็น ${to} ใน ${layer}`, `Rename the field ${from} of ${layer} to ${to}`),
  hidden: (field: string, layer: string): Bilingual =>
    said(`ซ่อนช่อง ${field} ใน ${layer}`, `Hide the field ${field} of ${layer}`),
  shown: (field: string, layer: string): Bilingual =>
    said(`แสดงช่อง ${field} ใน ${layer}`, `Show the field ${field} of ${layer}`),
  reordered: (layer: string): Bilingual => said(`จัดลำดับช่องใน ${layer}`, `Reorder the fields of ${layer}`),
  labelSet: (layer: string): Bilingual => said(`ตั้งช่องชื่อของ ${layer}`, `Choose what names rows of ${layer}`),
  removed: (field: string, layer: string): Bilingual =>
    said(`ลบช่อง ${field} จาก ${layer}`, `Remove the field ${field} from ${layer}`),
  retyped: (field: string, layer: string): Bilingual =>
    said(`เปลี่ยนชนิดช่อง ${field} ใน ${layer}`, `Change the type of ${field} in ${layer}`),
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
