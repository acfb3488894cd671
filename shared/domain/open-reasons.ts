import type { Bilingual } from '../contract/base.ts';

/** Why somebody opens what identifies a person. */
export const OPEN_REASONS = {
  recheck: { th: 'สอบทานข้อมูลในพื้นที่', en: 'Recheck in the field' },
  contact: { th: 'ติดต่อเจ้าของข้อมูล', en: 'Contact the person' },
  referral: { th: 'ส่งต่อความช่วยเหลือ', en: 'Refer for help' },
  correction: { th: 'แก้ข้อมูลให้ถูก', en: 'Correct the data' },
  request: { th: 'เจ้าของข้อมูลขอดูหรือขอแก้', en: 'The person asked for it' },
  duplicate: { th: 'ตรวจข้อมูลซ้ำ', en: 'Look for duplicates' },
  certification: { th: 'เตรียมรับรองข้อมูลร่วม', en: 'Prepare a joint certification' },
  other: { th: 'เรื่องอื่น', en: 'Something else' },
} as const satisfies Record<string, Bilingual>;

export type OpenReasonKind = keyof typeof OPEN_REASONS;
export const OPEN_REASON_KINDS = Object.keys(OPEN_REASONS) as [OpenReasonKind, ...OpenReasonKind[]];

/** Without words of its own a reason of this kind says nothing. */
export const needsWords = (kind: OpenReasonKind): boolean => kind === 'other';
