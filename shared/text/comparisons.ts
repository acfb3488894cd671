import type { Bilingual } from '../contract/base.ts';
import type { Noun } from './analyses.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const n = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });

/** What is read out of a comparison; counts are of rows. */
export interface ComparisonSentence {
  readonly rows: Noun;
  /** When the earlier answer was made, in words of either language. */
  readonly earlier: Bilingual;
  readonly of: number;
  readonly more: number;
  readonly less: number;
  readonly same: number;
  readonly gained: number;
  readonly lost: number;
  readonly suppressed: number;
  readonly missing: number;
  /** Old and new total; null where they can't be told or summed. */
  readonly totals: { readonly before: number; readonly after: number } | null;
  readonly unit: string;
  /** The row that gained the most, and the one that lost the most. */
  readonly most: { readonly name: string; readonly difference: number } | null;
  readonly least: { readonly name: string; readonly difference: number } | null;
}

const listed = (words: readonly string[], joint: string): string => words.filter(Boolean).join(joint);
const some = (count: number, words: string): string => (count === 0 ? '' : words);

const totalTh = ({ totals, unit }: ComparisonSentence): string => {
  if (totals === null) return '';
  const { before, after } = totals;
  if (before === after) return `รวมเท่าเดิม ${n(after)} ${unit}`;
  const way = after > before ? 'เพิ่มขึ้น' : 'ลดลง';
  return `รวม${way} ${n(Math.abs(after - before))} ${unit} (จาก ${n(before)} เป็น ${n(after)})`;
};
const totalEn = ({ totals }: ComparisonSentence): string => {
  if (totals === null) return '';
  const { before, after } = totals;
  if (before === after) return `the total stays at ${n(after)}`;
  return `the total ${after > before ? 'rose' : 'fell'} by ${n(Math.abs(after - before))} (from ${n(before)} to ${n(after)})`;
};

/** The sentence to be read out of figures that are held against those of the run before. */
export const comparisonSentence = (s: ComparisonSentence): Bilingual => {
  const { counter } = s.rows;
  const moved = s.more + s.less + s.gained + s.lost > 0;
  const th = [
    `เทียบกับครั้งก่อน (${s.earlier.th})`,
    moved
      ? `จาก ${n(s.of)} ${counter.th} เพิ่มขึ้น ${n(s.more)} ลดลง ${n(s.less)} เท่าเดิม ${n(s.same)}`
      : `ทั้ง ${n(s.of)} ${counter.th} ไม่มีที่ใดเปลี่ยนเท่าที่แสดงได้`,
    some(s.gained, `มีใหม่ ${n(s.gained)}`),
    some(s.lost, `ไม่มีแล้ว ${n(s.lost)}`),
    some(s.missing, `ยังไม่มีข้อมูล ${n(s.missing)}`),
    some(s.suppressed, `ปกปิด ${n(s.suppressed)}`),
    totalTh(s),
    s.most === null ? '' : `เพิ่มมากสุดที่ ${s.most.name} ${n(s.most.difference)} ${s.unit}`,
    s.least === null ? '' : `ลดมากสุดที่ ${s.least.name} ${n(-s.least.difference)} ${s.unit}`,
  ];
  const en = [
    `Compared with the last run (${s.earlier.en})`,
    moved
      ? `of ${n(s.of)} ${s.rows.plural}, ${n(s.more)} have more, ${n(s.less)} less and ${n(s.same)} the same`
      : `none of ${n(s.of)} ${s.rows.plural} changed, as far as may be shown`,
    some(s.gained, `${n(s.gained)} are new`),
    some(s.lost, `${n(s.lost)} are gone`),
    some(s.missing, `${n(s.missing)} can't be compared for want of data`),
    some(s.suppressed, `the differences of ${n(s.suppressed)} are withheld`),
    totalEn(s),
    s.most === null ? '' : `the most was gained in ${s.most.name}, ${n(s.most.difference)}`,
    s.least === null ? '' : `the most was lost in ${s.least.name}, ${n(-s.least.difference)}`,
  ];
  return said(listed(th, ' '), listed(en, '; '));
};

/** The sentence where being among the rows is all that they say: what came, what went, what stayed. */
export const membershipSentence = (
  s: Pick<ComparisonSentence, 'rows' | 'earlier' | 'gained' | 'lost' | 'same'> & {
    readonly names: readonly string[];
  },
): Bilingual => {
  const { counter } = s.rows;
  const named = s.names.length === 0 ? '' : ` (${s.names.join(' ')})`;
  const namedEn = s.names.length === 0 ? '' : ` (${s.names.join(', ')})`;
  return said(
    `เทียบกับครั้งก่อน (${s.earlier.th}) เข้ามาใหม่ ${n(s.gained)} ${counter.th}${named} ไม่อยู่แล้ว ${n(s.lost)} ${counter.th} คงอยู่ ${n(s.same)} ${counter.th}`,
    `Compared with the last run (${s.earlier.en}), ${n(s.gained)} ${s.rows.plural} are new${namedEn}, ${n(s.lost)} are gone, ${n(s.same)} stay`,
  );
};

