import type { Bilingual, Language } from '../contract/base.ts';
import { clusterText } from './cluster-text.ts';
import { comparisonText, differenceInEnglish } from './comparisons.ts';
import { stateText } from './operation-columns.ts';
import { ringInEnglish } from './rings.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What stands in the cells of results is Thai; each of these words has its English here. */
const WORDS: readonly Bilingual[] = [
  ...[...Object.values(clusterText), ...Object.values(stateText)],
  ...Object.values(comparisonText.changes),
];
/** Ground that was gained is no difference of figures, though Thai has one word for both. */
const STATES = new Map<string, string>(Object.values(stateText).map(({ th, en }) => [th, en]));
const ENGLISH = new Map(WORDS.map(({ th, en }) => [th, en]));

/**
 * A word that an operation put into a cell, in the reader's language; what people wrote stays as it is.
 *
 * @param field the column that it stands in, where that is known
 */
export const resultWord = (word: string, language: Language, field = ''): string => {
  if (language !== 'en') return word;
  const own = field === 'state' ? STATES.get(word) : undefined;
  return own ?? ENGLISH.get(word) ?? ringInEnglish(word) ?? differenceInEnglish(word) ?? word;
};

/** Words of an answer's chart. */
export const chartText = {
  distribution: said('การกระจายของตัวเลข', 'Distribution of the figure'),
  zone: said('โซน', 'Zone'),
  district: said('อำเภอ', 'District'),
  none: said('ไม่ระบุ', 'not given'),
  yes: said('ใช่', 'yes'),
  no: said('ไม่ใช่', 'no'),
  rows: said('รายการ', 'rows'),
  missing: said('ยังไม่มีข้อมูล', 'no data'),
  suppressed: said('ปกปิด', 'withheld'),
} as const;

/** What the page says around a chart. */
export const chartUi = {
  ranking: said('ลำดับ', 'Ranking'),
  chart: said('แผนภูมิ', 'Chart'),
  view: said('ดูคำตอบเป็น', 'Show the answer as'),
  by: said('แบ่งตาม', 'Divided by'),
  label: said('แผนภูมิของคำตอบ', 'Chart of the answer'),
  /** Under a histogram that nobody points at. */
  hint: said(
    'กดแท่งเพื่อเลือกแถวเหล่านั้นบนแผนที่และตาราง',
    'Press a bar to choose its rows on the map and in the table',
  ),
  figure: said('{figure} ({unit})', '{figure} ({unit})'),
  counted: said('จำนวน ({unit})', 'How many ({unit})'),
  ofRows: said('จาก {n} แถว', 'of {n} rows'),
  withheld: said('ปกปิด {n}', '{n} withheld'),
  missing: said('ยังไม่มีข้อมูล {n}', '{n} without data'),
  tooMany: said(
    'แท่งนี้มี {n} แถว มากเกินกว่าจะเลือกพร้อมกัน แบ่งให้ละเอียดขึ้น หรือกรองพื้นที่ก่อน',
    'This bar has {n} rows, too many to choose at once: divide more finely, or narrow the area first',
  ),
  none: said('คำตอบนี้ไม่มีตัวเลขหรือชนิดให้วาดแผนภูมิ', 'This answer has no figures or kinds to draw'),
  noAnswer: said('แผนภูมิจะอยู่ตรงนี้เมื่อได้คำตอบ', 'The chart appears here with the answer'),
  asTable: said('ดูเป็นตาราง', 'As a table'),
  bar: said('ช่วงหรือชนิด', 'Range or kind'),
  value: said('ค่า', 'Value'),
} as const satisfies Record<string, Bilingual>;
