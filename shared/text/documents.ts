import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What changes to documents are called in the history, and what is written into an archive of them. */
export const documentsText = {
  attaching: (row: string): Bilingual => said(`แนบไฟล์กับ ${row}`, `Attach files to ${row}`),
  attached: (count: number, row: string): Bilingual =>
    said(`แนบ ${count} ไฟล์กับ ${row}`, `Attach ${count} ${count === 1 ? 'file' : 'files'} to ${row}`),
  attachedRestricted: (count: number): Bilingual =>
    said(`แนบ ${count} ไฟล์ในที่เก็บจำกัด`, `Attach ${count} files in the restricted store`),
  renamed: (from: string, to: string): Bilingual =>
    said(`เปลี่ยนชื่อเอกสาร ${from} เป็น ${to}`, `Rename the document ${from} to ${to}`),
  changed: (title: string): Bilingual => said(`แก้รายละเอียดของ ${title}`, `Edit the details of ${title}`),
  changedRestricted: said('แก้เอกสารในที่เก็บจำกัด', 'Edit a document in the restricted store'),
  detached: (count: number, title: string): Bilingual =>
    count === 1
      ? said(`เอา ${title} ออก`, `Detach ${title}`)
      : said(`เอาเอกสารออก ${count} ไฟล์`, `Detach ${count} documents`),
  detachedRestricted: said('เอาเอกสารออกจากที่เก็บจำกัด', 'Detach documents in the restricted store'),
  placeUsed: (row: string, title: string): Bilingual =>
    said(`ใช้ตำแหน่งจากภาพ ${title} เป็นจุดของ ${row}`, `Use the place of ${title} for ${row}`),
  placeUsedRestricted: said('ใช้ตำแหน่งจากภาพเป็นจุดของแถว', 'Use a photo’s place for a row'),
  restricted: said('ย้ายเอกสารไปที่เก็บจำกัด', 'Move a document into the restricted store'),
  ofMoved: said('เอกสารที่ย้ายไปที่เก็บจำกัดแล้ว', 'A document that is in the restricted store by now'),
  released: said('ย้ายเอกสารออกจากที่เก็บจำกัด', 'Move a document out of the restricted store'),
  handingOn: (layer: string): Bilingual => said(`รวมเอกสารของ ${layer}`, `Pack the documents of ${layer}`),
  archiveName: (layer: string): Bilingual => said(`เอกสาร ${layer}`, `Documents ${layer}`),
  cleaning: said('ล้างไฟล์เอกสารที่ไม่ใช้', 'Delete unused document files'),
  listFile: 'รายการเอกสาร.csv',
  listColumns: ['รายการ', 'ไฟล์', 'ชื่อเอกสาร', 'ถ่ายเมื่อ', 'หมายเหตุ'],
  unnamed: said('เอกสาร', 'Document'),
} as const;
