import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Texts of the sample province. */
export const sampleText = {
  title: said('จังหวัดศรีธารา (ตัวอย่าง)', 'Si Thara (sample province)'),
  job: said('สร้างจังหวัดตัวอย่าง', 'Make the sample province'),
  /** The first user of the sample's store. */
  keeper: said('ผู้ดูแลตัวอย่าง', 'Sample keeper'),
  /** What the history calls it. */
  made: said('สร้างข้อมูลตัวอย่าง', 'Make the sample data'),
  source: said('ข้อมูลสมมติ', 'Fictional data'),
  agency: said('สร้างด้วยโปรแกรม ไม่ใช่ข้อมูลของบุคคลหรือพื้นที่จริง', 'Made by the program; no real person or place'),
  steps: {
    drawing: said('วาดแนวเขต', 'Drawing boundaries'),
    areas: said('จัดโซน อำเภอ ตำบล', 'Setting up zones, districts and sub-districts'),
    places: said('วางป่าชุมชนและโครงการที่อยู่อาศัย', 'Placing community forests and housing projects'),
    households: said('เข้ารหัสข้อมูลครัวเรือน', 'Encrypting the households'),
  },
} as const;
