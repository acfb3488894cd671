import type { ChangingRegister } from '../contract/area-change.ts';
import type { Bilingual } from '../contract/base.ts';
import { formatDate } from '../domain/dates.ts';
import { formatNumber } from '../domain/units.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What an area of a register is called, in the singular; English has the plural beside it. */
export const areaNoun: Readonly<Record<ChangingRegister, Bilingual & { readonly many: string }>> = {
  district: { th: 'อำเภอ', en: 'district', many: 'districts' },
  subdistrict: { th: 'ตำบล', en: 'sub-district', many: 'sub-districts' },
  village: { th: 'หมู่บ้าน', en: 'village', many: 'villages' },
  council_area: { th: 'พื้นที่สภาฯ', en: 'council area', many: 'council areas' },
};

const PREFIX: Readonly<Record<ChangingRegister, string>> = {
  district: 'อ.',
  subdistrict: 'ต.',
  village: '',
  council_area: '',
};

/** The name of an area as lists show it: `ต.คลองท่อม`. */
export const areaTitle = (register: ChangingRegister, name: string): string =>
  name.startsWith(PREFIX[register]) ? name : PREFIX[register] + name;

const since = (date: string): Bilingual =>
  said(` มีผล ${formatDate(date)}`, ` from ${formatDate(date, 'en')}`);

/** Sentences that say what a change does, and what it is called in the history. */
export const areaSentence = {
  rename: (before: string, after: string, date: string): Bilingual =>
    said(`เปลี่ยนชื่อ ${before} เป็น ${after}${since(date).th}`, `Rename ${before} to ${after}${since(date).en}`),
  recode: (title: string, before: string, after: string, date: string): Bilingual =>
    said(
      `เปลี่ยนรหัส ${title} จาก ${before} เป็น ${after}${since(date).th}`,
      `Recode ${title} from ${before} to ${after}${since(date).en}`,
    ),
  move: (title: string, to: string, date: string): Bilingual =>
    said(`ย้าย ${title} ไปอยู่ ${to}${since(date).th}`, `Move ${title} to ${to}${since(date).en}`),
  retire: (title: string, date: string): Bilingual =>
    said(`เลิกใช้ ${title}${since(date).th}`, `Retire ${title}${since(date).en}`),
  merge: (titles: readonly string[], into: string, date: string): Bilingual =>
    said(
      `รวม ${titles.join(' ')} เป็น ${into}${since(date).th}`,
      `Merge ${titles.join(', ')} into ${into}${since(date).en}`,
    ),
  split: (register: ChangingRegister, title: string, parts: number, date: string): Bilingual =>
    said(
      `แยก ${title} เป็น ${parts} ${areaNoun[register].th}${since(date).th}`,
      `Split ${title} into ${parts} ${areaNoun[register].many}${since(date).en}`,
    ),
} as const;

