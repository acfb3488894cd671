import type { Bilingual } from '../contract/base.ts';
import { formatNumber, formatRai } from '../domain/units.ts';
import { RULE_CHECK_WORDS } from './rule-checks.ts';

interface CheckWords {
  readonly title: Bilingual;
  /** Why it matters and what to do. */
  readonly advice: Bilingual;
  /** What a safe fix does. */
  readonly fix?: Bilingual;
}

const words = <K extends string>(all: Record<K, CheckWords>): Record<K, CheckWords> => all;

/** What each rule of data quality is called, why it matters, and what a safe fix does. */
export const CHECK_WORDS = words({
  ...RULE_CHECK_WORDS,
  'required-missing': {
    title: { th: 'ขาดข้อมูลที่ต้องมี', en: 'Required values are missing' },
    advice: { th: 'เปิดแถวแล้วเติมช่องที่ว่าง', en: 'Open the row and fill the empty field' },
  },
  'code-invalid': {
    title: { th: 'รหัสพื้นที่ไม่ถูกต้อง', en: 'Area codes are wrong' },
    advice: {
      th: 'รหัสต้องมีจำนวนหลักครบและขึ้นต้นด้วยรหัสของพื้นที่เหนือขึ้นไป',
      en: 'A code has its number of digits and begins with the code of the area above',
    },
  },
  'code-duplicate': {
    title: { th: 'รหัสซ้ำกัน', en: 'Codes occur twice' },
    advice: { th: 'แก้รหัสของแถวที่ผิด หรือลบแถวที่ซ้ำ', en: 'Correct the wrong code, or delete the duplicate row' },
  },
  'list-unknown': {
    title: { th: 'คำที่ไม่มีในรายการให้เลือก', en: 'Words that the list does not have' },
    advice: { th: 'เลือกคำจากรายการของช่องนั้น', en: 'Choose a word of the field’s list' },
  },
  'link-missing': {
    title: { th: 'อ้างถึงแถวที่ไม่มี', en: 'Links to rows that are not there' },
    advice: { th: 'เลือกแถวที่ถูก หรือล้างช่องนั้น', en: 'Choose the right row, or clear the field' },
    fix: { th: 'ล้างช่องที่ชี้ไปยังแถวที่ไม่มี', en: 'Clear the fields that point to nothing' },
  },
  'people-link-missing': {
    title: { th: 'ข้อมูลบุคคลอ้างถึงแถวที่ไม่มี', en: 'Links of personal data to rows that are not there' },
    advice: {
      th: 'เปิดครัวเรือน บุคคล หรือบทบาทนั้น แล้วเลือกแถวที่ถูกหรือล้างช่อง',
      en: 'Open the household, person or role and choose the right row, or clear the field',
    },
  },
  'id-open': {
    title: { th: 'เลขประจำตัวประชาชนในข้อมูลเปิด', en: 'ID numbers in open data' },
    advice: {
      th: 'ใครได้แฟ้มงานก็อ่านได้ ย้ายไปทะเบียนบุคคลหรือครัวเรือน แล้วล้างช่องนั้น',
      en: 'Whoever gets the workspace reads them: record them under persons or households, then clear the field',
    },
  },
  'name-untidy': {
    title: { th: 'ชื่อมีช่องว่างหรือสระวรรณยุกต์ผิดลำดับ', en: 'Names with stray spaces or misplaced marks' },
    advice: {
      th: 'ชื่อที่ดูเหมือนกันแต่พิมพ์ต่างกันจะค้นและจับคู่ไม่เจอ',
      en: 'Names that look alike but are typed otherwise are not found or matched',
    },
    fix: { th: 'จัดชื่อให้เป็นระเบียบ', en: 'Tidy the names' },
  },
  'shape-missing': {
    title: { th: 'ไม่มีตำแหน่งหรือแนวเขต', en: 'Rows without a place' },
    advice: { th: 'แถวนี้ไม่ขึ้นแผนที่ วาดหรือใส่พิกัด', en: 'The row is not on the map: draw it or enter coordinates' },
  },
  'shape-invalid': {
    title: { th: 'แนวเขตผิดพลาด', en: 'Invalid shapes' },
    advice: { th: 'เส้นขอบไขว้กันทำให้คำนวณเนื้อที่ผิด', en: 'A border that crosses itself gives a wrong area' },
    fix: { th: 'ซ่อมแนวเขตโดยไม่เสียเนื้อที่', en: 'Repair the shapes without losing area' },
  },
  'outside-area': {
    title: { th: 'จุดอยู่นอกพื้นที่ของตัวเอง', en: 'Points outside their own area' },
    advice: { th: 'แก้พิกัด หรือแก้พื้นที่ที่ระบุ', en: 'Correct the place, or the area that the row names' },
  },
  'outside-province': {
    title: { th: 'อยู่นอกจังหวัด', en: 'Outside the province' },
    advice: {
      th: 'มักเกิดจากระบบพิกัดผิดหรือสลับ X กับ Y',
      en: 'Often a wrong coordinate system, or X and Y swapped',
    },
  },
  'area-unknown': {
    title: { th: 'ยังไม่รู้ว่าอยู่พื้นที่สภาฯ ใด', en: 'Council area not known' },
    advice: { th: 'แถวนี้ไม่ถูกนับในพื้นที่ใด', en: 'The row is counted in no area' },
    fix: { th: 'หาพื้นที่สภาฯ จากตำแหน่ง', en: 'Find the council area by the place' },
  },
  'forest-overlap': {
    title: { th: 'ป่าชุมชนทับกัน', en: 'Community forests overlap' },
    advice: {
      th: 'เนื้อที่ส่วนที่ทับถูกนับสองครั้ง ตรวจแนวเขตกับพื้นที่',
      en: 'The shared part is counted twice: check the borders in the field',
    },
  },
  'duplicate-name': {
    title: { th: 'ชื่อซ้ำในพื้นที่เดียวกัน', en: 'The same name twice in one area' },
    advice: {
      th: 'อาจเป็นแถวซ้ำ เทียบแล้วลบแถวที่เกิน',
      en: 'Perhaps one row twice: compare and delete the surplus',
    },
  },
  'council-missing': {
    title: { th: 'พื้นที่สภาฯ ที่ยังไม่มีข้อมูลสภาฯ', en: 'Council areas without a council' },
    advice: { th: 'เพิ่มสภาฯ หรือบันทึกว่ายังไม่จัดตั้ง', en: 'Add the council, or note that it is not founded' },
  },
  'stale-layer': {
    title: { th: 'ข้อมูลเก่าเกิน 12 เดือน', en: 'Data older than 12 months' },
    advice: {
      th: 'ขอข้อมูลใหม่จากหน่วยงาน หรือสอบทานแล้วปรับวันที่',
      en: 'Ask the agency for newer data, or recheck and update the date',
    },
  },
});

