import type { Bilingual } from '../contract/base.ts';

/** What to ask for instead of a file of a kind that is not read, by the kind's name as the refusal's `reason` has it. */
const INSTEAD: Readonly<Record<string, Bilingual>> = {
  'Excel 97 (.xls)': {
    th: 'เปิดใน Excel แล้วบันทึกเป็น .xlsx',
    en: 'Open it in Excel and save it as .xlsx.',
  },
  'Excel (.xlsb)': {
    th: 'เปิดใน Excel แล้วบันทึกเป็น .xlsx',
    en: 'Open it in Excel and save it as .xlsx.',
  },
  'Microsoft Access (.mdb, .accdb)': {
    th: 'ขอให้ส่งออกแต่ละตารางเป็น .xlsx หรือ .csv',
    en: 'Ask for each table exported as .xlsx or .csv.',
  },
  'AutoCAD (.dwg, .dxf)': {
    th: 'ขอให้ส่งออกเป็น Shapefile หรือ GeoPackage พร้อมบอกระบบพิกัด',
    en: 'Ask for a shapefile or GeoPackage, with its coordinate system named.',
  },
  'RAR (.rar)': { th: 'แตกไฟล์ก่อน แล้ววางโฟลเดอร์ที่ได้ทั้งโฟลเดอร์', en: 'Unpack it, then drop the folder.' },
  '7-Zip (.7z)': { th: 'แตกไฟล์ก่อน แล้ววางโฟลเดอร์ที่ได้ทั้งโฟลเดอร์', en: 'Unpack it, then drop the folder.' },
  'TAR (.tar, .gz)': {
    th: 'แตกไฟล์ก่อน แล้ววางโฟลเดอร์ที่ได้ทั้งโฟลเดอร์',
    en: 'Unpack it, then drop the folder.',
  },
  PDF: {
    th: 'ขอตารางต้นฉบับเป็น .xlsx หรือแผนที่ต้นฉบับเป็น Shapefile',
    en: 'Ask for the table it was made from as .xlsx, or the map as a shapefile.',
  },
  'Word (.doc, .docx)': {
    th: 'คัดลอกตารางไปวางใน Excel แล้วบันทึกเป็น .xlsx',
    en: 'Copy its table into Excel and save it as .xlsx.',
  },
  'OpenDocument (.ods)': {
    th: 'เปิดใน LibreOffice แล้วบันทึกเป็น .xlsx',
    en: 'Open it in LibreOffice and save it as .xlsx.',
  },
  'Esri (.gdb, .lpk, .mxd)': {
    th: 'ขอให้ส่งออกชั้นข้อมูลเป็น Shapefile หรือ GeoPackage',
    en: 'Ask for its layers as shapefiles or a GeoPackage.',
  },
  'MapInfo (.tab, .mif)': {
    th: 'ขอให้ส่งออกเป็น Shapefile หรือ GeoPackage',
    en: 'Ask for a shapefile or GeoPackage.',
  },
  'GML (.gml)': { th: 'ขอให้ส่งออกเป็น GeoPackage หรือ GeoJSON', en: 'Ask for a GeoPackage or GeoJSON.' },
  'GeoTIFF / JPEG / PNG': {
    th: 'ภาพนำเข้าเป็นข้อมูลไม่ได้ ขอข้อมูลเส้นหรือพื้นที่ของแผนที่นั้น',
    en: 'A picture has no rows: ask for the shapes that it shows.',
  },
};

/** The sentence for a kind of file that is not read; null for a kind that is not known either. */
export const askInstead = (kind: string | number | undefined): Bilingual | null =>
  typeof kind === 'string' ? (INSTEAD[kind] ?? null) : null;
