import type { Bilingual } from '../contract/base.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });

/** Words about erasing data subjects for good. */
export const eraseText = {
  erased: said('ลบข้อมูลส่วนบุคคลถาวร', 'Personal data erased'),
  job: said('ลบถาวรจากข้อมูลสำรอง', 'Erasing from backups'),
  cleaning: said('กำลังลบจากข้อมูลสำรอง', 'Cleaning backups'),
  stillUser: said(
    'ยังเป็นผู้ใช้ของข้อมูลส่วนบุคคล ลบออกจากหน้าผู้ใช้ก่อน',
    'is still a user of personal data: remove the user first',
  ),
  /** What has to be typed. */
  word: said('ลบถาวร', 'erase'),
} as const;
