import type { Bilingual } from '../contract/base.ts';

/** Why a row of a file stands in the class that it stands in. */
export const rowReason = {
  byId: { th: 'ตรงกันด้วยรหัสแถวของโปรแกรม', en: 'the same row id' },
  byCode: { th: 'ตรงกันด้วยรหัส', en: 'the same code' },
  byName: { th: 'ชื่อเดียวกันในพื้นที่เดียวกัน', en: 'the same name in the same area' },
  byPlace: { th: 'อยู่ที่เดียวกัน', en: 'the same place' },
  emptyKept: (cells: number): Bilingual => ({
    th: `ช่องว่างในไฟล์ไม่ลบค่าที่มีอยู่ (${cells} ช่อง)`,
    en: `empty cells of the file take no value away (${cells})`,
  }),
  twiceInFile: (row: number): Bilingual => ({
    th: `ตรงกับแถวเดียวกันกับแถว ${row} ของไฟล์`,
    en: `the same row here as row ${row} of the file`,
  }),
  codeTwice: (row: number): Bilingual => ({
    th: `รหัสหรือชื่อซ้ำกับแถว ${row} ของไฟล์ แต่ข้อมูลต่างกัน`,
    en: `the code or name of row ${row} of the file, with other values`,
  }),
  idAndCode: { th: 'รหัสแถวชี้แถวหนึ่ง แต่รหัสชี้อีกแถว', en: 'its id is that of one row, its code that of another' },
  codeAndName: {
    th: 'รหัสชี้แถวหนึ่ง แต่ชื่อและพื้นที่ชี้อีกแถว',
    en: 'its code says one row, its name and area another',
  },
  otherCode: {
    th: 'ชื่อและพื้นที่ตรงกับแถวที่มีอยู่ แต่รหัสต่างกัน',
    en: 'the name and area of a row here that has another code',
  },
  codeRetired: {
    th: 'รหัสนี้เลิกใช้แล้ว ใช้ซ้ำไม่ได้ ดูพื้นที่ที่แทนในความเป็นมา',
    en: 'this code is retired and is not given out again: see what follows it in the history of areas',
  },
  severalHere: { th: 'ตรงกับหลายแถวที่มีอยู่', en: 'several rows here would fit' },
  placeOtherName: (share: number): Bilingual => ({
    th: `แนวเขตทับแถวที่มีอยู่ ${Math.round(share * 100)} % แต่ชื่อต่างกัน`,
    en: `its shape covers that of a row here by ${Math.round(share * 100)} %, but the name is another`,
  }),
  editedHere: { th: 'แก้ไขในโปรแกรมหลังนำเข้าครั้งก่อน', en: 'edited here after it was last imported' },
  missingAnywhere: { th: 'ไม่พบในไฟล์', en: 'not in the file' },
  missing: (where: string): Bilingual => ({
    th: where === '' ? 'ไม่พบในไฟล์' : `ไม่พบในไฟล์ ทั้งที่ไฟล์มีพื้นที่ ${where}`,
    en: where === '' ? 'not in the file' : `not in the file, which covers ${where}`,
  }),
} as const;

/** Names and words for differences of shape. */
export const shapeWords = {
  label: { th: 'ตำแหน่งหรือแนวเขต', en: 'Place or boundary' },
  none: 'ไม่มีรูป',
  place: (lat: string, lon: string): string => `${lat}, ${lon}`,
  moved: (place: string, distance: string): string => `${place} (ย้าย ${distance})`,
  area: (rai: string): string => `${rai} ไร่`,
  reshaped: (rai: string, distance: string): string => `${rai} ไร่ (กึ่งกลางเลื่อน ${distance})`,
} as const;
export const emptyWord = '–';
