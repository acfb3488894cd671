import type { Bilingual } from '../contract/base.ts';
import type { RecipeOp } from '../contract/recipe.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What people ask for: the headings under which questions are found. */
export const questionGroups = {
  count: said('มีเท่าไร', 'How many'),
  distance: said('ไกลแค่ไหน', 'How far'),
  overlap: said('ทับกันตรงไหน', 'What overlaps'),
  lack: said('ใครยังไม่มี', 'Who lacks'),
  change: said('อะไรเปลี่ยนไป', 'What changed'),
  group: said('รวมและสรุป', 'Group and summarise'),
  pattern: said('กระจุกอยู่ที่ใด', 'Patterns'),
  check: said('ตรวจและคัดเลือก', 'Check and choose'),
} as const satisfies Record<string, Bilingual>;
export type QuestionGroup = keyof typeof questionGroups;

/** A sentence with blanks in braces, each named as the parameter of the step. */
export interface SentenceWords {
  readonly group: QuestionGroup;
  readonly sentence: Bilingual;
}
const ask = (group: QuestionGroup, th: string, en: string): SentenceWords => ({
  group,
  sentence: said(th, en),
});

/** How a distance is measured, behind the sentences that ask for one. */
const measuredWords = said(' วัดระยะ {roads}', ' as measured {roads}');

/** A sentence without that: where distances are straight nothing is said of it. */
export const withoutRoads = (sentence: Bilingual): Bilingual => ({
  th: sentence.th.replace(measuredWords.th, ''),
  en: sentence.en.replace(measuredWords.en, ''),
});

/**
 * How each operation is asked for. Every blank that must be filled stands in the sentence, in both languages; those
 * that may stay as they are follow beneath it.
 */
export const questionSentences: Readonly<Record<RecipeOp, SentenceWords>> = {
  near: ask(
    'distance',
    `{input} ใดอยู่ภายใน {distanceM} จาก {of}${measuredWords.th}`,
    `Which {input} lie within {distanceM} of {of}${measuredWords.en}`,
  ),
  'count-in-areas': ask('count', 'นับ {input} ในแต่ละ {areas}', 'Count {input} in each of {areas}'),
  'area-in-areas': ask(
    'overlap',
    '{input} ทับกับแต่ละ {areas} กี่ไร่',
    'How many rai of {input} lie in each of {areas}',
  ),
  'summarise-in-areas': ask(
    'count',
    'ในแต่ละ {areas} {input} มี {figures} เท่าไร',
    'In each of {areas}, what is the {figures} of {input}',
  ),
  gaps: ask('lack', '{areas} ใดยังไม่มี {input}', 'Which of {areas} have no {input} yet'),
  grid: ask(
    'pattern',
    'นับ {input} เป็นช่อง {cell} กว้าง {sizeM}',
    'Count {input} in {cell} that are {sizeM} wide',
  ),
  density: ask('pattern', '{input} หนาแน่นที่ใด คิดในรัศมี {radiusM}', 'Where are {input} dense, within {radiusM}'),
  'hot-spots': ask(
    'pattern',
    '{input} ใดมี {value} สูงหรือต่ำเกาะกลุ่มกัน',
    'Where do {input} with high or low {value} gather',
  ),
  outliers: ask(
    'pattern',
    '{input} ใดมี {value} ต่างจากเพื่อนบ้าน',
    'Which {input} stand out from their neighbours by {value}',
  ),
  nearest: ask(
    'distance',
    `{of} ที่ใกล้แต่ละ {input} ที่สุดอยู่ที่ใด ไกลเท่าไร${measuredWords.th}`,
    `Which of {of} is nearest to each of {input}, and how far${measuredWords.en}`,
  ),
  buffer: ask(
    'distance',
    'พื้นที่ที่อยู่ภายใน {distancesM} จาก {input}',
    'The ground within {distancesM} of {input}',
  ),
  voronoi: ask('distance', 'พื้นที่ใดใกล้ {input} แห่งใดที่สุด', 'Which ground is nearest to which of {input}'),
  intersect: ask('overlap', '{input} ใดทับกับ {with} กี่ไร่', 'Which {input} overlap {with}, and by how many rai'),
  union: ask('overlap', 'ซ้อน {input} กับ {with} เก็บทุกส่วน', 'Lay {input} and {with} over each other, keep all'),
  difference: ask(
    'overlap',
    'ส่วนใดของ {input} ที่ {with} ไม่ทับ',
    'Which parts of {input} does {with} not cover',
  ),
  'symmetric-difference': ask(
    'overlap',
    'ส่วนใดมีเฉพาะใน {input} หรือเฉพาะใน {with}',
    'Which ground is only in {input} or only in {with}',
  ),
  identity: ask('overlap', 'ตัด {input} ตามแนวเขตของ {with}', 'Cut {input} along the borders of {with}'),
  clip: ask('overlap', 'ตัด {input} ให้เหลือเฉพาะใน {to}', 'Cut {input} to what lies in {to}'),
  dissolve: ask('group', 'รวม {input} ที่มีค่าเดียวกันเป็นผืนเดียว', 'Make one of {input} that share a value'),
  change: ask(
    'change',
    'จาก {before} ถึง {after} พื้นที่ใดเพิ่ม หาย หรือคงเดิม',
    'From {before} to {after}, which ground was gained, lost or kept',
  ),
  'topology-check': ask(
    'check',
    'แนวเขตของ {input} ซ้อน ขาด หรือผิดที่ใด',
    'Where do the borders of {input} overlap, gap or err',
  ),
  'spatial-join': ask(
    'group',
    'เติมข้อมูลของ {with} ให้ {input} ที่ {relation}',
    'Add the fields of {with} to {input} that {relation}',
  ),
  'attribute-join': ask(
    'group',
    'เติมข้อมูลของ {with} ให้ {input} โดย {field} ตรงกับ {withField}',
    'Add the fields of {with} to {input} where {field} equals {withField}',
  ),
  calculate: ask(
    'group',
    'คำนวณ {title} ของ {input} จากสูตร {expression}',
    'Work out {title} of {input} by {expression}',
  ),
  'select-by-value': ask('check', '{input} ใดที่ {where}', 'Which {input} have {where}'),
  'select-by-location': ask('check', '{input} ใด {relation} {of}', 'Which {input} {relation} {of}'),
  centroid: ask('group', 'จุดศูนย์กลางของ {input}', 'The centres of {input}'),
  'point-on-surface': ask('group', 'จุดที่อยู่ในแต่ละ {input}', 'A point inside each of {input}'),
  'convex-hull': ask('group', 'ขอบเขตที่ล้อม {input} ทั้งหมด', 'The fence around all {input}'),
  'concave-hull': ask('pattern', 'ขอบเขตที่แนบไปตาม {input}', 'The fence that follows {input}'),
};

