import type { Bilingual } from '../contract/base.ts';
import type { ShapeOperation, ShapeTrouble } from '../contract/shapes.ts';
import { englishTitle, type Titled } from '../domain/titled.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Why a shape can't be saved; put behind «เพราะ». */
const TROUBLES: Readonly<Record<ShapeTrouble, Bilingual>> = {
  'self-crossing': said('แนวเขตตัดกันเอง', 'its border crosses itself'),
  'self-touching': said('แนวเขตแตะตัวเองจนปิดเป็นวง', 'its border touches itself and closes a loop'),
  'hole-outside': said('รูอยู่นอกรูป', 'a hole lies outside the shape'),
  'holes-nested': said('มีรูซ้อนอยู่ในรู', 'a hole lies within a hole'),
  'parts-overlap': said('ส่วนของรูปทับกันเอง', 'its parts overlap'),
  'cut-apart': said('รูหรือแนวเขตตัดรูปขาดออกจากกัน', 'holes or borders cut it apart'),
  'too-few': said('มีจุดน้อยเกินไปจนไม่เป็นรูป', 'it has too few vertices'),
  'wrong-kind': said('ชั้นข้อมูลนี้เก็บรูปแบบนี้ไม่ได้', 'the layer cannot hold this kind of shape'),
  invalid: said('รูปไม่สมบูรณ์', 'the shape is not valid'),
  overlap: said('ทับกับรูปข้างเคียง', 'it overlaps a neighbour'),
};

const isTrouble = (value: unknown): value is ShapeTrouble =>
  typeof value === 'string' && Object.hasOwn(TROUBLES, value);

/** What is wrong with a shape, in words; for a value that is no trouble, that it is not valid. */
export const troubleWords = (value: unknown): Bilingual => TROUBLES[isTrouble(value) ? value : 'invalid'];

interface Saved {
  readonly layer: Titled;
  /** The first row's name. */
  readonly title: string;
  /** How many rows more. */
  readonly others: number;
}

const VERBS: Readonly<Record<Exclude<ShapeOperation, 'draw'>, Bilingual>> = {
  edit: said('แก้แนวเขต', 'Edit the border of'),
  move: said('ย้าย', 'Move'),
  split: said('แบ่ง', 'Split'),
  merge: said('รวมเป็น', 'Merge into'),
};

/** What the history calls a save of shapes. */
const saved = (operation: ShapeOperation, { layer, title, others }: Saved): Bilingual => {
  if (operation === 'draw') return said(`วาดรูปใน ${layer.title}`, `Draw in ${englishTitle(layer)}`);
  const verb = VERBS[operation];
  const more =
    others > 0 && operation === 'edit' ? said(` และอีก ${others} แถว`, ` and ${others} more`) : said('', '');
  return said(
    `${verb.th} ${title} ใน ${layer.title}${more.th}`,
    `${verb.en} ${title} in ${englishTitle(layer)}${more.en}`,
  );
};

/** Sentences of the core about shapes. */
export const shapesText = {
  saved,
  noShapes: said('ไม่มีรูปบนแผนที่', 'has no shapes'),
  zonesFollow: said('โซนได้รูปจากอำเภอของโซน แก้แนวเขตที่อำเภอ', 'takes its shape from its districts: edit those'),
  resultsStand: said('เป็นผลวิเคราะห์ แก้รูปไม่ได้', 'is the result of an analysis: its shapes stand'),
  nothingDrawn: said('ยังไม่ได้แก้อะไร', 'nothing was changed'),
  cutLine: said('เส้นแบ่ง', 'Cutting line'),
  lineMisses: said('เส้นต้องพาดข้ามรูปจากขอบถึงขอบ', 'has to cross the shape from border to border'),
  merge: said('รวมรูป', 'Merge'),
  kindsDiffer: said('รวมได้เฉพาะรูปชนิดเดียวกัน', 'only shapes of one kind can be merged'),
  hole: said('รูที่เจาะ', 'The hole'),
} as const;
