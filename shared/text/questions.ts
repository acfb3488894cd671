import type { Bilingual } from '../contract/base.ts';
import type { QuestionGroup } from './question-sentences.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

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

/** The ready questions of a decision meeting, by the key of their steps: what one step says by itself is asked by its own sentence. Both languages have the same blanks in the same order. */
export const questionWords: Readonly<Record<string, QuestionWords>> = {
  'count-near': words(
    'count',
    said('นับในพื้นที่ใกล้', 'Count what is near'),
    'นับ {subject} ในแต่ละ {areas} ที่อยู่ภายใน {distance} จาก {of} วัดระยะ {roads}',
    'Count {subject} in each {areas} within {distance} of a {of} as measured {roads}',
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
  'area-within': words(
    'overlap',
    said('เนื้อที่ในแต่ละพื้นที่', 'Area in each area'),
    'มี {subject} กี่ไร่ในแต่ละ {areas}',
    'How many rai of {subject} lie in each {areas}',
  ),
  nearest: words(
    'distance',
    said('แห่งที่ใกล้ที่สุด', 'The nearest'),
    'แต่ละ {subject} อยู่ใกล้ {of} แห่งใดที่สุด และไกลเท่าไร วัดระยะ {roads}',
    'For each {subject} the nearest {of} and how far it is, as measured {roads}',
  ),
  'far-from': words(
    'distance',
    said('ที่อยู่ไกลเกินระยะ', 'What is too far'),
    '{subject} ใดอยู่ไกลเกิน {distance} จาก {of} วัดระยะ {roads}',
    'Which {subject} are further than {distance} from any {of} as measured {roads}?',
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
  'small-funds': words(
    'lack',
    said('กองทุนที่สมาชิกยังน้อย', 'Funds with few members'),
    'พื้นที่สภาฯ ใดมีสมาชิกของ {subject} ไม่ถึงร้อยละ 10 ของประชากร',
    'In which council areas are the members of a {subject} fewer than 10 % of the people?',
  ),
  'unsafe-houses': words(
    'lack',
    said('บ้านไม่ปลอดภัยที่ยังไม่อยู่ในโครงการ', 'Unsafe houses outside any project'),
    'แต่ละ {areas} มีครัวเรือนบ้านไม่ปลอดภัยที่ยังไม่อยู่ในโครงการใดเท่าไร',
    'In each {areas} how many households live in unsafe houses and are in no project?',
  ),
  'no-manager': words(
    'lack',
    said('พื้นที่ที่ยังไม่มีนักจัดการทางสังคม', 'Areas without a social manager'),
    '{areas} ใดยังไม่มีนักจัดการทางสังคม',
    'Which {areas} have no social manager?',
  ),
  rings: words(
    'overlap',
    said('เนื้อที่รอบแห่งต่าง ๆ ตามระยะ', 'Ground in rings'),
    'มี {subject} กี่ไร่รอบ {of} ในระยะ 1, 3 และ 5 กม.',
    'How many rai of {subject} lie around {of} within 1, 3 and 5 km?',
  ),
  dense: words(
    'pattern',
    said('ความหนาแน่น', 'Density'),
    '{subject} หนาแน่นที่ใด เมื่อมองในรัศมี {distance}',
    'Where are {subject} dense, seen within {distance}?',
  ),
  gathered: words(
    'pattern',
    said('พื้นที่ที่มากหรือน้อยเกาะกลุ่ม', 'Where much or little gathers'),
    '{areas} ใดมี {subject} มากหรือน้อยเกาะกลุ่มกัน',
    'In which {areas} do many or few {subject} gather?',
  ),
  stale: words(
    'check',
    said('ข้อมูลเก่าเกินกำหนด', 'Stale data'),
    '{subject} ใดมีข้อมูลเก่าเกิน 12 เดือน',
    'Which {subject} have data older than 12 months?',
  ),
  changed: words(
    'change',
    said('เทียบก่อน–หลัง', 'Before and after'),
    'จาก {before} เป็น {after} มีที่ใดเพิ่ม ที่ใดหาย กี่ไร่',
    'From {before} to {after}, what was gained and lost, in rai?',
  ),
};

/** What the rows that a ready question keeps are, as its sentence says it. */
export const keptText: Readonly<Record<string, Bilingual>> = {
  'small-funds': said(
    'ที่สมาชิกกองทุนไม่ถึงร้อยละ 10 ของประชากร',
    'have a fund whose members are fewer than 10 % of the people',
  ),
  'no-manager': said('ที่ยังไม่มีนักจัดการทางสังคม', 'have no social manager yet'),
  stale: said('ที่ข้อมูลเก่าเกิน 12 เดือน', 'have data older than 12 months'),
};

export const questionsUi = {
  figureOf: said('{field} ของ{layer}', '{field} of {layer}'),
  alongRoads: said('ตามเส้นทาง', 'along roads'),
  atOnce: said('0 ม. (เฉพาะในพื้นที่)', '0 m (within only)'),
} as const satisfies Record<string, Bilingual>;
