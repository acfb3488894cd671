import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of the bar that walks through time. */
export const timelineText = {
  open: said('ดูตามเวลา', 'Walk through time'),
  bar: said('แถบเวลา', 'Time bar'),
  close: said('ปิดแถบเวลา แสดงทุกเวลา', 'Close the time bar and show all times'),
  field: said('ข้อมูลและวันที่', 'Data and date'),
  areasOfDay: said('{layer} ที่ใช้อยู่ในวันนั้น', '{layer} in force on that day'),
  ofField: said('{layer} · {field}', '{layer} · {field}'),
  unit: said('ทีละ', 'By'),
  month: said('เดือน', 'Month'),
  year: said('ปี', 'Year'),
  fiscal: said('ปีงบประมาณ', 'Fiscal year'),
  fiscalOf: said('ปีงบ {year}', 'FY {year}'),
  mode: said('แบบ', 'Show'),
  window: said('เฉพาะช่วง', 'A range'),
  until: said('สะสมถึง', 'Up to'),
  from: said('ตั้งแต่', 'From'),
  to: said('ถึง', 'To'),
  day: said('เวลา', 'Time'),
  upTo: said('ถึง {to}', 'Up to {to}'),
  range: said('{from} – {to}', '{from} – {to}'),
  onDay: said('ณ {day}', 'On {day}'),
  play: said('เล่นตามเวลา', 'Play'),
  pause: said('หยุด', 'Pause'),
  back: said('ถอยหนึ่งช่วง', 'One step back'),
  forward: said('ไปหนึ่งช่วง', 'One step on'),
  counted: said('{n} แถว', '{n} rows'),
  missing: said('ไม่มีวันที่ {n} แถว ไม่แสดง', '{n} rows have no date and are not shown'),
  none: said(
    'ไม่มีชั้นบนแผนที่ที่มีช่องวันที่ เปิดชั้นที่มีวันที่ หรือเพิ่มช่องวันที่ในชั้น',
    'No layer on the map has a field of dates. Show one that has, or add a date field to a layer',
  ),
  empty: said('ช่องนี้ยังไม่มีวันที่ เลือกช่องอื่น', 'This field has no dates yet. Choose another'),
  noDate: said('ช่องนี้ไม่ใช่วันที่ เลือกช่องวันที่', 'This field holds no dates: choose one that does'),
} as const;
