import { type CodeList, item, other } from './definition.ts';

/** Lists of households, their members and rechecks. */
export const PEOPLE_LISTS: readonly CodeList[] = [
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
  {
    key: 'consent-status',
    items: [
      item('given', 'ให้ความยินยอม', 'Given'),
      item('not-asked', 'ยังไม่ได้ขอ', 'Not asked'),
      item('refused', 'ไม่ยินยอม', 'Refused'),
      item('withdrawn', 'ถอนความยินยอม', 'Withdrawn'),
    ],
  },
  {
    key: 'lawful-basis',
    items: [
      item('consent', 'ความยินยอม', 'Consent'),
      item('public-task', 'ภารกิจสาธารณะ', 'Public task'),
      item('legal-duty', 'หน้าที่ตามกฎหมาย', 'Legal duty'),
      item('vital-interest', 'ประโยชน์สำคัญต่อชีวิต', 'Vital interest'),
      item('contract', 'สัญญา', 'Contract'),
      item('legitimate-interest', 'ประโยชน์โดยชอบด้วยกฎหมาย', 'Legitimate interest'),
    ],
  },
  {
    key: 'house-work',
    items: [
      item('repair', 'ซ่อม', 'Repair'),
      item('build', 'สร้าง', 'Build'),
      item('extend', 'ต่อเติม', 'Extend'),
    ],
  },
];
