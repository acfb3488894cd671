import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What the list of saved recipes says. */
export const recipesUi = {
  recipes: said('สูตรที่บันทึกไว้', 'Saved recipes'),
  noneHint: said(
    'ตั้งคำถาม กด “ดูขั้นตอน” แล้ว “บันทึกเป็นสูตร” ถามใหม่ได้ทุกครั้งที่ข้อมูลเปลี่ยน และเทียบกับครั้งก่อน หรือเปิดไฟล์สูตรที่ได้รับมา',
    'Ask a question, press “See the steps”, then “Save as a recipe”: ask it again whenever the data changes, and compare. Or open a recipe file that you were sent.',
  ),
  save: said('บันทึกเป็นสูตร', 'Save as a recipe'),
  saveNew: said('บันทึกเป็นสูตรใหม่', 'Save as a new recipe'),
  saveMenu: said('บันทึกสูตร', 'Save the recipe'),
  saveOver: said('บันทึกทับสูตรเดิม', 'Save over it'),
  name: said('ชื่อสูตร', 'Name of the recipe'),
  saved: said('บันทึกสูตร {title} แล้ว', 'Saved the recipe {title}'),
  removed: said('ลบสูตร {title} แล้ว', 'Deleted the recipe {title}'),
  renamed: said('เปลี่ยนชื่อสูตรเป็น {title} แล้ว', 'Renamed the recipe to {title}'),
  doings: said('สิ่งที่ทำได้กับสูตร {title}', 'What can be done with {title}'),
  duplicate: said('ทำสำเนา', 'Duplicate'),
  copy: said('(สำเนา)', '(copy)'),
  copyN: said('(สำเนา {n})', '(copy {n})'),
  rename: said('เปลี่ยนชื่อ', 'Rename'),
  remove: said('ลบ', 'Delete'),
  run: said('รันสูตร', 'Run'),
  runAgain: said('รันใหม่', 'Run again'),
  openSteps: said('เปิดขั้นตอน', 'Open the steps'),
  showLast: said('ดูคำตอบครั้งก่อน', 'Show the last answer'),
  toFile: said('บันทึกเป็นไฟล์', 'Save as a file'),
  openFile: said('เปิดไฟล์สูตร', 'Open a recipe file'),
  handedOut: said('บันทึกไฟล์ {file} แล้ว', 'Saved {file}'),
  of: said('สูตร {title}', 'Recipe {title}'),
  unsaved: said('ยังไม่ได้บันทึกในแฟ้มงาน', 'not saved in the workspace yet'),
  areaMissing: said(
    'สูตรนี้ถามเฉพาะพื้นที่ที่ไม่มีในแฟ้มงานนี้ จึงถามทั้งจังหวัด เลือกพื้นที่ได้จากแถบบน',
    'The recipe asks of an area that this workspace does not have, so it asks of the whole province. Choose an area in the top bar.',
  ),
  ofArea: said('สูตรนี้ถามเฉพาะพื้นที่ที่กำหนดไว้ในไฟล์', 'This recipe asks of the area named in its file'),
  wholeProvince: said('ถามทั้งจังหวัด', 'Ask of the whole province'),
  never: said('ยังไม่เคยรัน', 'Not run yet'),
  ranOn: said('รันครั้งก่อน {date}', 'Last run {date}'),
  changed: said('ข้อมูลเปลี่ยนตั้งแต่รันครั้งก่อน: {inputs}', 'The data changed since the last run: {inputs}'),
  unsure: said(
    'ข้อมูลครัวเรือนล็อกอยู่ จึงยังบอกไม่ได้ว่าเปลี่ยนหรือไม่',
    'Households are locked, so whether they changed can’t be told',
  ),
  unchanged: said(
    'ข้อมูลไม่เปลี่ยนตั้งแต่รันครั้งก่อน คำตอบเดิมยังใช้ได้',
    'Nothing changed since the last run: its answer still holds',
  ),
} as const satisfies Record<string, Bilingual>;

/** Words of a recipe that names what is not there. */
export const gapsUi = {
  title: said(
    'สูตรนี้มาจากที่อื่น หรือข้อมูลเปลี่ยนชื่อไปแล้ว',
    'This recipe comes from elsewhere, or something was renamed',
  ),
  layer: said(
    'ไม่มีชั้นข้อมูล “{title}” ({steps}) ใช้ชั้นใดแทน',
    'There is no layer “{title}” ({steps}). Use which instead?',
  ),
  field: said(
    'ชั้นข้อมูล “{layer}” ไม่มีช่อง “{title}” ({steps}) ใช้ช่องใดแทน',
    'The layer “{layer}” has no field “{title}” ({steps}). Use which instead?',
  ),
  step: said('ขั้นที่ {n}', 'step {n}'),
  use: said('ใช้ {name}', 'Use {name}'),
  other: said('เลือกอย่างอื่น', 'Choose another'),
  instead: said('ใช้แทน {title}', 'Instead of {title}'),
  none: said(
    'ยังไม่มีอะไรที่ใช้แทนได้ นำเข้าข้อมูลก่อน แล้วเปิดสูตรอีกครั้ง',
    'Nothing here can take its place. Import the data, then open the recipe again.',
  ),
  keep: said('ส่วนอื่นของสูตรคงเดิม บันทึกไว้เพื่อใช้ครั้งต่อไปได้', 'All else stays as it is. Save it to use it again.'),
  why: {
    register: said('ทะเบียนเดียวกัน', 'same register'),
    title: said('ชื่อเดียวกัน', 'same title'),
    name: said('ชื่อเดียวกัน', 'same name'),
    similar: said('ชื่อคล้ายกัน', 'similar name'),
    fields: said('ช่องข้อมูลคล้ายกัน', 'similar fields'),
    type: said('ชนิดเดียวกัน', 'same type'),
    fits: said('', ''),
  },
} as const;

/** Words of the blanks that a recipe asks for when it is run. */
export const parametersUi = {
  title: said('ถามก่อนรัน', 'Asked for before it runs'),
  hint: said(
    'ช่องที่เปลี่ยนทุกครั้ง เช่น ระยะหรือพื้นที่ ค่าที่เลือกไว้เป็นค่าเริ่มต้น',
    'Blanks that change each time, such as a distance. What is chosen now is the default.',
  ),
  add: said('เพิ่มช่องที่จะถาม', 'Add a blank to ask for'),
  of: said('ขั้นที่ {n}: {blank}', 'Step {n}: {blank}'),
  name: said('ชื่อที่ใช้ถาม', 'Name to ask by'),
  required: said('ต้องใส่ทุกครั้ง', 'Must be given each time'),
  remove: said('ไม่ต้องถาม {name}', 'Do not ask for {name}'),
  fill: said('ใส่ค่าของสูตร {title}', 'Fill in {title}'),
  missing: said('ยังไม่ได้ใส่ {name}', '{name} is not filled in yet'),
  last: said('ครั้งก่อน {value}', 'last time {value}'),
} as const satisfies Record<string, Bilingual>;

/** What the history calls changes of recipes. */
export const recipeChange = {
  saved: (title: string): Bilingual => said(`บันทึกสูตร ${title}`, `Save the recipe ${title}`),
  replaced: (title: string): Bilingual => said(`แก้สูตร ${title}`, `Change the recipe ${title}`),
  renamed: (title: string): Bilingual => said(`เปลี่ยนชื่อสูตรเป็น ${title}`, `Rename a recipe to ${title}`),
  removed: (title: string): Bilingual => said(`ลบสูตร ${title}`, `Delete the recipe ${title}`),
} as const;