/** Words of the list of questions, of blanks and of steps. */
export const composeUi = {
  byCode: said('แถวของชั้นนี้บอกพื้นที่ไว้เอง', 'The rows of this layer name their area'),
  useCode: said('ดูตาม{field}แทนที่ตั้ง', 'Go by {field} instead of by place'),
  library: said('เลือกคำถาม', 'Choose a question'),
  search: said('ค้นคำถาม เช่น นับ ใกล้ ทับ ยังไม่มี', 'Search, for example: count, near, overlap'),
  ready: said('คำถามพร้อมใช้', 'Ready questions'),
  noneFound: said('ไม่พบคำถามนี้ ลองคำสั้นลง เช่น “นับ”', 'No such question. Try a shorter word, such as “count”'),
  steps: said('ดูขั้นตอน', 'See the steps'),
  step: said('ขั้นที่ {n}', 'Step {n}'),
  stepResult: said('ผลของขั้นที่ {n}: {name}', 'Result of step {n}: {name}'),
  addStep: said('ถามต่อจากผลนี้', 'Ask on from this'),
  removeStep: said('เอาขั้นที่ {n} ออก', 'Remove step {n}'),
  moveUp: said('เลื่อนขั้นที่ {n} ขึ้น', 'Move step {n} up'),
  removed: said('เอาขั้นตอนออกแล้ว', 'Step removed'),
  takeBack: said('เอากลับมา', 'Take it back'),
  more: said('ปรับเพิ่มเติม', 'More settings'),
  fill: said('เลือก{name}', 'choose: {name}'),
  write: said('ใส่{name}', 'enter: {name}'),
  none: said('ไม่ระบุ', 'none'),
  otherLayer: said('อีกชั้นข้อมูล', 'another layer'),
  nothingFits: said('ยังไม่มีชั้นข้อมูลที่ใช้กับคำถามนี้ได้ นำเข้าก่อน', 'No layer fits this question yet. Import one first'),
  nothingFound: said('ไม่พบ', 'Nothing found'),
  missing: said('ขั้นที่ {n}: ยังไม่ได้เลือก{name}', 'Step {n}: {name} is not chosen yet'),
  notWritten: said('ขั้นที่ {n}: ยังไม่ได้ใส่{name}', 'Step {n}: {name} is not entered yet'),
  unreadable: said('ขั้นที่ {n}: {problem}', 'Step {n}: {problem}'),
  layerEmpty: said(
    'ขั้นที่ {n}: “{layer}” ยังไม่มีข้อมูล นำเข้าก่อน หรือเลือกชั้นข้อมูลอื่น',
    'Step {n}: “{layer}” has no rows yet. Import them, or choose another layer',
  ),
  tooMuch: said('ขั้นที่ {n}: “{name}” ใช้ได้ไม่เกิน {limit}', 'Step {n}: “{name}” can be {limit} at most'),
  tooLittle: said('ขั้นที่ {n}: “{name}” ใช้ได้ตั้งแต่ {limit}', 'Step {n}: “{name}” must be {limit} at least'),
  doesNotFit: said(
    'ขั้นที่ {n}: “{name}” ใช้ค่านี้ไม่ได้แล้ว เลือกใหม่',
    'Step {n}: “{name}” can no longer be this. Choose again',
  ),
  figureOf: said('{figure} ของ {field}', '{figure} of {field}'),
  changedData: said('รันใหม่', 'Run again'),
} as const satisfies Record<string, Bilingual>;
