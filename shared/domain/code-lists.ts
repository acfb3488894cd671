import type { Bilingual } from '../contract/base.ts';

/** One word of a closed list: what is stored, and how it is read. */
export interface CodeItem {
  readonly value: string | number;
  readonly label: Bilingual;
}
export interface CodeList {
  readonly key: string;
  readonly items: readonly CodeItem[];
}

const item = (value: string | number, th: string, en: string): CodeItem => ({ value, label: { th, en } });
const other = item('other', 'อื่น ๆ', 'Other');

/** The closed lists that register fields name in `codeList`. Values are stored; they are never renamed. */
export const CODE_LISTS: readonly CodeList[] = [
  {
    key: 'authority-type',
    items: [
      item('pao', 'อบจ.', 'Provincial administrative organisation'),
      item('city', 'เทศบาลนคร', 'City municipality'),
      item('town', 'เทศบาลเมือง', 'Town municipality'),
      item('subdistrict-municipality', 'เทศบาลตำบล', 'Sub-district municipality'),
      item('sao', 'อบต.', 'Sub-district administrative organisation'),
      item('pattaya', 'เมืองพัทยา', 'Pattaya City'),
      item('bangkok', 'กทม.', 'Bangkok'),
    ],
  },
  {
    key: 'forest-land-status',
    items: [
      item('national-reserve', 'ป่าสงวนแห่งชาติ', 'National forest reserve'),
      item('forest-act-2484', 'ป่าตาม พ.ร.บ.ป่าไม้ 2484', 'Forest under the 1941 Act'),
      item('public', 'สาธารณประโยชน์', 'Public land'),
      item('alro', 'ส.ป.ก.', 'Land reform'),
      item('temple', 'วัด', 'Temple'),
      item('private', 'เอกชน', 'Private'),
      other,
    ],
  },
  {
    key: 'housing-programme',
    items: [
      item('secure-urban', 'บ้านมั่นคงเมือง', 'Baan Mankong, urban'),
      item('secure-rural', 'บ้านมั่นคงชนบท', 'Baan Mankong, rural'),
      item('sufficient', 'บ้านพอเพียง', 'Baan Por Piang'),
      item('central', 'บ้านกลาง', 'Shared home'),
      item('homeless', 'คนไร้บ้าน', 'Homeless people'),
      item('canal', 'ริมคลอง', 'Canal side'),
      item('local', 'ท้องถิ่นร่วม', 'With the local authority'),
      item('csr', 'CSR', 'CSR'),
      other,
    ],
  },
  {
    key: 'housing-land-status',
    items: [
      item('owned', 'เป็นเจ้าของ', 'Owned'),
      item('rented', 'เช่า', 'Rented'),
      item('state', 'ที่ดินรัฐ', 'State land'),
      item('temple', 'ที่ดินวัด', 'Temple land'),
      item('cooperative', 'สหกรณ์', 'Cooperative'),
      item('encroached', 'บุกรุก', 'Encroached'),
      other,
    ],
  },
  {
    key: 'project-status',
    items: [
      item('idea', 'แนวคิด', 'Idea'),
      item('proposed', 'เสนอ', 'Proposed'),
      item('considered', 'อยู่ระหว่างพิจารณา', 'Under consideration'),
      item('adopted', 'บรรจุในแผน', 'Adopted in the plan'),
      item('funded', 'ได้รับงบประมาณ', 'Funded'),
      item('running', 'ดำเนินการ', 'Running'),
      item('done', 'เสร็จสิ้น', 'Done'),
      item('cancelled', 'ยกเลิก', 'Cancelled'),
    ],
  },
  {
    key: 'tenure',
    items: [
      item('owner', 'เป็นเจ้าของ', 'Owner'),
      item('rent', 'เช่า', 'Rent'),
      item('relatives', 'อาศัยญาติ', 'With relatives'),
      item('state', 'ที่ดินรัฐ', 'State land'),
      item('temple', 'ที่ดินวัด', 'Temple land'),
      item('encroached', 'บุกรุก', 'Encroached'),
      other,
    ],
  },
  {
    key: 'house-condition',
    items: [
      item('sound', 'มั่นคง', 'Sound'),
      item('worn', 'ทรุดโทรมเล็กน้อย', 'Slightly worn'),
      item('dilapidated', 'ทรุดโทรมมาก', 'Dilapidated'),
      item('unsafe', 'ไม่ปลอดภัย', 'Unsafe'),
      item('none', 'ไม่มีบ้าน', 'No house'),
    ],
  },
  {
    key: 'sex',
    items: [item('male', 'ชาย', 'Male'), item('female', 'หญิง', 'Female'), item('other', 'อื่น ๆ', 'Other')],
  },
  {
    key: 'vulnerable-type',
    items: [
      item('low-income', 'ผู้มีรายได้น้อย', 'Low income'),
      item('elderly', 'ผู้สูงอายุ', 'Elderly'),
      item('elderly-alone', 'ผู้สูงอายุอยู่ลำพัง', 'Elderly, living alone'),
      item('disabled', 'คนพิการ', 'Disabled'),
      item('bedridden', 'ผู้ป่วยติดเตียง', 'Bedridden'),
      item('chronic', 'ผู้ป่วยเรื้อรัง', 'Chronically ill'),
      item('child', 'เด็กกำพร้า/ด้อยโอกาส', 'Orphaned or disadvantaged child'),
      item('single-mother', 'แม่เลี้ยงเดี่ยว', 'Single mother'),
      item('homeless', 'คนไร้บ้าน/ไร้ที่พึ่ง', 'Homeless'),
      item('stateless', 'ไร้สัญชาติ/ไม่มีสถานะ', 'Stateless'),
      item('substance-or-released', 'ผู้ใช้สารเสพติด/ผู้พ้นโทษ', 'Substance user or released prisoner'),
      item('disaster', 'ประสบภัย', 'Struck by disaster'),
      other,
    ],
  },
  {
    key: 'recheck-status',
    items: [
      item(0, 'ยังไม่ตรวจ', 'Not checked'),
      item(1, 'ตรวจแล้วตรงกัน', 'Checked, matches'),
      item(2, 'ตรวจแล้วแก้ไข', 'Checked, corrected'),
      item(3, 'เพิ่มใหม่จากพื้นที่', 'Added by the field'),
      item(4, 'ไม่พบ/ย้าย', 'Not found or moved'),
      item(5, 'เสียชีวิต', 'Died'),
      item(6, 'ซ้ำ', 'Duplicate'),
      item(7, 'ปฏิเสธให้ข้อมูล', 'Refused'),
      item(8, 'รอข้อมูล', 'Waiting'),
    ],
  },
];

/** The list of a field's `codeList`. `undefined` for a key that is none. */
export const codeListOf = (key: string): CodeList | undefined => CODE_LISTS.find((list) => list.key === key);

/** The words for a stored value; the value itself when the list does not hold it. */
export const codeLabel = (key: string, value: string | number): Bilingual => {
  const found = codeListOf(key)?.items.find((entry) => entry.value === value);
  return found?.label ?? { th: String(value), en: String(value) };
};
