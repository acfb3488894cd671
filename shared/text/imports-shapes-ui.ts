import type { Bilingual } from '../contract/base.ts';

/** Words on repaired shapes, places where areas collide, and rows that were left out. */
export const importsShapes = {
  changes: { th: 'รูปร่างที่ซ่อม ดูก่อน–หลัง', en: 'Mended shapes, before and after' },
  lookChanges: { th: 'ดูก่อน–หลัง', en: 'Before and after' },
  lookConflicts: { th: 'ดูตำแหน่ง', en: 'See where' },
  changesDialog: { th: 'รูปร่างที่ซ่อม เทียบก่อน–หลัง', en: 'Mended shapes, before and after' },
  conflicts: { th: 'ที่ทับกันและช่องว่าง ดูตำแหน่ง', en: 'Overlaps and gaps: see where' },
  conflictsDialog: { th: 'ที่ทับกันและช่องว่างระหว่างแปลง', en: 'Overlaps and gaps between areas' },
  before: { th: 'ก่อน', en: 'before' },
  after: { th: 'หลัง', en: 'after' },
  areaChange: { th: '{before} → {after} ไร่', en: '{before} → {after} rai' },
  areaSame: { th: 'เนื้อที่เท่าเดิม {area} ไร่', en: 'area unchanged, {area} rai' },
  noArea: { th: 'ไม่มีเนื้อที่', en: 'no area' },
  kept: { th: 'เก็บรูปเดิมของแถวไว้ด้วย', en: 'The original shape of the row is kept' },
  picture: { th: 'รูปก่อนและหลังซ่อมของแถว {row}', en: 'Shape of row {row} before and after' },
  conflictPicture: { th: 'ตำแหน่งที่{kind}', en: 'Where: {kind}' },
  kinds: {
    overlap: { th: 'ทับกัน', en: 'overlap' },
    sliver: { th: 'เศษแคบยาว', en: 'sliver' },
    gap: { th: 'ช่องว่าง', en: 'gap' },
  },
  rowsBetween: { th: 'แถว {rows}', en: 'rows {rows}' },
  squareMetres: { th: '{n} ตร.ม.', en: '{n} m²' },
  rai: { th: '{n} ไร่', en: '{n} rai' },
  onMap: { th: 'ดูบนแผนที่', en: 'See on the map' },
  ofMany: { th: 'แสดง {n} แห่งแรก', en: 'the first {n}' },
  saveSkipped: { th: 'บันทึกแถวที่ข้ามเป็น XLSX', en: 'Save the skipped rows as XLSX' },
  savingSkipped: { th: 'กำลังบันทึก', en: 'Saving' },
  savedSkipped: { th: 'บันทึกแถวที่ข้ามแล้ว {n} แถว', en: 'Saved {n} skipped rows' },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
