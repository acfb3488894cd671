import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What the history calls changes of named views. */
export const bookmarkChange = {
  saved: (title: string): Bilingual => said(`บันทึกจุดบนแผนที่ ${title}`, `Save the map view ${title}`),
  renamed: (title: string): Bilingual => said(`เปลี่ยนชื่อจุดบนแผนที่เป็น ${title}`, `Rename a map view to ${title}`),
  removed: (title: string): Bilingual => said(`ลบจุดบนแผนที่ ${title}`, `Delete the map view ${title}`),
  reordered: said('เรียงจุดบนแผนที่', 'Reorder map views'),
} as const;

/** Texts of named views of the map. */
export const bookmarksText = {
  open: said('จุดที่บันทึกไว้บนแผนที่', 'Saved map views'),
  empty: said(
    'บันทึกมุมมองที่ใช้บ่อย แล้วกลับมาด้วยคลิกเดียวหรือ Alt+1 ถึง Alt+9',
    'Save views you use often, and come back by a click or Alt+1 to Alt+9',
  ),
  add: said('บันทึกมุมมองนี้', 'Save this view'),
  title: said('ชื่อ', 'Name'),
  goTo: said('ไปที่ {title}', 'Go to {title}'),
  rename: said('เปลี่ยนชื่อ {title}', 'Rename {title}'),
  renameTitle: said('เปลี่ยนชื่อจุดบนแผนที่', 'Rename the map view'),
  remove: said('ลบ {title}', 'Delete {title}'),
  moveUp: said('เลื่อน {title} ขึ้น', 'Move {title} up'),
  saved: said('บันทึก {title} แล้ว', 'Saved {title}'),
  removed: said('ลบ {title} แล้ว', 'Deleted {title}'),
} as const;
