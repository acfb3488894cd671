import type { Bilingual } from '../../contract/base.ts';

/** The headings of a form, in their order. */
export const SECTIONS = {
  main: { th: 'ข้อมูลหลัก', en: 'Main' },
  area: { th: 'พื้นที่', en: 'Area' },
  members: { th: 'สมาชิก', en: 'Members' },
  land: { th: 'ที่ดินและเนื้อที่', en: 'Land and area' },
  approval: { th: 'การอนุมัติ', en: 'Approval' },
  money: { th: 'เงิน', en: 'Money' },
  progress: { th: 'ความก้าวหน้า', en: 'Progress' },
  contact: { th: 'ติดต่อ', en: 'Contact' },
  living: { th: 'สภาพความเป็นอยู่', en: 'Living conditions' },
  recheck: { th: 'สอบทาน', en: 'Recheck' },
  consent: { th: 'ฐานและความยินยอม', en: 'Basis and consent' },
  own: { th: 'ช่องเพิ่มเติม', en: 'Further fields' },
  validity: { th: 'ช่วงที่ใช้', en: 'Validity' },
} as const satisfies Record<string, Bilingual>;

export type SectionKey = keyof typeof SECTIONS;