export type CheckKey = keyof typeof CHECK_WORDS;

/** What is wrong with one row. */
export const checkDetail = {
  missing: (field: Bilingual): Bilingual => ({ th: `ยังไม่มี ${field.th}`, en: `No ${field.en.toLowerCase()}` }),
  digits: (field: Bilingual, code: string): Bilingual => ({
    th: `${field.th} “${code}” ไม่ถูกต้อง`,
    en: `${field.en} “${code}” is not valid`,
  }),
  duplicate: (code: string): Bilingual => ({
    th: `รหัส ${code} มีมากกว่าหนึ่งแถว`,
    en: `Code ${code} is borne by several rows`,
  }),
  unknown: (field: Bilingual, value: string): Bilingual => ({
    th: `${field.th}: ไม่มี “${value}” ในรายการ`,
    en: `${field.en}: “${value}” is not in the list`,
  }),
  dangling: (field: Bilingual, register: Bilingual): Bilingual => ({
    th: `${field.th} ชี้ไปยัง${register.th}ที่ไม่มี`,
    en: `${field.en} points to a missing ${register.en.toLowerCase()}`,
  }),
  idOpen: (field: Bilingual): Bilingual => ({
    th: `${field.th} มีเลขประจำตัวประชาชน`,
    en: `${field.en} holds an ID number`,
  }),
  untidy: (name: string): Bilingual => ({ th: `ควรเป็น “${name}”`, en: `Should be “${name}”` }),
  noPlace: { th: 'ไม่มีตำแหน่งบนแผนที่', en: 'No place on the map' },
  invalid: { th: 'เส้นขอบไขว้กันหรือซ้อนกัน', en: 'The border crosses or overlaps itself' },
  outside: (area: string, metres: number): Bilingual => ({
    th: `อยู่นอก ${area} ${formatNumber(Math.round(metres))} ม.`,
    en: `${formatNumber(Math.round(metres))} m outside ${area}`,
  }),
  outsideProvince: { th: 'อยู่นอกแนวเขตจังหวัด', en: 'Outside the province’s border' },
  noArea: { th: 'ยังไม่ระบุพื้นที่สภาฯ', en: 'No council area' },
  overlaps: (name: string, m2: number): Bilingual => ({
    th: `ทับกับ ${name} ${formatRai(m2)} ไร่`,
    en: `Overlaps ${name} by ${formatRai(m2)} rai`,
  }),
  sameName: (name: string): Bilingual => ({
    th: `“${name}” มีมากกว่าหนึ่งแถว`,
    en: `“${name}” occurs more than once`,
  }),
  noCouncil: { th: 'ยังไม่มีแถวในทะเบียนสภาฯ', en: 'No row in the register of councils' },
  stale: (asOf: string): Bilingual => ({ th: `ข้อมูล ณ ${asOf}`, en: `As of ${asOf}` }),
} as const;

