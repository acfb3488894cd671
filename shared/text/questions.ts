import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What people ask about: the groups of the list of questions, in its order. */
export const questionGroups = {
  count: said('นับและรวม', 'Count and sum'),
  distance: said('ใกล้ไกล', 'Near and far'),
  overlap: said('ทับกัน', 'Overlap'),
  lack: said('ที่ยังไม่มี', 'What is lacking'),
  pattern: said('ที่ใดหนาแน่น', 'Where it is dense'),
  change: said('เปลี่ยนไป', 'What changed'),
  check: said('ตรวจแนวเขต', 'Check boundaries'),
} as const satisfies Record<string, Bilingual>;
export type QuestionGroup = keyof typeof questionGroups;

/** The words between blanks, `{name}` where each blank stands. */
export interface QuestionWords {
  readonly group: QuestionGroup;
  readonly title: Bilingual;
  readonly th: string;
  readonly en: string;
}

const words = (group: QuestionGroup, title: Bilingual, th: string, en: string): QuestionWords => ({
  ...{ group, title, th, en },
});

/** Every sentence with blanks that can be asked, by the key of its steps. Both languages have the same blanks in the same order. */
export const questionWords: Readonly<Record<string, QuestionWords>> = {
  'count-near': words(
    'count',
    said('นับในพื้นที่ใกล้', 'Count what is near'),
    'นับ {subject} ในแต่ละ {areas} ที่อยู่ภายใน {distance} จาก {of}',
    'Count {subject} in each {areas} within {distance} of a {of}',
  ),
  'count-in': words(
    'count',
    said('นับในแต่ละพื้นที่', 'Count in each area'),
    'แต่ละ {areas} มี {subject} เท่าไร',
    'In each {areas} how many {subject} are there?',
  ),
  'sum-in': words(
    'count',
    said('รวมตัวเลขรายพื้นที่', 'Sum figures by area'),
    'รวม {figure} ในแต่ละ {areas}',
    'The sum of {figure} in each {areas}',
  ),
  'mean-in': words(
    'count',
    said('ค่าเฉลี่ยรายพื้นที่', 'Means by area'),
    'ค่าเฉลี่ยของ {figure} ในแต่ละ {areas}',
    'The mean of {figure} in each {areas}',
  ),
  'area-within': words(
    'overlap',
    said('เนื้อที่ในแต่ละพื้นที่', 'Area in each area'),
    'มี {subject} กี่ไร่ในแต่ละ {areas}',
    'How many rai of {subject} lie in each {areas}',
  ),
  nearest: words(
    'distance',
    said('แห่งที่ใกล้ที่สุด', 'The nearest'),
    'แต่ละ {subject} อยู่ใกล้ {of} แห่งใดที่สุด และไกลเท่าไร',
    'For each {subject} the nearest {of}, and how far it is',
  ),
  'far-from': words(
    'distance',
    said('ที่อยู่ไกลเกินระยะ', 'What is too far'),
    '{subject} ใดอยู่ไกลเกิน {distance} จาก {of}',
    'Which {subject} are further than {distance} from any {of}?',
  ),
  'close-to': words(
    'distance',
    said('ที่อยู่ภายในระยะ', 'What is within a distance'),
    '{subject} ใดอยู่ภายใน {distance} จาก {of}',
    'Which {subject} are within {distance} of a {of}?',
  ),
  around: words(
    'distance',
    said('พื้นที่รอบ ๆ', 'The ground around'),
    'พื้นที่รอบ {subject} ในระยะ {distance} อยู่ตรงไหน กี่ไร่',
    'Where is the ground around {subject} within {distance}, in rai?',
  ),
  service: words(
    'distance',
    said('พื้นที่บริการของแต่ละแห่ง', 'Service areas'),
    'แต่ละ {subject} เป็นแห่งที่ใกล้ที่สุดของพื้นที่ใด ใน {within}',
    'Of which ground is each {subject} the nearest, within {within}?',
  ),
  overlap: words(
    'overlap',
    said('ส่วนที่ทับกัน', 'What overlaps'),
    '{subject} ใดทับกับ {with} กี่ไร่',
    'Which {subject} overlap {with}, and by how many rai?',
  ),
  outside: words(
    'overlap',
    said('ส่วนที่อยู่นอก', 'What lies outside'),
    '{subject} ส่วนใดอยู่นอก {with} กี่ไร่',
    'Which parts of {subject} lie outside {with}, in rai?',
  ),
  lies: words(
    'overlap',
    said('ที่ตั้งเทียบกัน', 'How things lie'),
    '{subject} ใด {relation} {of}',
    'Which {subject} {relation} a {of}?',
  ),
  without: words(
    'lack',
    said('พื้นที่ที่ยังไม่มี', 'Areas without'),
    '{areas} ใดยังไม่มี {subject} ทั้งในพื้นที่และในระยะ {distance}',
    'Which {areas} have no {subject} within them or within {distance}?',
  ),
  'without-row': words(
    'lack',
    said('พื้นที่สภาฯ ที่ยังไม่มี', 'Council areas without'),
    'พื้นที่สภาฯ ใดยังไม่มี {subject}',
    'Which council areas have no {subject}?',
  ),
  dense: words(
    'pattern',
    said('ความหนาแน่น', 'Density'),
    '{subject} หนาแน่นที่ใด เมื่อมองในรัศมี {distance}',
    'Where are {subject} dense, seen within {distance}?',
  ),
  'in-cells': words(
    'pattern',
    said('นับเป็นช่อง', 'Count in cells'),
    'นับ {subject} ในช่องหกเหลี่ยมกว้าง {distance}',
    'Count {subject} in hexagons {distance} wide',
  ),
  changed: words(
    'change',
    said('เทียบก่อน–หลัง', 'Before and after'),
    'จาก {before} เป็น {after} มีที่ใดเพิ่ม ที่ใดหาย กี่ไร่',
    'From {before} to {after}, what was gained and lost, in rai?',
  ),
  borders: words(
    'check',
    said('แนวเขตที่ผิดพลาด', 'Boundaries drawn wrong'),
    'แนวเขตของ {subject} ซ้อนกัน มีช่องว่าง หรือวาดผิดที่ใด',
    'Where do boundaries of {subject} overlap, leave gaps or go wrong?',
  ),
};

export const questionsUi = {
  find: said('พิมพ์สิ่งที่อยากรู้', 'Type what you want to know'),
  none: said('ไม่พบคำถามที่มีคำนี้', 'No question has these words'),
  list: said('คำถามทั้งหมด', 'All questions'),
  figureOf: said('{field} ของ{layer}', '{field} of {layer}'),
  atOnce: said('0 ม. (เฉพาะในพื้นที่)', '0 m (within only)'),
} as const satisfies Record<string, Bilingual>;
