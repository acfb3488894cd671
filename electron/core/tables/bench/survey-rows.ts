import { SeededRandom } from '../../sample/random.ts';

/** Rows of a survey of a seed: names in Thai, most of them different, codes, areas, amounts, days. */
export interface SurveyRow {
  readonly name: string;
  readonly code: string;
  readonly tambon: string;
  readonly kind: string;
  readonly people: number;
  readonly income: number;
  readonly surveyed: string;
  readonly note: string | null;
}

export const SURVEY_COLUMNS = [
  'name',
  'code',
  'tambon',
  'kind',
  'people',
  'income',
  'surveyed',
  'note',
] as const;

const SYLLABLES = [
  ...['บ้าน', 'หนอง', 'คลอง', 'เขา', 'ป่า', 'ทุ่ง', 'โคก', 'น้ำ', 'ใหญ่', 'เหนือ', 'ใต้', 'แก้ว', 'ไทร', 'ขาว'],
  ...['ดง', 'เสือ', 'แดง', 'ศรี', 'ทอง', 'ห้วย', 'ไผ่', 'เต่า', 'แสง', 'จันทร์'],
];
const KINDS = ['เกษตร', 'ค้าขาย', 'รับจ้าง', 'ประมง', 'อื่น ๆ'];

/** Makes so many rows, the same at each call. */
export function surveyRows(count: number): SurveyRow[] {
  const random = new SeededRandom(200);
  const word = (least: number, most: number): string =>
    Array.from({ length: random.whole(least, most) }, () => random.pick(SYLLABLES)).join('');
  const tambons = Array.from({ length: 120 }, () => word(2, 3));
  return Array.from({ length: count }, (_, i) => ({
    name: `${word(2, 4)} ${random.whole(1, 999)}`,
    code: String(81_000_000 + i),
    tambon: random.pick(tambons),
    kind: random.pick(KINDS),
    people: random.whole(1, 9),
    income: random.whole(1000, 40_000),
    surveyed: `2024-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    note: i % 3 === 0 ? `ตรวจแล้ว ${word(1, 2)}` : null,
  }));
}