/** What keeps a change from being made, and what had better be looked at. */
export const areaFinding = {
  dateAhead: (today: string): Bilingual =>
    said(
      `วันที่มีผลต้องไม่เกินวันนี้ (${formatDate(today)}) บันทึกเมื่อถึงวันนั้น`,
      `The day must not be later than today (${formatDate(today, 'en')}): record it when it has come`,
    ),
  dateBefore: (title: string, from: string): Bilingual =>
    said(
      `วันที่มีผลต้องอยู่หลังวันที่เริ่มใช้ ${title} (${formatDate(from)})`,
      `The day must be later than the first day of ${title} (${formatDate(from, 'en')})`,
    ),
  retired: (title: string): Bilingual => said(`${title} เลิกใช้ไปแล้ว`, `${title} is no longer in force`),
  nameMissing: said('ใส่ชื่อ', 'Give it a name'),
  nameSame: said('ชื่อเหมือนเดิม ใส่ชื่อใหม่', 'The name is the same: give the new one'),
  codeMissing: said('ใส่รหัส', 'Give it a code'),
  codeSame: said('รหัสเหมือนเดิม ใส่รหัสใหม่', 'The code is the same: give the new one'),
  codeDigits: (code: string, digits: number): Bilingual =>
    said(
      `รหัส ${code || '–'} ต้องเป็นตัวเลข ${digits} หลัก`,
      `The code ${code || '–'} must have ${digits} digits`,
    ),
  codeUsed: (code: string, by: string): Bilingual =>
    said(
      `รหัส ${code} เคยใช้กับ ${by} แล้ว รหัสที่เคยใช้ไม่นำกลับมาใช้`,
      `The code ${code} has been that of ${by}: codes are never given out again`,
    ),
  codeTwice: (code: string): Bilingual =>
    said(`รหัส ${code} ซ้ำกันในรายการนี้`, `The code ${code} stands twice in this change`),
  codeElsewhere: (code: string, above: string): Bilingual =>
    said(`รหัส ${code} ต้องขึ้นต้นด้วย ${above}`, `The code ${code} must begin with ${above}`),
  aboveMissing: (register: ChangingRegister, above: string): Bilingual =>
    said(
      `แฟ้มงานยังไม่มี${register === 'village' ? 'ตำบล' : register === 'subdistrict' ? 'อำเภอ' : 'จังหวัด'} ${above}`,
      `The workspace has no area with the code ${above}`,
    ),
  municipal: (code: string): Bilingual =>
    said(
      `${code} เป็นรหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ`,
      `${code} is the registration office of a municipality, not a district`,
    ),
  notListed: (code: string, list: string): Bilingual =>
    said(
      `ไม่มีรหัส ${code} ใน${list} ตรวจกับประกาศก่อนบันทึก`,
      `The code ${code} is not in ${list}: check it against the announcement`,
    ),
  listedOtherwise: (code: string, name: string): Bilingual =>
    said(`บัญชีรหัสเรียก ${code} ว่า ${name}`, `The list of codes calls ${code} ${name}`),
  stillHolds: (title: string, count: number, noun: Bilingual & { many: string }): Bilingual =>
    said(
      `${title} ยังมี ${formatNumber(count)} ${noun.th} ย้ายหรือรวมกับพื้นที่อื่นก่อน`,
      `${title} still has ${formatNumber(count)} ${noun.many}: move or merge them first`,
    ),
  keepsOther: said('พื้นที่ที่ใช้ต่อต้องใช้รหัสเดิมของตน', 'The area that goes on must keep its own code'),
  differentAbove: said(
    'พื้นที่ที่จะรวมต้องอยู่ในพื้นที่เดียวกันระดับบน ย้ายก่อนแล้วจึงรวม',
    'Areas that are merged must lie in the same area above: move them first',
  ),
  partEmpty: (title: string): Bilingual =>
    said(
      `${title} ยังไม่มีหมู่บ้านที่มีพิกัด จึงแบ่งแนวเขตไม่ได้`,
      `${title} has no village with a place yet, so that no boundary can be made`,
    ),
  partWithout: (title: string): Bilingual =>
    said(`เส้นที่วาดไม่ได้ให้พื้นที่แก่ ${title}`, `The line gives ${title} no ground`),
  lineMissing: said('วาดเส้นแบ่งบนแผนที่ ให้ผ่านพื้นที่จากขอบถึงขอบ', 'Draw a line on the map from border to border'),
  shapeMissing: (title: string): Bilingual => said(`${title} ยังไม่มีแนวเขต`, `${title} has no boundary yet`),
  shapesMissing: (count: number): Bilingual =>
    said(
      `${formatNumber(count)} พื้นที่ไม่มีแนวเขต แนวเขตใหม่จึงไม่ครบ`,
      `${formatNumber(count)} areas have no boundary: the new one will be incomplete`,
    ),
  shapeFailed: said('แบ่งแนวเขตไม่ได้ ตรวจแนวเขตเดิมก่อน', 'The boundary can’t be divided: check it first'),
  zonesDiffer: (zones: readonly string[], kept: string): Bilingual =>
    said(
      `อยู่คนละโซน (${zones.join(' ')}) จะอยู่โซน ${kept}`,
      `They are of different zones (${zones.join(', ')}); it will be of ${kept}`,
    ),
  councilsActive: (count: number): Bilingual =>
    said(
      `มีสภาองค์กรชุมชนที่จัดตั้งแล้ว ${formatNumber(count)} สภา พื้นที่หนึ่งมีได้สภาเดียว แก้สถานะหลังรวม`,
      `${formatNumber(count)} founded councils: an area has but one. Change their status afterwards`,
    ),
  figuresIncomplete: (count: number): Bilingual =>
    said(
      `สถิติ ${formatNumber(count)} รายการไม่มีครบทุกพื้นที่ จึงไม่รวม`,
      `${formatNumber(count)} figures are not there for all areas and are not summed`,
    ),
} as const;

