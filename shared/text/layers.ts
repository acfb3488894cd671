import type { Bilingual } from '../contract/base.ts';
import { formatDate } from '../domain/dates.ts';
import { englishTitle, type Titled } from '../domain/titled.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of layers: what changes to them are called, and the words of a legend. */
export const layersText = {
  styled: (layer: Titled): Bilingual =>
    said(`เปลี่ยนรูปแบบของ ${layer.title}`, `Restyle ${englishTitle(layer)}`),
  shown: (layer: Titled): Bilingual => said(`แสดง ${layer.title}`, `Show ${englishTitle(layer)}`),
  hidden: (layer: Titled): Bilingual => said(`ซ่อน ${layer.title}`, `Hide ${englishTitle(layer)}`),
  opacity: (layer: Titled): Bilingual =>
    said(`ความโปร่งใสของ ${layer.title}`, `Opacity of ${englishTitle(layer)}`),
  reordered: said('เปลี่ยนลำดับการซ้อน', 'Reorder layers'),
  renamed: (from: string, to: string): Bilingual =>
    said(`เปลี่ยนชื่อ ${from} เป็น ${to}`, `Rename ${from} to ${to}`),
  removed: (layer: Titled): Bilingual =>
    said(`ลบชั้นข้อมูล ${layer.title}`, `Delete layer ${englishTitle(layer)}`),
  registerStays: said('เป็นทะเบียนของแฟ้มงาน ลบไม่ได้ แต่ซ่อนได้', 'is a register of the workspace: hide it instead'),
  classColors: said('จำนวนสีต้องเท่ากับจำนวนช่วง', 'needs one colour for each class'),
  missing: said('ยังไม่มีข้อมูล', 'No data yet'),
  suppressed: said('ปกปิด', 'Withheld'),
  otherCategory: said('อื่น ๆ', 'Other'),
} as const;

/** Put before a name on the map. */
export const AREA_PREFIX = { province: 'จ.', district: 'อ.', subdistrict: 'ต.', village: 'บ้าน' } as const;

/** What a search hit is called besides its name. */
export const searchText = {
  layer: said('ชั้นข้อมูล', 'Layer'),
  code: (code: string): Bilingual => said(`รหัส ${code}`, `Code ${code}`),
  retired: (day: string): Bilingual =>
    said(`เลิกใช้หลัง ${formatDate(day)}`, `retired after ${formatDate(day, 'en')}`),
  indexing: said('เตรียมข้อมูลสำหรับค้นหา', 'Preparing the search'),
} as const;

/** Why a cell's value was refused; fills `{reason}` of the sentence for `validation-failed`. */
export const validationText = {
  integer: said('ต้องเป็นจำนวนเต็ม', 'must be a whole number'),
  real: said('ต้องเป็นตัวเลข', 'must be a number'),
  boolean: said('ต้องเป็นใช่หรือไม่ใช่', 'must be yes or no'),
  text: said('ต้องเป็นข้อความ', 'must be text'),
  tooLong: said('ยาวเกินไป แนบเป็นเอกสารแทน', 'is too long: attach it as a document'),
  date: said('ต้องเป็นวันที่ที่มีจริง', 'must be a date that exists'),
  datetime: said('ต้องเป็นวันและเวลา', 'must be a date and time'),
  phone: said(
    'ต้องเป็นเบอร์โทรศัพท์ เช่น 081-234-5678 หรือ 075-123-456',
    'must be a telephone number such as 081-234-5678',
  ),
  email: said('ต้องเป็นอีเมล เช่น office@example.org', 'must be an e-mail address'),
  nationalId: said('เลขไม่ครบ 13 หลัก หรือหลักสุดท้ายไม่ตรง', 'is not 13 digits, or the last digit does not fit'),
  personalId: said(
    'มีเลขประจำตัวประชาชน ซึ่งเก็บในทะเบียนเปิดหรือชั้นข้อมูลไม่ได้ บันทึกที่ทะเบียนบุคคลหรือครัวเรือนแทน',
    'holds a national ID number, which open registers and layers do not keep: record it under persons or households',
  ),
  yearBe: said('ต้องเป็นปี พ.ศ. เช่น 2569', 'must be a year of the Buddhist era such as 2569'),
  color: said('ต้องเป็นรหัสสี เช่น #0B6E66', 'must be a colour such as #0B6E66'),
  negative: said('ต้องไม่ติดลบ', 'must not be negative'),
  codeList: said('ไม่อยู่ในรายการที่กำหนด', 'is not in the list'),
  required: said('ต้องมีค่า', 'must have a value'),
  areaCode: (digits: number): Bilingual => said(`ต้องเป็นตัวเลข ${digits} หลัก`, `must be ${digits} digits`),
  codeOfParent: (parent: string): Bilingual =>
    said(`ต้องขึ้นต้นด้วยรหัสที่อยู่เหนือขึ้นไป คือ ${parent}`, `must begin with the code above it, ${parent}`),
  otherShape: said('รูปทรงไม่ตรงกับชั้นข้อมูลนี้', 'the shape is of another kind than the layer'),
  noCode: said('แถวปลายทางยังไม่มีรหัส', 'the row to point to has no code'),
  notEditable: said('แก้ที่นี่ไม่ได้', 'cannot be edited here'),
} as const;
