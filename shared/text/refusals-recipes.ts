import type { Bilingual } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';
import type { Blank } from '../domain/operations.ts';
import { because, given, inEnglish, quoted } from './refusal-parts.ts';

type Details = Record<string, string | number>;
type Code = Extract<
  RefusalCode,
  | 'recipe-invalid'
  | 'recipe-input-missing'
  | 'recipe-value-missing'
  | 'recipe-value-wrong'
  | 'recipe-value-unknown'
  | 'recipe-not-comparable'
>;

type Problem =
  | 'too-large'
  | 'no-json'
  | 'foreign'
  | 'version'
  | 'step'
  | 'personal'
  | 'parameter'
  | 'roads-none'
  | 'roads-large'
  | 'roads-snap'
  | 'roads-households'
  | 'households-op'
  | 'households-from'
  | 'households-beyond'
  | 'households-ladder'
  | 'households-areas'
  | 'households-last'
  | 'households-rows'
  | 'households-one-distance'
  | 'households-unsafe-near'
  | 'value-none';

/** What is the matter with a recipe, told apart so that each sentence has its own way out. */
const problems: Readonly<Record<Problem, (d: Details) => Bilingual>> = {
  'too-large': (d) => ({
    th: `ไฟล์${quoted(d.file)} ใหญ่เกินกว่าจะเป็นสูตร (เกิน ${d.limitMB ?? 1} MB) สูตรมีเพียงขั้นตอน ไม่มีข้อมูล เลือกไฟล์ที่ได้จาก “บันทึกเป็นไฟล์” ถ้าเป็นข้อมูลแผนที่ให้ลากลงหน้าต่างเพื่อนำเข้า`,
    en: `The file${inEnglish(d.file)} is too large for a recipe (over ${d.limitMB ?? 1} MB), which holds steps and no data. Choose a file made by “Save as a file”; map data are imported by dropping them onto the window.`,
  }),
  'no-json': (d) => ({
    th: `ไฟล์${quoted(d.file)} อ่านเป็นสูตรไม่ได้ เนื้อไฟล์ไม่ครบหรือเขียนผิดรูป JSON${given(d.line, (line) => ` ที่บรรทัด ${line}`)} ขอไฟล์จากผู้ส่งใหม่ หรือแก้ตรงนั้นแล้วเปิดอีกครั้ง`,
    en: `The file${inEnglish(d.file)} can't be read as a recipe: it is incomplete, or no valid JSON${given(d.line, (line) => ` at line ${line}`)}. Ask for the file again, or mend it there and open it anew.`,
  }),
  foreign: (d) => ({
    th: `ไฟล์${quoted(d.file)} ไม่ใช่สูตรวิเคราะห์ของ Changwat ถ้าเป็นข้อมูลแผนที่ให้ลากลงหน้าต่างเพื่อนำเข้า ถ้าต้องการสูตร เลือกไฟล์ที่ได้จาก “บันทึกเป็นไฟล์”`,
    en: `The file${inEnglish(d.file)} is no analysis recipe of Changwat. If it holds map data, drop it onto the window to import it; for a recipe choose a file made by “Save as a file”.`,
  }),
  version: (d) => ({
    th: `สูตรนี้เป็นรุ่น ${d.version ?? '?'} โปรแกรมนี้อ่านได้ถึงรุ่น ${d.newest ?? ''} ปรับโปรแกรมให้เป็นรุ่นใหม่ หรือขอให้ผู้ส่งบันทึกด้วยโปรแกรมรุ่นเดียวกัน`,
    en: `This recipe is of version ${d.version ?? '?'}; this program reads versions up to ${d.newest ?? ''}. Update the program, or ask the sender to save it with the same one.`,
  }),
  step: (d) => ({
    th: `สูตรผิดรูปที่ขั้นที่ ${d.step ?? ''}${quoted(d.op)}${given(d.blank, (blank) => ` ช่องว่าง “${blank}” ใช้ค่านี้ไม่ได้`)}${given(d.limit, (limit) => ` ใช้ได้${d.least === undefined ? 'ไม่เกิน' : 'ตั้งแต่'} ${limit}`)} แก้ที่ขั้นนั้นในไฟล์ โดยเทียบกับรูปแบบจากคำสั่ง recipe-schema หรือขอไฟล์ใหม่`,
    en: `The recipe is not well formed at step ${d.step ?? ''}${inEnglish(d.opEn ?? d.op)}${given(d.blankEn ?? d.blank, (blank) => `: its “${blank}” can't be this`)}${given(d.limitEn ?? d.limit, (limit) => ` (${d.least === undefined ? 'at most' : 'at least'} ${limit})`)}. Mend that step in the file by what “recipe-schema” prints, or ask for the file anew.`,
  }),
  personal: (d) => ({
    th: d.field
      ? `สูตรใช้ช่อง${quoted(d.field)} ซึ่งเป็นข้อมูลส่วนบุคคล จึงถาม เปิด บันทึก หรือส่งต่อไม่ได้ เปลี่ยนเป็นช่องที่ไม่ระบุตัวบุคคลก่อน`
      : 'ในสูตรมีเลขประจำตัวประชาชน จึงถาม เปิด บันทึก หรือส่งต่อไม่ได้ เอาเลขออกจากชื่อหรือเงื่อนไขก่อน',
    en: d.field
      ? `The recipe asks for the field${inEnglish(d.fieldEn ?? d.field)}, which is personal data, so it can't be asked, opened, kept or handed on. Use a field that names nobody.`
      : "There is a person's ID number in the recipe, so it can't be asked, opened, kept or handed on. Take the number out of its name or conditions first.",
  }),
  parameter: (d) => ({
    th: `ช่องที่เปิดไว้ถาม${quoted(d.name)} ไม่ตรงกับขั้นตอนของสูตร หรือใช้ชื่อเดียวกับช่องคนละชนิด ตั้งชื่อใหม่ หรือเลือกช่องที่จะถามใหม่`,
    en: `What is to be asked for as${inEnglish(d.name)} is no blank of the recipe's steps, or blanks of different kinds share the name. Give it another name, or choose anew what to ask for.`,
  }),
  'roads-none': (d) => ({
    th: `ชั้นข้อมูล${quoted(d.layer)} ไม่มีเส้นที่ใช้เป็นเส้นทางได้ เลือกชั้นข้อมูลถนนอื่น หรือวัดเป็นเส้นตรง`,
    en: `The layer${inEnglish(d.layerEn ?? d.layer)} holds no line that can be a road. Choose another layer of roads, or measure in a straight line.`,
  }),
  'roads-large': () => ({
    th: 'ชั้นข้อมูลเส้นทางใหญ่เกินกว่าจะคิดครั้งเดียว ตัดให้เหลือเฉพาะจังหวัดด้วย “ตัดตามขอบเขต” ก่อน หรือขอจำนวนแห่งที่ใกล้ที่สุดน้อยลง',
    en: 'The roads are too many to be worked with at once. Cut them to the province by “Clip” first, or ask for fewer of the nearest.',
  }),
  'roads-snap': () => ({
    th: 'ระยะที่ถือว่าเส้นทางต่อกันกว้างเกินไป เส้นทางเกือบทั้งหมดจะต่อถึงกัน ใช้ระยะที่สั้นกว่านี้ เช่น 1 ม.',
    en: 'Nearly all roads would meet across so wide a gap. Give a shorter one, such as 1 m.',
  }),
  'roads-households': () => ({
    th: 'ครัวเรือนวัดตามเส้นทางไม่ได้ เพราะอาจบอกได้ว่าครัวเรือนใดอยู่ที่ไหน เลือกวัดเป็นเส้นตรง หรือถามเรื่องหมู่บ้านแทน',
    en: 'Households can not be measured along roads, as that could tell where one stands. Measure in a straight line, or ask about villages.',
  }),
  'households-op': () => ({
    th: 'คำถามแบบนี้ใช้กับครัวเรือนไม่ได้ เพราะอาจบอกได้ว่าครัวเรือนใดอยู่ที่ไหน ใช้ “นับครัวเรือนในแต่ละพื้นที่” (จะเลือกเฉพาะที่อยู่ใกล้สิ่งใดก่อนก็ได้) หรือถามเรื่องหมู่บ้านแทน',
    en: 'Households can not be asked so, as the answer could tell where one stands. Count them by areas (near something first, if you like), or ask about villages.',
  }),
  'households-from': () => ({
    th: 'วัดระยะจากครัวเรือนไม่ได้ เพราะจะบอกได้ว่าครัวเรือนอยู่ที่ไหน วัดจากหมู่บ้านแทน',
    en: 'Distances from households can not be asked, as they would tell where one stands. Measure from villages.',
  }),
  'households-beyond': () => ({
    th: 'ถามครัวเรือนที่อยู่ไกลกว่าระยะไม่ได้ ถามครัวเรือนที่อยู่ภายในระยะ แล้วเทียบกับจำนวนทั้งหมดแทน',
    en: 'Households beyond a distance can not be asked. Ask for those within it, and compare them with all.',
  }),
  'households-ladder': (d) => ({
    th: `ระยะสำหรับครัวเรือนเลือกได้ ${d.distances ?? ''} กม. เท่านั้น เพื่อไม่ให้ลบผลสองระยะจนรู้ว่าใครอยู่ที่ไหน เลือกระยะที่ใกล้ที่สุดในนี้`,
    en: `For households the distance is one of ${d.distances ?? ''} km, so that no one can be told apart by taking one answer from another. Choose the nearest of these.`,
  }),
  'households-areas': () => ({
    th: 'นับครัวเรือนได้ตามตำบล อำเภอ โซน เขต อปท. หรือทั้งจังหวัดเท่านั้น เลือกพื้นที่จากในนี้',
    en: 'Households are counted by sub-district, district, zone, council area or province only. Choose one of these.',
  }),
  'households-last': () => ({
    th: 'การนับครัวเรือนต้องเป็นขั้นสุดท้าย เอาขั้นที่อยู่หลังการนับออก แล้วถามต่อจากคำตอบแทน',
    en: 'Households are counted in the last step. Take out the steps behind it, and ask on from the answer.',
  }),
  'households-rows': () => ({
    th: 'คำตอบจะแสดงว่าครัวเรือนอยู่ที่ไหน จึงถามไม่ได้ เพิ่มขั้น “นับในแต่ละพื้นที่” ต่อท้าย',
    en: 'The answer would show where households stand. Add a step that counts them by areas.',
  }),
  'households-one-distance': () => ({
    th: 'ครัวเรือนถามได้ครั้งละหนึ่งระยะ เพราะสองระยะพร้อมกันอาจบอกได้ว่าใครอยู่ที่ไหน เอาเงื่อนไขระยะออกให้เหลือข้อเดียว',
    en: 'Households are asked at one distance at a time, as two together could tell where one stands. Take out all conditions of distance but one.',
  }),
  'households-unsafe-near': () => ({
    th: 'ครัวเรือนในบ้านไม่ปลอดภัยนับได้โดยไม่ถามระยะเท่านั้น เอาเงื่อนไขระยะออก หรือถามครัวเรือนทั้งหมดในระยะแทน',
    en: 'Households in unsafe houses are counted without a distance. Take out the condition of distance, or ask about all households within it.',
  }),
  'value-none': (d) => ({
    th: `ช่อง${quoted(d.field)} ไม่มีค่าที่เป็นตัวเลขเลยสักแถว จึงบอกการเกาะกลุ่มไม่ได้ เลือกช่องที่เป็นตัวเลข หรือเติมข้อมูลก่อน`,
    en: `The field${inEnglish(d.fieldEn ?? d.field)} holds no number in any row, so nothing can be told of it. Choose a field with numbers, or fill it in first.`,
  }),
};
const isProblem = (value: unknown): value is Problem => typeof value === 'string' && value in problems;

