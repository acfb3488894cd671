import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** What the core says of basemaps: titles and steps of jobs. */
export const basemapsText = {
  adding: (title: string): Bilingual => said(`เพิ่มแผนที่ฐาน ${title}`, `Add the basemap ${title}`),
  preparing: (title: string): Bilingual =>
    said(`เตรียมภาพ ${title} ให้วาดเร็ว`, `Make the picture ${title} quick to draw`),
  copying: said('คัดลอกไฟล์', 'Copying the file'),
} as const;