/** What hangs on areas, and what becomes of it. */
export const areaFate = {
  codes: (noun: Bilingual): Bilingual => said(`รหัส${noun.th}`, `Codes of ${noun.en}s`),
  recoded: said('เปลี่ยนรหัสตาม', 'recoded along'),
  councilLinks: said('พื้นที่สภาฯ ที่โยงกับตำบล', 'Links of council areas'),
  linkedAnew: said('โยงกับพื้นที่ใหม่', 'linked to the new areas'),
  zones: said('โซนที่อำเภออยู่', 'Zones of the districts'),
  zoneFollows: said('อยู่โซนเดิม', 'stay in their zones'),
  zoneLeaves: said('ออกจากโซน เพราะอยู่คนละจังหวัด', 'leave their zones: another province'),
  forests: said('ป่าชุมชนที่หมู่บ้านดูแล', 'Forests that villages look after'),
  memberships: said('หมู่บ้านในพื้นที่สภาฯ', 'Villages of council areas'),
  membershipMoves: said('ย้ายตามวันที่มีผล', 'move on that day'),
  membershipEnds: said('สิ้นสุดก่อนวันที่มีผล', 'end on the day before'),
  staysBehind: said('คงชี้พื้นที่เดิม', 'go on naming the area of before'),
  follows: (title: string): Bilingual => said(`ชี้ ${title} แทน`, `name ${title} instead`),
  figures: said('สถิติของพื้นที่', 'Figures'),
  figuresSummed: said('รวมค่าของทุกพื้นที่', 'summed'),
  figuresShared: said('แบ่งตามเนื้อที่ เป็นค่าประมาณ', 'shared out by area, as estimates'),
  figuresStay: said('อยู่กับพื้นที่เดิม และบอกว่าเป็นค่าก่อนเปลี่ยน', 'stay with the area of before, and say so'),
  districtShapes: said('แนวเขตอำเภอ', 'Boundaries of districts'),
  shapesFollow: said('ปรับตามตำบลที่ย้าย', 'follow the sub-district that moves'),
  households: said('ครัวเรือนในคลังข้อมูลบุคคล', 'Households in the restricted store'),
  householdsFollow: said(
    'คงชี้หมู่บ้านเดิม และนับกับหมู่บ้านที่สืบทอด',
    'go on naming their village and count with what follows it',
  ),
  estimated: (title: string): string => `ประมาณตามเนื้อที่จาก ${title} (ก่อนแยก)`,
  summedOf: (titles: readonly string[]): string => `รวมจาก ${titles.join(' ')}`,
} as const;