const KINDS: Readonly<Record<Blank['kind'], Bilingual>> = {
  layer: { th: 'ชื่อชั้นข้อมูล', en: 'the name of a layer' },
  distance: { th: 'ระยะ เช่น 1500 หรือ 1.5 กม.', en: 'a distance, such as 1500 or 1.5 km' },
  distances: { th: 'ระยะ คั่นด้วยจุลภาค เช่น 1000,3000', en: 'distances with commas, such as 1000,3000' },
  field: { th: 'ชื่อช่องข้อมูล', en: 'the name of a field' },
  fields: { th: 'ชื่อช่องข้อมูล คั่นด้วยจุลภาค', en: 'names of fields with commas' },
  figures: { th: 'ตัวเลขสรุป', en: 'figures' },
  number: { th: 'ตัวเลข', en: 'a number' },
  choice: { th: 'ตัวเลือกที่มี', en: 'one of the choices' },
  switch: { th: '“ใช่” หรือ “ไม่”', en: 'true or false' },
  text: { th: 'ข้อความ', en: 'a text' },
  formula: { th: 'สูตรคำนวณ', en: 'a formula' },
};
const wanted = (kind: string | number | undefined): Bilingual =>
  KINDS[kind as Blank['kind']] ?? { th: 'ค่าที่ใช้ได้', en: 'a value that fits' };
