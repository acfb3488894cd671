import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What a broken rule says: what is the matter and, where that is plain, what to do. `{blanks}` are the rule's words. */
export const ruleText = {
  'code-digits': said('ต้องเป็นตัวเลข {digits} หลัก', 'Must be {digits} digits'),
  'code-parent': said('ต้องขึ้นต้นด้วยรหัสที่อยู่เหนือขึ้นไป คือ {parent}', 'Must begin with the code above it, {parent}'),
  'code-taken': said('รหัสนี้เป็นของ {name} แล้ว', 'This code belongs to {name} already'),
  'figure-count': said(
    'จำนวนคน ครัวเรือน หรือหมู่บ้านต้องเป็นจำนวนเต็มตั้งแต่ 0',
    'People, households and villages are counted in whole numbers from 0 on',
  ),
  'figure-negative': said('เนื้อที่ติดลบไม่ได้', 'An area is not below 0'),
  'moo-range': said('หมู่ที่ต้องอยู่ระหว่าง 1–99', 'Moo is a number from 1 to 99'),
  'moo-taken': said('หมู่ {moo} ของตำบลนี้คือ {name} แล้ว', 'Moo {moo} of this sub-district is {name} already'),
  'valid-order': said('วันสิ้นสุดมาก่อนวันเริ่มใช้', 'The end comes before the beginning'),
  'point-outside': said('ตำแหน่งอยู่นอก{area} ห่างขอบเขต {distance}', 'The place lies {distance} outside {area}'),
  'coordinator-one': said(
    'ต้องมีผู้ประสานงานหลัก 1 คน ตอนนี้มี {count} คน',
    'Needs exactly 1 lead coordinator and has {count}',
  ),
  'council-before-act': said(
    'ก่อน พ.ร.บ.สภาองค์กรชุมชน (ก.พ. 2551) จดแจ้งไม่ได้',
    'No council was registered before the Act of February 2008 (2551)',
  ),
  'council-second': said(
    'พื้นที่นี้มี {name} จัดตั้งอยู่แล้ว หนึ่งพื้นที่มีได้สภาเดียว',
    '{name} stands in this council area already: there is one to an area',
  ),
  'review-before-founding': said('ทบทวนก่อนวันที่จดแจ้ง', 'Reviewed before it was registered'),
  'day-in-future': said('เป็นวันที่ยังมาไม่ถึง', 'This day has not come yet'),
  'fund-over-population': said(
    'มากกว่าประชากรของพื้นที่ {people} คน (สถิติปี {year})',
    'More than the {people} people of the area (statistics of {year})',
  ),
  'balance-without-day': said('ใส่วันที่ของยอดเงินกองทุน', 'Say of which day the balance is'),
  'core-team-size': said(
    'Core Team ควรมี 7–10 คน ตอนนี้มี {count} คน',
    'A core team has 7 to 10 members; this one has {count}',
  ),
  'group-too-small': said(
    'มีสมาชิก {count} คน น้อยกว่า {least} คนที่กำหนด',
    '{count} members, fewer than the {least} that it needs',
  ),
  'zone-team-strategist': said('ทีมโซนยังไม่มีนักยุทธศาสตร์', 'The zone team has no strategist'),
  'zone-team-data-officer': said('ทีมโซนยังไม่มีนักข้อมูล', 'The zone team has no data officer'),
  'zone-team-coordinator': said('ทีมโซนยังไม่มีผู้ประสานงาน', 'The zone team has no coordinator'),
  'declared-parts': said('งานต้องไม่เกิน 3 และตารางวาต้องไม่ถึง 100', 'Ngan go up to 3, square wah stay below 100'),
  'area-differs': said(
    'วัดจากแผนที่ได้ {measured} ไร่ ต่างจากที่ประกาศ {percent} %',
    'Measured on the map it is {measured} rai, {percent} % off the declared area',
  ),
  'forest-overlap': said('ทับกับ {names} รวม {rai} ไร่', 'Overlaps {names} by {rai} rai'),
  'outside-province': said('อยู่นอกจังหวัด', 'Lies outside the province'),
  'expiry-order': said('หมดอายุก่อนวันที่อนุมัติ', 'Expires before it was approved'),
  'units-over-target': said(
    'มากกว่าเป้าหมาย {target} ครัวเรือน แก้จำนวนหรือปรับเป้าหมาย',
    'More than the target of {target}: correct the number or the target',
  ),
  'finished-order': said('เสร็จก่อนวันเริ่ม', 'Finished before it started'),
  'unit-over-ceiling': said(
    'เฉลี่ย {unit} บาท/หลัง เกินเพดาน {ceiling} บาท (ตั้งแต่ปี {year})',
    '{unit} baht a unit, over the ceiling of {ceiling} (since {year})',
  ),
  'household-empty': said('ครัวเรือนต้องมีอย่างน้อย 1 คน', 'A household has at least 1 member'),
  'cards-over-members': said('มากกว่าสมาชิก {members} คน', 'More than the {members} members'),
  'birth-in-future': said('วันเกิดยังมาไม่ถึง', 'This birth is yet to come'),
  'too-old': said('อายุ {age} ปี เกิน 120 ปี', 'Aged {age}: over 120'),
  'same-person': said('อาจซ้ำกับอีก {count} คนในทะเบียน', 'May be the same as {count} others'),
  'lead-twice': said('เป็นผู้รับผิดชอบหลัก {count} ประเด็น ควรมีประเด็นเดียว', 'Leads {count} issues; one is the rule'),
  'second-twice': said(
    'เป็นผู้รับผิดชอบรอง {count} ประเด็น ควรมีไม่เกิน 1',
    'Second in {count} issues; one is the most',
  ),
  'finance-mixed': said(
    'ผู้รับผิดชอบแผนงานไม่ควรทำการเงินด้วย',
    'Whoever is in charge of a plan should not keep its money',
  ),
  'role-order': said('วันสิ้นสุดมาก่อนวันเริ่ม', 'The end comes before the beginning'),
} as const satisfies Record<string, Bilingual>;

export type RuleKey = keyof typeof ruleText;