/** Words of comparisons of an answer with the one before. */
export const comparisonText = {
  title: (title: string, earlier: Bilingual): Bilingual =>
    said(`${title} เทียบกับ ${earlier.th}`, `${title} compared with ${earlier.en}`),
  change: (title: string): Bilingual => said(`เทียบคำตอบ ${title}`, `Compare the answer ${title}`),
  columns: {
    before: said('ครั้งก่อน', 'Before'),
    after: said('ครั้งใหม่', 'Now'),
    value: said('ส่วนต่าง', 'Difference'),
    valueIn: (unit: string): Bilingual => said(`ส่วนต่าง (${unit})`, `Difference (${unit})`),
    change: said('เปลี่ยนอย่างไร', 'Change'),
  },
  changes: {
    gained: said('มีใหม่', 'new'),
    lost: said('ไม่มีแล้ว', 'gone'),
    more: said('เพิ่มขึ้น', 'more'),
    less: said('ลดลง', 'less'),
    same: said('เท่าเดิม', 'same'),
    suppressed: said('ปกปิด', 'withheld'),
    missing: said('ยังไม่มีข้อมูล', 'no data'),
  },
  classes: {
    less: 'ลดลง',
    same: 'เท่าเดิม',
    more: 'เพิ่มขึ้น',
    lessThan: (value: number, whole: boolean): string =>
      whole ? `ลดลง ${n(value + 1)} ขึ้นไป` : `ลดลงเกิน ${n(value)}`,
    lessUpTo: (value: number, whole: boolean): string =>
      whole && value > 1 ? `ลดลง 1–${n(value)}` : `ลดลงไม่เกิน ${n(value)}`,
    moreUpTo: (value: number, whole: boolean): string =>
      whole && value > 1 ? `เพิ่มขึ้น 1–${n(value)}` : `เพิ่มขึ้นไม่เกิน ${n(value)}`,
    moreThan: (value: number, whole: boolean): string =>
      whole ? `เพิ่มขึ้น ${n(value + 1)} ขึ้นไป` : `เพิ่มขึ้นเกิน ${n(value)}`,
  },
  method: (by: 'code' | 'name' | 'texts' | 'shape' | 'none'): Bilingual => {
    const words = {
      code: said('รหัส', 'their code'),
      name: said('ชื่อ', 'their name'),
      texts: said('ข้อความทุกช่อง', 'all their texts'),
      shape: said('รูปร่าง', 'their shape'),
      none: said('ข้อความและรูปร่าง ตามลำดับ', 'their texts and shape, in order'),
    }[by];
    return said(
      `ตัวเลขครั้งใหม่ลบครั้งก่อน ทีละแถว จับคู่แถวด้วย${words.th} ตัวเลขที่ปกปิดในครั้งใดครั้งหนึ่งไม่นำมาลบกัน`,
      `New less old, row by row, put together by ${words.en}. What is withheld in either answer is not subtracted`,
    );
  },
  suppressed: said(
    'ปกปิดส่วนต่าง เพราะตัวเลขครั้งใดครั้งหนึ่งปกปิดอยู่',
    'The difference is withheld, as one of the two figures is',
  ),
  missing: said('เทียบไม่ได้ เพราะครั้งใดครั้งหนึ่งยังไม่มีข้อมูล', 'Not comparable: one of the two figures is not known'),
  rows: said('แถว', 'rows'),
} as const;

/** What the page says of an answer that has an earlier one. */
export const comparisonUi = {
  earlier: said('คำถามนี้เคยตอบเมื่อ {date}', 'This was answered before, on {date}'),
  compare: said('เทียบกับครั้งก่อน', 'Compare with the last run'),
  showEarlier: said('ดูคำตอบครั้งก่อน', 'Show the earlier answer'),
  showNow: said('ดูคำตอบครั้งใหม่', 'Show the newer answer'),
} as const satisfies Record<string, Bilingual>;

/** How the words of classes of differences begin, the longest first, with their English. */
const CLASS_WORDS: readonly (readonly [th: string, en: string, end: string])[] = [
  ['ลดลงไม่เกิน ', 'up to ', ' less'],
  ['เพิ่มขึ้นไม่เกิน ', 'up to ', ' more'],
  ['ลดลงเกิน ', 'over ', ' less'],
  ['เพิ่มขึ้นเกิน ', 'over ', ' more'],
  ['ลดลง ', '', ' less'],
  ['เพิ่มขึ้น ', '', ' more'],
];
const UPWARD = ' ขึ้นไป';

/** The words of a class of differences in English; null for other words. */
export const differenceInEnglish = (label: string): string | null => {
  const found = CLASS_WORDS.find(([th]) => label.startsWith(th));
  if (found === undefined) return null;
  const [th, en, end] = found;
  const figure = label.slice(th.length);
  const bare = figure.endsWith(UPWARD) ? figure.slice(0, -UPWARD.length) : figure;
  if (!/^[\d.,–]+$/.test(bare)) return null;
  return `${en}${bare}${bare === figure ? '' : ' or more'}${end}`;
};
