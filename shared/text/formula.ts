import type { Bilingual } from '../contract/base.ts';
import type { FormulaProblem, NoValue } from '../formula/formula-error.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What is wrong with a formula, and what to do about it. */
const PROBLEMS: Readonly<Record<FormulaProblem, (word: string) => Bilingual>> = {
  character: (word) => said(`ไม่รู้จักเครื่องหมาย «${word}» ลบออก`, `“${word}” means nothing here: take it out`),
  'text-open': () => said("ข้อความยังไม่ปิดด้วย '", "A text is not closed with '"),
  'bracket-open': () => said('ชื่อช่องข้อมูลยังไม่ปิดด้วย ]', 'A field’s name is not closed with ]'),
  number: (word) =>
    said(`ตัวเลข «${word}» มีตัวอักษรต่อท้าย เว้นวรรคหรือลบออก`, `Letters follow the number “${word}”`),
  ended: () => said('สูตรยังไม่จบ เติมส่วนที่ขาด', 'The formula is not finished'),
  unexpected: (word) =>
    said(`«${word}» อยู่ผิดที่ ตรวจวงเล็บและเครื่องหมาย`, `“${word}” does not belong here: check brackets and signs`),
  field: (word) =>
    said(
      `ไม่มีช่องข้อมูล «${word}» อาจถูกเปลี่ยนชื่อ เลือกช่องอีกครั้ง`,
      `There is no field “${word}”; it may have been renamed`,
    ),
  function: (word) =>
    said(`ไม่มีฟังก์ชัน «${word}» เลือกจากรายการ`, `There is no function “${word}”: choose one of the list`),
  arguments: (word) => said(`«${word}» ได้ค่าไม่ครบหรือเกิน`, `“${word}” has too few or too many values`),
  condition: () =>
    said(
      'ยังไม่เป็นเงื่อนไข เปรียบเทียบค่า เช่น สมาชิก > 100',
      'This is no condition yet: compare something, such as members > 100',
    ),
  missing: () =>
    said(
      'ทุกแถวยังไม่มีค่าในช่องที่ใช้ เลือกช่องอื่นหรือเติมข้อมูลก่อน',
      'No row has a value in the fields it names: choose others, or fill them in first',
    ),
  'not-number': () =>
    said(
      'ช่องที่ใช้เป็นข้อความ ไม่ใช่ตัวเลข จึงคำนวณไม่ได้ เลือกช่องที่เป็นตัวเลข',
      'A field it names holds text, not numbers: choose one that holds numbers',
    ),
  'no-shape': () =>
    said(
      'ชั้นข้อมูลนี้ไม่มีรูปแปลงหรือเส้นให้วัด ใช้ชั้นข้อมูลที่มีขอบเขต',
      'The rows have no shape that could be measured: take a layer of areas or lines',
    ),
  uncomputable: () =>
    said(
      'ไม่มีแถวใดคำนวณได้ เช่น หารด้วยศูนย์ หรือวันที่อ่านไม่ได้ ตรวจตัวหารและชนิดข้อมูล',
      'It can be worked out for no row, as when dividing by zero: check what it divides by',
    ),
  depth: () =>
    said('วงเล็บซ้อนกันลึกเกินไป แยกเป็นหลายสูตร', 'Brackets are nested too deep: make it several formulas'),
};

/** The sentence of a formula that can't be read: where, what, and what to do. */
export function formulaProblem(details: Readonly<Record<string, string | number>>): Bilingual {
  const make = PROBLEMS[details.problem as FormulaProblem] as ((word: string) => Bilingual) | undefined;
  const problem = make?.(String(details.word ?? '')) ?? said('อ่านสูตรไม่ได้', 'The formula can’t be read');
  const at = details.at === undefined ? '' : String(details.at);
  return said(
    `สูตรไม่ถูกต้อง${at && ` ตัวที่ ${at}`}: ${problem.th}`,
    `The formula is not valid${at && ` at character ${at}`}: ${problem.en}.`,
  );
}

/** Why a formula has no value for one row, in a few words. */
export const noValueText: Readonly<Record<NoValue, Bilingual>> = {
  missing: said('ยังไม่มีข้อมูล', 'No data yet'),
  'not-number': said('ค่าเป็นข้อความ ไม่ใช่ตัวเลข', 'Text, not a number'),
  'no-shape': said('ไม่มีรูปให้วัด', 'No shape to measure'),
  uncomputable: said('คำนวณไม่ได้ เช่น หารด้วยศูนย์', 'Can’t be worked out, as dividing by zero'),
};

/** What each function does, for help and completion; by its English name. */
export const formulaHelp: Readonly<Record<string, Bilingual>> = {
  round: said('ปัดเศษ(ค่า, ทศนิยม)', 'round(value, places)'),
  floor: said('ปัดลง(ค่า)', 'floor(value)'),
  ceil: said('ปัดขึ้น(ค่า)', 'ceil(value)'),
  abs: said('ค่าสัมบูรณ์(ค่า)', 'abs(value)'),
  sqrt: said('รากที่สอง(ค่า)', 'sqrt(value)'),
  percent: said('ร้อยละ(ส่วน, ทั้งหมด)', 'percent(part, whole)'),
  sum: said('ผลรวม(ค่า, ค่า, …) ข้ามค่าที่ไม่มี', 'sum(value, value, …), of those that are there'),
  min: said('น้อยสุด(ค่า, ค่า, …)', 'min(value, value, …)'),
  max: said('มากสุด(ค่า, ค่า, …)', 'max(value, value, …)'),
  if: said('ถ้า(เงื่อนไข, ค่าเมื่อจริง, ค่าเมื่อไม่จริง)', 'if(condition, then, else)'),
  coalesce: said('ค่าแรกที่มี(ค่า, ค่า, …)', 'coalesce(value, value, …)'),
  has: said('มีค่า(ช่อง) จริงเมื่อมีข้อมูล', 'has(field): true where there is a value'),
  number: said('ตัวเลข(ข้อความ)', 'number(text)'),
  text: said('ข้อความ(ค่า)', 'text(value)'),
  length: said('จำนวนอักษร(ข้อความ)', 'length(text)'),
  trim: said('ตัดช่องว่าง(ข้อความ)', 'trim(text)'),
  lower: said('ตัวเล็ก(ข้อความ)', 'lower(text)'),
  contains: said('มีคำว่า(ข้อความ, คำ)', 'contains(text, part)'),
  starts: said('ขึ้นต้นด้วย(ข้อความ, คำ)', 'starts(text, part)'),
  left: said('อักษรซ้าย(ข้อความ, จำนวน)', 'left(text, count)'),
  replace: said('แทนคำ(ข้อความ, คำเดิม, คำใหม่)', 'replace(text, from, to)'),
  year: said('ปีคศ(วันที่)', 'year(date)'),
  year_be: said('ปีพศ(วันที่)', 'year_be(date)'),
  days_between: said('จำนวนวัน(จาก, ถึง)', 'days_between(from, to)'),
  today: said('วันนี้()', 'today()'),
  area_rai: said('เนื้อที่ไร่()', 'area_rai()'),
  length_m: said('ความยาวเมตร()', 'length_m()'),
};
