import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const n = (value: number): string => value.toLocaleString('en-US');

/** Words of a printed map sheet, which speaks the language of the window that asked for it, and of the job. */
export const reportsText = {
  job: (title: string): Bilingual => said(`พิมพ์แผนที่ ${title}`, `Print map: ${title}`),
  reading: said('กำลังอ่านชั้นข้อมูล', 'Reading the layers'),
  drawing: said('กำลังวาดแผนที่', 'Drawing the map'),
  printing: said('กำลังทำ PDF', 'Making the PDF'),
  legend: said('คำอธิบายสัญลักษณ์', 'Legend'),
  place: said('ที่ตั้ง', 'Place'),
  about: said('เกี่ยวกับแผนที่นี้', 'About this map'),
  evidence: said('ที่มาของตัวเลข', 'Where the figures come from'),
  method: said('วิธีคิด', 'Method'),
  denominator: said('ตัวหาร', 'Out of'),
  leftOut: said('ไม่ได้นับ', 'Left out'),
  inputs: said('ข้อมูลที่ใช้', 'Data used'),
  version: (version: number): Bilingual => said(`ฉบับที่ ${version}`, `version ${version}`),
  narrowed: said('แสดงเฉพาะ', 'Only'),
  asOf: said('ข้อมูล ณ', 'Data as of'),
  source: said('ที่มา', 'Source'),
  basemap: said('แผนที่ฐาน', 'Basemap'),
  crs: said('ระบบพิกัด', 'Coordinate system'),
  crsName: (zone: number, south: boolean, code: string): Bilingual =>
    said(
      `WGS 84 / UTM ${zone}${south ? 'S' : 'N'} (${code})`,
      `WGS 84 / UTM ${zone}${south ? 'S' : 'N'} (${code})`,
    ),
  maker: said('ผู้จัดทำ', 'Made by'),
  printedAt: said('พิมพ์เมื่อ', 'Printed'),
  printedAtValue: (date: string, time: string): Bilingual => said(`${date} เวลา ${time}`, `${date} ${time}`),
  disclaimer: said('ใช้ประกอบการประชุมเท่านั้น ไม่ใช่แนวเขตทางกฎหมาย', 'For meetings only; not legal boundaries'),
  noPersonal: said('ไม่มีข้อมูลส่วนบุคคล', 'No personal data'),
  sampleData: said('ข้อมูลตัวอย่าง ไม่ใช่ข้อมูลจริง', 'Sample data, not real'),
  north: said('น', 'N'),
  kilometres: said('กม.', 'km'),
  metres: said('ม.', 'm'),
  areaRai: said('เนื้อที่ (ไร่)', 'Area (rai)'),
  count: said('จำนวน', 'Count'),
  missing: said('ยังไม่มีข้อมูล', 'No data yet'),
  suppressed: said('ปกปิด', 'Withheld'),
  districts: (count: number): Bilingual => said(`${n(count)} อำเภอ`, `${n(count)} districts`),
  subdistricts: (count: number): Bilingual => said(`${n(count)} ตำบล`, `${n(count)} sub-districts`),
  councils: (count: number): Bilingual => said(`${n(count)} พื้นที่สภาฯ`, `${n(count)} council areas`),
  province: (name: string): Bilingual => said(`จังหวัด${name.replace(/^จังหวัด/, '')}`, name),
  /** A legend's line of the borders of areas. */
  borderOf: (title: string): Bilingual => said(`แนว${title}`, `${title} border`),
  /** What rows are counted by that have no noun of their own. */
  item: said('รายการ', 'items'),
  untitled: said('แผนที่', 'map'),
  rai: (value: string): Bilingual => said(`${value} ไร่`, `${value} rai`),
  scale: (value: number): Bilingual => said(`มาตราส่วน 1:${n(value)}`, `Scale 1:${n(value)}`),
  onPaper: (paper: string): Bilingual => said(`เมื่อพิมพ์เต็มหน้า ${paper}`, `printed in full on ${paper}`),
  paper: (paper: string, landscape: boolean): Bilingual =>
    said(`${paper} ${landscape ? 'แนวนอน' : 'แนวตั้ง'}`, `${paper} ${landscape ? 'landscape' : 'portrait'}`),
  classRange: (from: string, to: string): Bilingual => said(`${from} – ${to}`, `${from} – ${to}`),
  classAbove: (from: string): Bilingual => said(`${from} ขึ้นไป`, `${from} and more`),
  moreItems: (count: number): Bilingual => said(`และอีก ${n(count)} รายการ`, `and ${n(count)} more`),
  thinned: (title: string, count: number): Bilingual =>
    said(
      `${title}: จุดที่ซ้อนกันสนิทบนกระดาษ ${n(count)} จุดวาดเป็นจุดเดียว`,
      `${title}: ${n(count)} points that coincide on paper are drawn as one`,
    ),
  printHint: said(
    'กด Ctrl+P แล้วเลือก “บันทึกเป็น PDF” ขนาดกระดาษตามแผ่น ไม่ย่อ',
    'Press Ctrl+P and save as PDF at 100 %',
  ),
} as const;

/** Of degrees above zero and below. */
const SIDES = {
  meridian: [said(' ต.อ.', 'E'), said(' ต.ต.', 'W')],
  parallel: [said(' น.', 'N'), said(' ต.', 'S')],
} as const;

/** `102°15′ ต.อ.` of a meridian, `13°45′ น.` of a parallel; `102°15′E` and `13°45′N`. */
export function degreeLabel(axis: 'meridian' | 'parallel', degrees: number): Bilingual {
  const minutes = Math.round(Math.abs(degrees) * 60);
  const text = `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′`;
  const side = SIDES[axis][degrees < 0 ? 1 : 0];
  return said(`${text}${side.th}`, `${text}${side.en}`);
}
