import { type CodeList, item, other } from './definition.ts';

/** Lists of areas, forests, housing projects and learning areas. */
export const PLACE_LISTS: readonly CodeList[] = [
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
    key: 'area-level',
    items: [
      item('province', 'จังหวัด', 'Province'),
      item('zone', 'โซน', 'Zone'),
      item('district', 'อำเภอ', 'District'),
      item('subdistrict', 'ตำบล', 'Sub-district'),
      item('council_area', 'พื้นที่สภาฯ', 'Council area'),
      item('village', 'หมู่บ้าน', 'Village'),
    ],
  },
  {
    key: 'shape-from',
    items: [
      item('given', 'แนวเขตที่ได้มา', 'As it was given'),
      item('parts', 'รวมจากตำบลและหมู่บ้าน', 'Made of its sub-districts and villages'),
    ],
  },
  {
    key: 'forest-part-purpose',
    items: [
      item('conservation', 'บริเวณเพื่อการอนุรักษ์', 'For conservation'),
      item('use', 'บริเวณเพื่อการใช้ประโยชน์', 'For use'),
    ],
  },
  {
    key: 'learning-area-kind',
    items: [
      item('organic-farming', 'เกษตรอินทรีย์', 'Organic farming'),
      item('welfare', 'สวัสดิการ', 'Welfare'),
      item('land-housing', 'ที่ดิน/ที่อยู่อาศัย', 'Land and housing'),
      item('human-security', 'ความมั่นคงของมนุษย์', 'Human security'),
      item('alcohol-free', 'งานบุญปลอดเหล้า', 'Alcohol-free merit-making'),
      item('community-finance', 'การเงินชุมชน', 'Community finance'),
      item('community-market', 'ตลาดชุมชน', 'Community market'),
      other,
    ],
  },
  {
    key: 'area-indicator',
    open: true,
    items: [
      item('population', 'ประชากร', 'Population'),
      item('households', 'ครัวเรือน', 'Households'),
      item('farmland_rai', 'พื้นที่เกษตร (ไร่)', 'Farmland (rai)'),
      item('organic_farmland_rai', 'เกษตรอินทรีย์ (ไร่)', 'Organic farmland (rai)'),
      item('elderly', 'ผู้สูงอายุ', 'Elderly people'),
      item('disabled', 'คนพิการ', 'Disabled people'),
      item('low_income_households', 'ครัวเรือนรายได้น้อย', 'Low-income households'),
    ],
  },
];
