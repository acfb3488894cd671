import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of two maps that are looked at together, and of the small map. */
export const compareText = {
  compareSwipe: said('เปรียบเทียบแบบเลื่อนทับ', 'Compare by swiping'),
  compareBeside: said('เปรียบเทียบสองแผนที่คู่กัน', 'Compare two maps side by side'),
  bar: said('เปรียบเทียบ', 'Comparison'),
  how: said('วิธีเทียบ', 'How to compare'),
  swipe: said('เลื่อนทับ', 'Swipe'),
  beside: said('วางคู่กัน', 'Side by side'),
  handle: said('เส้นแบ่งซ้ายขวา', 'Divider between left and right'),
  rightMap: said('แผนที่ทางขวา', 'Map on the right'),
  rightLayers: said('ชั้นทางขวา', 'Layers on the right'),
  sameLayers: said('เหมือนทางซ้าย', 'As on the left'),
  left: said('ซ้าย', 'Left'),
  right: said('ขวา', 'Right'),
  hold: said('ค้างเวลานี้ไว้ทางขวา', 'Hold this time on the right'),
  release: said('ทางขวาตามเวลาทางซ้าย', 'Let the right follow the left'),
  close: said('เลิกเปรียบเทียบ', 'End the comparison'),
  mini: said('แผนที่ย่อ', 'Overview map'),
  miniHint: said('คลิกหรือใช้ลูกศรเพื่อเลื่อนแผนที่', 'Click or use the arrows to move the map'),
  more: said('เครื่องมือดูแผนที่', 'More ways to look at the map'),
} as const;
