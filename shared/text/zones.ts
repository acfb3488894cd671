import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What changes of zones are called, and the names that the product itself gives. */
export const zonesText = {
  scheme: said('การแบ่งโซน', 'Zoning'),
  schemeCreated: (title: string): Bilingual => said(`สร้างการแบ่งโซน ${title}`, `Create zoning ${title}`),
  schemeRenamed: (title: string): Bilingual =>
    said(`เปลี่ยนชื่อการแบ่งโซนเป็น ${title}`, `Rename zoning to ${title}`),
  schemeRemoved: (title: string): Bilingual => said(`ลบการแบ่งโซน ${title}`, `Delete zoning ${title}`),
  zoneCreated: (title: string): Bilingual => said(`สร้างโซน ${title}`, `Create zone ${title}`),
  zoneChanged: (title: string): Bilingual => said(`แก้โซน ${title}`, `Edit zone ${title}`),
  zoneRemoved: (title: string): Bilingual => said(`ลบโซน ${title}`, `Delete zone ${title}`),
} as const;
