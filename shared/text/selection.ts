import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of choosing on the map: what lies at a place, many rows at once, and what can be done with them. */
export const selectionText = {
  tools: said('เลือกหลายรายการ', 'Select several'),
  lasso: said('วาดรอบสิ่งที่ต้องการเลือก', 'Draw around what to select'),
  lassoHint: said(
    'ลากเมาส์รอบสิ่งที่ต้องการ หรือคลิกทีละจุดแล้วกด Enter Esc ยกเลิก',
    'Drag around what you want, or click corner by corner and press Enter. Esc cancels',
  ),
  boxHint: said('กด Shift แล้วลากเป็นกรอบ', 'Hold Shift and drag a box'),
  byAttribute: said('เลือกตามค่าในตาราง', 'Select by values'),
  byLocation: said('เลือกตามตำแหน่ง', 'Select by location'),
  clear: said('เลิกเลือก', 'Clear the selection'),
  none: said('ไม่มีอะไรอยู่ในนั้น', 'Nothing lies there'),
  noneFound: said('ไม่พบรายการที่ตรง', 'No row fits'),
  found: said('เลือก {n} รายการใน {layer} แล้ว', '{n} selected in {layer}'),

  layer: said('เลือกจากชั้น', 'Select in'),
  select: said('เลือก', 'Select'),
  how: said('แล้ว', 'And then'),
  replace: said('แทนที่รายการที่เลือกอยู่', 'Replace the selection'),
  add: said('เพิ่มเข้ารายการที่เลือกอยู่', 'Add to the selection'),
  narrow: said('เหลือเฉพาะที่อยู่ในรายการที่เลือกอยู่', 'Keep only these of the selection'),
  remove: said('เอาออกจากรายการที่เลือกอยู่', 'Take from the selection'),

  relation: said('ที่', 'That'),
  intersects: said('มีพื้นที่ร่วมกับ', 'share ground with'),
  within: said('อยู่ภายใน', 'lie within'),
  touches: said('ติดกับ (ใช้เส้นขอบร่วม)', 'touch (share a border)'),
  near: said('อยู่ในระยะจาก', 'are within a distance of'),
  distance: said('ระยะ (เมตร)', 'Distance (metres)'),
  distanceBad: said('ใส่ตัวเลขตั้งแต่ 0 ถึง 1,000,000', 'Type a number from 0 to 1,000,000'),
  of: said('ชั้นข้อมูล', 'Layer'),
  onlySelected: said('เฉพาะ {n} รายการที่เลือกอยู่', 'Only the {n} that are selected'),
  working: said('กำลังหา', 'Looking'),

  here: said('ที่จุดนี้', 'At this place'),
  hereCount: said('{n} รายการ', '{n} items'),
  inShape: said('ในกรอบที่วาด', 'In the shape'),
  crosshair: said('ใต้กากบาท: {names}', 'Under the crosshair: {names}'),
  crosshairNone: said('ใต้กากบาท: ไม่มีข้อมูล', 'Under the crosshair: nothing'),
  gathered: said('{layer} {n} รายการ', '{layer}: {n}'),
  andMore: said('และอีก {n}', 'and {n} more'),

  acts: said('ทำกับรายการที่เลือก', 'Do with the selection'),
  showInTable: said('ดูในตาราง', 'Show in the table'),
  zoomTo: said('ไปที่รายการที่เลือก', 'Zoom to the selection'),
  setField: said('ตั้งค่าให้รายการที่เลือก', 'Set a field of the selection'),
  exportXlsx: said('บันทึกรายการที่เลือกเป็น Excel', 'Save the selection as Excel'),
  exportCsv: said('บันทึกรายการที่เลือกเป็น CSV', 'Save the selection as CSV'),
} as const;