/** The page of data quality. */
export const checksText = {
  title: { th: 'คุณภาพข้อมูล', en: 'Data quality' },
  job: { th: 'ตรวจคุณภาพข้อมูล', en: 'Checking the data' },
  intro: {
    th: 'ตรวจทุกแถวตามกฎ แล้วบอกว่าควรแก้ที่ใด',
    en: 'Every row is held against the rules; what needs a look is listed here',
  },
  run: { th: 'ตรวจทั้งหมด', en: 'Check everything' },
  runAgain: { th: 'ตรวจอีกครั้ง', en: 'Check again' },
  stale: { th: 'มีการแก้ข้อมูลหลังตรวจ', en: 'Rows were changed since' },
  checkedAt: { th: 'ตรวจเมื่อ {when} · {rows} แถว', en: 'Checked {when} · {rows} rows' },
  allWell: { th: 'ไม่พบสิ่งที่ต้องแก้', en: 'Nothing needs mending' },
  allWellText: { th: 'ทุกแถวผ่านทุกกฎที่ตรวจได้', en: 'Every row passes every rule that could be run' },
  emptyTitle: { th: 'ยังไม่ได้ตรวจ', en: 'Not checked yet' },
  passed: { th: 'ผ่าน {n} กฎ', en: '{n} rules passed' },
  severity: {
    error: { th: 'ต้องแก้', en: 'To mend' },
    warning: { th: 'ควรดู', en: 'To look at' },
    info: { th: 'เพื่อทราบ', en: 'To know' },
  },
  fixAll: { th: 'แก้ให้ทั้งหมด {n} แถว', en: 'Mend all {n} rows' },
  fixed: { th: 'แก้แล้ว {n} แถว', en: 'Mended {n} rows' },
  left: { th: 'แก้แล้ว {n} แถว เหลือ {left} แถวที่ต้องดูเอง', en: 'Mended {n} rows; {left} are left to a person' },
  nothingFixed: { th: 'ไม่มีแถวที่แก้ให้ได้อย่างปลอดภัย', en: 'No row could be mended safely' },
  open: { th: 'เปิดแถว', en: 'Open the row' },
  onMap: { th: 'ดูบนแผนที่', en: 'See on the map' },
  showAll: { th: 'แสดงเพิ่ม', en: 'Show more' },
  rows: { th: '{n} แถว', en: '{n} rows' },
  unchecked: {
    th: 'ไม่ได้ตรวจครัวเรือน บุคคล และบทบาท เพราะข้อมูลส่วนบุคคลไม่ได้เปิดอยู่ เปิดแล้วตรวจอีกครั้ง',
    en: 'Households, persons and roles were not checked: the personal data is not open. Open it and check again',
  },
  back: { th: 'กลับไปรายการกฎ', en: 'Back to the rules' },
  fixLabel: (what: Bilingual, n: number): Bilingual => ({
    th: `${what.th} ${formatNumber(n)} แถว`,
    en: `${what.en}: ${formatNumber(n)} rows`,
  }),
  findings: { th: 'แถวที่พบ', en: 'Rows found' },
} as const;