const range = (d: Details): string =>
  d.options !== undefined ? `: ${d.options}` : d.min !== undefined ? ` ${d.min}–${d.max ?? ''}` : '';

/** What is refused of recipes, and what to do instead. */
export const recipeRefusals: Record<Code, (details: Details) => Bilingual> = {
  'recipe-invalid': (d) =>
    isProblem(d.problem)
      ? problems[d.problem](d)
      : {
          th: `สูตรวิเคราะห์ไม่ถูกต้อง${because(d.reason)} เทียบกับรูปแบบจากคำสั่ง recipe-schema`,
          en: `The recipe is not valid${because(d.reasonEn ?? d.reason)}. Compare it with what “recipe-schema” prints.`,
        },
  'recipe-input-missing': (d) => ({
    th: `การวิเคราะห์นี้ต้องใช้ชั้นข้อมูล${quoted(d.input)} ซึ่งยังไม่มี นำเข้าก่อนหรือเลือกชั้นข้อมูลอื่น`,
    en: `This analysis needs the layer${inEnglish(d.input)}, which is not there. Import it, or choose another layer.`,
  }),
  'recipe-value-missing': (d) => ({
    th: `สูตรนี้ต้องใส่ค่า${quoted(d.name)} ทุกครั้งที่รัน ใส่ค่าแล้วรันใหม่ ในบรรทัดคำสั่งใช้ --set "${d.name ?? ''}=ค่า"`,
    en: `The recipe needs a value for${inEnglish(d.name)} each time. Give one and run again; on the command line by --set "${d.name ?? ''}=VALUE".`,
  }),
  'recipe-value-wrong': (d) => ({
    th: `ค่า${quoted(d.given)} ใช้กับ${quoted(d.name)} ไม่ได้ ต้องเป็น${wanted(d.kind).th}${range(d)} แก้แล้วรันใหม่`,
    en: `The value${inEnglish(d.given)} can't stand for${inEnglish(d.name)}, which takes ${wanted(d.kind).en}${range(d)}. Change it and run again.`,
  }),
  'recipe-value-unknown': (d) => ({
    th: d.names
      ? `สูตรนี้ไม่มีช่องให้ใส่ชื่อ${quoted(d.name)} ใส่ได้: ${d.names}`
      : `สูตรนี้ไม่มีช่องให้ใส่ค่า จึงใส่${quoted(d.name)} ไม่ได้ รันโดยไม่ต้องใส่ค่า`,
    en: d.names
      ? `The recipe asks for nothing called${inEnglish(d.name)}. It asks for: ${d.names}.`
      : `The recipe asks for nothing, so${inEnglish(d.name)} can't be given. Run it without.`,
  }),
  'recipe-not-comparable': () => ({
    th: 'คำตอบนี้ยังไม่มีครั้งก่อนของคำถามเดียวกันให้เทียบ รันสูตรเดิมอีกครั้งเมื่อข้อมูลเปลี่ยน แล้วเทียบใหม่',
    en: 'There is no earlier answer to the same question to compare with. Run the recipe again once the data has changed, then compare.',
  }),
};