/** Words for lists of official codes. */
export const officialListText = {
  bundled: said('บัญชีรหัสที่มากับโปรแกรม', 'the bundled list of codes'),
  bundledYear: (year: number): Bilingual =>
    said(`บัญชีรหัสที่มากับโปรแกรม (ปี ${year + 543})`, `the bundled list of codes (${year})`),
  office: (title: string, date: string): Bilingual =>
    said(`บัญชีรหัส «${title}» ณ ${formatDate(date)}`, `the list “${title}” as of ${formatDate(date, 'en')}`),
  taken: (title: string): Bilingual => said(`ใช้บัญชีรหัส ${title}`, `Use the list of codes ${title}`),
  dropped: said('กลับไปใช้บัญชีรหัสที่มากับโปรแกรม', 'Go back to the bundled list of codes'),
  reading: said('อ่านบัญชีรหัส', 'Reading the list of codes'),
  skippedNoCode: said('ไม่มีรหัส หรือรหัสไม่ใช่ 2 4 6 8 หลัก', 'no code, or one that has not 2, 4, 6 or 8 digits'),
  skippedTwice: said('รหัสซ้ำกับแถวก่อน', 'the code of an earlier row'),
  skippedNoName: said('ไม่มีชื่อ', 'no name'),
  skippedMunicipal: said('รหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ', 'a municipal registration office, not a district'),
  skippedOldCode: said('รหัสที่ยกเลิกแล้ว', 'a code that is revoked'),
} as const;

/** What changes of council areas, memberships and figures are called. */
export const areaChangeText = {
  councilArea: (title: string): Bilingual => said(`แก้พื้นที่สภาฯ ${title}`, `Edit the council area ${title}`),
  memberships: (count: number): Bilingual =>
    said(`แก้วันที่ของหมู่บ้านในพื้นที่สภาฯ ${formatNumber(count)} แถว`, `Correct ${formatNumber(count)} memberships`),
  figures: (count: number, title: string): Bilingual =>
    said(
      `บันทึกสถิติรายพื้นที่ ${formatNumber(count)} ค่า${title === '' ? '' : ` จาก ${title}`}`,
      `Take in ${formatNumber(count)} figures${title === '' ? '' : ` of ${title}`}`,
    ),
  datesReversed: said('วันสุดท้ายอยู่ก่อนวันแรก', 'the last day is before the first'),
  membershipsOverlap: (village: string): Bilingual =>
    said(`${village} จะอยู่สองพื้นที่สภาฯ ในเวลาเดียวกัน`, `${village} would belong to two council areas at once`),
  activeTwice: (count: number): Bilingual =>
    said(
      `มีสภาที่จัดตั้งแล้ว ${formatNumber(count)} สภา พื้นที่หนึ่งมีได้สภาเดียว`,
      `${formatNumber(count)} founded councils: an area has but one`,
    ),
  noVillages: (title: string): Bilingual =>
    said(
      `ใช้ ${title} ร่วมกับสภาอื่น แต่ยังไม่มีหมู่บ้านของสภานี้ในตำบล`,
      `${title} is shared, but no village of it belongs here yet`,
    ),
  outsideLinks: (title: string): Bilingual =>
    said(`${title} อยู่นอกตำบลที่เลือก`, `${title} lies outside of the chosen sub-districts`),
} as const;

const cellInThai = (column: string, text: string): string => `${column} «${text}»`;
const cellInEnglish = (column: string, text: string): string => `${column} “${text}”`;

/** Why a row or a cell of a table of figures is left out. */
export const figureRemark = {
  sameArea: (area: string, row: number): Bilingual =>
    said(`${area} เป็นพื้นที่เดียวกับแถว ${row}`, `${area} is the area of row ${row}`),
  unreadable: (column: string, text: string): Bilingual =>
    said(`${cellInThai(column, text)} ไม่ใช่ตัวเลข`, `${cellInEnglish(column, text)} is no number`),
  'not-counted': (column: string, text: string): Bilingual =>
    said(
      `${cellInThai(column, text)} ต้องเป็นจำนวนเต็มตั้งแต่ 0`,
      `${cellInEnglish(column, text)} must be a whole number from 0 on`,
    ),
  negative: (column: string, text: string): Bilingual =>
    said(`${cellInThai(column, text)} ติดลบไม่ได้`, `${cellInEnglish(column, text)} cannot be below 0`),
} as const;
