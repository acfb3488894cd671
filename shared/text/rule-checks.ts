import type { Bilingual } from '../contract/base.ts';
import type { RuleKey } from './rules.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

interface RuleWords {
  readonly title: Bilingual;
  readonly advice: Bilingual;
}

const words = <K extends RuleKey>(all: Record<K, RuleWords>): Record<K, RuleWords> => all;

const OPEN_FORM = said('เปิดแถวแล้วแก้ในแบบฟอร์ม', 'Open the row and correct it in its form');
const ASK_AREA = said('ตรวจกับพื้นที่แล้วแก้ตัวเลขที่ผิด', 'Ask the area, and correct the number that is wrong');
const ADD_ROLE = said('เพิ่มบทบาทในทะเบียนบุคคล', 'Add the role in the register of people');

/** Rules of the domain that the page of data quality lists one by one: what each is called, and what to do. */
export const RULE_CHECK_WORDS = words({
  'area-differs': {
    title: said('เนื้อที่ประกาศต่างจากที่วัดเกิน 10 %', 'Declared area over 10 % off the measured'),
    advice: said('ตรวจเลขในประกาศกับแนวเขตบนแผนที่', 'Compare the announcement with the outline on the map'),
  },
  'declared-parts': {
    title: said('งานหรือตารางวาเกินหน่วย', 'Ngan or square wah beyond their range'),
    advice: OPEN_FORM,
  },
  'expiry-order': {
    title: said('ป่าชุมชนหมดอายุก่อนวันอนุมัติ', 'Forests that expire before approval'),
    advice: OPEN_FORM,
  },
  'fund-over-population': {
    title: said('สมาชิกกองทุนมากกว่าประชากร', 'Funds with more members than people'),
    advice: ASK_AREA,
  },
  'balance-without-day': {
    title: said('ยอดเงินกองทุนที่ไม่รู้ว่า ณ วันใด', 'Fund balances without their day'),
    advice: said('ใส่วันที่ของยอดเงิน', 'Say of which day the balance is'),
  },
  'council-before-act': {
    title: said('จดแจ้งก่อนมี พ.ร.บ.สภาองค์กรชุมชน', 'Councils registered before the Act'),
    advice: OPEN_FORM,
  },
  'council-second': {
    title: said('มากกว่าหนึ่งสภาในพื้นที่เดียว', 'More than one council in an area'),
    advice: said(
      'เปลี่ยนสถานะของสภาที่เลิกแล้ว หรือลบแถวที่ซ้ำ',
      'Change the state of the one that ended, or delete the duplicate',
    ),
  },
  'review-before-founding': {
    title: said('ทบทวนก่อนวันที่จดแจ้ง', 'Reviewed before they were registered'),
    advice: OPEN_FORM,
  },
  'day-in-future': { title: said('วันที่ที่ยังมาไม่ถึง', 'Days that have not come yet'), advice: OPEN_FORM },
  'units-over-target': {
    title: said('บ้านเสร็จมากกว่าเป้าหมาย', 'More homes done than the target'),
    advice: ASK_AREA,
  },
  'finished-order': {
    title: said('โครงการเสร็จก่อนวันเริ่ม', 'Projects finished before they started'),
    advice: OPEN_FORM,
  },
  'unit-over-ceiling': {
    title: said('งบต่อหลังเกินเพดาน', 'Cost of a unit over its ceiling'),
    advice: said(
      'ตรวจงบและเป้าหมาย หรือตั้งเพดานของปีนั้น',
      'Check budget and target, or set the ceiling of the year',
    ),
  },
  'moo-range': { title: said('หมู่ที่ไม่อยู่ใน 1–99', 'Moo outside 1 to 99'), advice: OPEN_FORM },
  'moo-taken': {
    title: said('หมู่ที่ซ้ำในตำบลเดียวกัน', 'The same moo twice in a sub-district'),
    advice: said('แก้หมู่ที่ หรือใส่วันสิ้นสุดของหมู่บ้านเดิม', 'Correct the moo, or end the former village'),
  },
  'valid-order': { title: said('สิ้นสุดก่อนเริ่มใช้', 'Areas that end before they begin'), advice: OPEN_FORM },
  'core-team-size': { title: said('Core Team ไม่ใช่ 7–10 คน', 'Core teams not of 7 to 10'), advice: ADD_ROLE },
  'group-too-small': {
    title: said('คณะทำงานที่คนยังไม่ครบ', 'Groups with too few members'),
    advice: ADD_ROLE,
  },
  'zone-team-strategist': {
    title: said('ทีมโซนไม่มีนักยุทธศาสตร์', 'Zone teams without a strategist'),
    advice: ADD_ROLE,
  },
  'zone-team-data-officer': {
    title: said('ทีมโซนไม่มีนักข้อมูล', 'Zone teams without a data officer'),
    advice: ADD_ROLE,
  },
  'zone-team-coordinator': {
    title: said('ทีมโซนไม่มีผู้ประสานงาน', 'Zone teams without a coordinator'),
    advice: ADD_ROLE,
  },
  'coordinator-one': {
    title: said('พื้นที่สภาฯ ที่ไม่ได้มีผู้ประสานงานหลัก 1 คน', 'Council areas without exactly one coordinator'),
    advice: said('หนึ่งพื้นที่มีผู้ประสานงานหลักคนเดียว', 'Each area has one lead coordinator'),
  },
});

export type RuleCheckKey = keyof typeof RULE_CHECK_WORDS;
