import type { Language } from '../contract/base.ts';

/** Units of the registers and what rows are counted by; those of the office's own fields are as the office wrote them. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  ...{ คน: 'people', ครัวเรือน: 'households', กลุ่ม: 'groups', หลัง: 'houses' },
  ...{ บาท: 'baht', ไร่: 'rai', งาน: 'ngan', 'ตร.ว.': 'square wah', 'ม.': 'm', ร้อยละ: '%' },
  ...{ จังหวัด: 'provinces', โซน: 'zones', อำเภอ: 'districts', ตำบล: 'sub-districts', พื้นที่: 'areas' },
  ...{ หมู่บ้าน: 'villages', แห่ง: 'places', โครงการ: 'projects', กองทุน: 'funds', รายการ: 'rows' },
  ...{ หน่วยงาน: 'partners', คณะ: 'groups' },
};

const PER_KM2 = 'ต่อ ตร.กม.';

/** A unit as fields name it, in the reader's words; one that nobody knows stays as it is. */
export const unitWord = (unit: string, language: Language): string => {
  if (language !== 'en') return unit;
  if (unit.endsWith(PER_KM2)) {
    const what = unit.slice(0, -PER_KM2.length).trim();
    return `${IN_ENGLISH[what] ?? what} per km²`.trim();
  }
  return IN_ENGLISH[unit] ?? unit;
};
