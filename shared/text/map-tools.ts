import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of measuring, of the scale and of coordinates. */
export const mapToolsText = {
  measure: said('วัดบนแผนที่', 'Measure'),
  distance: said('วัดระยะ', 'Measure a distance'),
  area: said('วัดเนื้อที่', 'Measure an area'),
  toolbar: said('เครื่องมือที่ใช้อยู่', 'Tool in use'),
  measureHint: said(
    'คลิกหรือกด Enter ที่กากบาททีละจุด คลิกจุดเดิมเพื่อเอาออก Ctrl+Z ถอยหนึ่งจุด Esc เลิก',
    'Click, or Enter at the crosshair, point by point. Click a point to remove it, Ctrl+Z goes one back, Esc ends',
  ),
  lastLeg: said('ช่วงนี้ {length}', 'This leg {length}'),
  around: said('รอบรูป {length}', 'Perimeter {length}'),
  points: said('จุด ({n})', 'Points ({n})'),
  point: said('จุด {n}', 'Point {n}'),
  removePoint: said('เอาจุด {n} ออก', 'Remove point {n}'),
  copy: said('คัดลอกผล', 'Copy the result'),
  again: said('เริ่มใหม่', 'Start again'),
  end: said('เลิก', 'End'),
  finish: said('เสร็จ', 'Finish'),
  squareMetres: said('ตร.ม.', 'm²'),
  squareKilometres: said('ตร.กม.', 'km²'),

  scale: said('มาตราส่วน', 'Scale'),
  scaleNow: said('มาตราส่วน 1:{n} เปลี่ยน', 'Scale 1:{n}. Change'),
  scaleTyped: said('มาตราส่วนอื่น', 'Another scale'),
  scaleBad: said('ใส่ตัวเลข 300 ถึง 50,000,000', 'Type a number from 300 to 50,000,000'),
  scaleSet: said('ใช้', 'Set'),
  scaleLock: said('ล็อกมาตราส่วนไว้', 'Keep this scale'),
  scaleLocked: said('ล็อกมาตราส่วน 1:{n}', 'Scale kept at 1:{n}'),
  scaleHint: said(
    'ตรงที่กลางแผนที่ บนจอ 96 จุดต่อนิ้ว',
    'True at the middle of the map, on a screen of 96 dots an inch',
  ),

  systems: said('พิกัดแบบต่าง ๆ', 'Coordinates in other systems'),
  systemShown: said('แบบที่แสดงในแถบสถานะ', 'Shown in the status bar'),
  copyAs: said('คัดลอกพิกัดแบบ {system}', 'Copy as {system}'),
  decimal: said('ละติจูด ลองจิจูด (องศาทศนิยม)', 'Latitude, longitude (decimal degrees)'),
  dms: said('ละติจูด ลองจิจูด (องศา ลิปดา พิลิปดา)', 'Latitude, longitude (degrees, minutes, seconds)'),
  mgrs: said('MGRS', 'MGRS'),
  systemsHere: said('พิกัดที่กลางแผนที่ และแบบที่แสดง', 'Coordinates at the middle of the map, and which are shown'),
  atCentre: said('ที่กลางแผนที่', 'At the middle of the map'),
  goTo: said('ไปที่พิกัด', 'Go to coordinates'),
} as const;
