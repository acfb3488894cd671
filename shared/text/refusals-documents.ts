import type { Bilingual } from '../contract/base.ts';
import type { RefusalCode } from '../contract/codes.ts';

type Details = Record<string, string | number>;
type Code = Extract<
  RefusalCode,
  | 'document-not-found'
  | 'document-here-already'
  | 'document-file-missing'
  | 'document-damaged'
  | 'document-not-plain'
  | 'documents-too-many'
  | 'picture-too-large'
  | 'picture-not-shown'
  | 'place-not-used'
>;

const name = (value: string | number | undefined): string => (value === undefined ? '' : ` «${value}»`);
const inEnglish = (value: string | number | undefined): string => (value === undefined ? '' : ` “${value}”`);

/** What is refused of documents and photos, and what to do instead. */
export const documentRefusals: Record<Code, (details: Details) => Bilingual> = {
  'document-not-found': () => ({
    th: 'ไม่พบเอกสารนี้ อาจถูกเอาออกหรือย้ายไปแล้ว ดูรายการเอกสารอีกครั้ง',
    en: 'There is no such document; it may have been detached or moved. Look at the list again.',
  }),
  'document-here-already': (d) => ({
    th: `ไฟล์${name(d.file)} แนบกับรายการนี้อยู่แล้ว ไม่ต้องแนบซ้ำ`,
    en: `The file${inEnglish(d.file)} is attached to this record already.`,
  }),
  'document-file-missing': (d) => ({
    th: `ไม่พบไฟล์ของ${name(d.title)} ในโฟลเดอร์ files ของแฟ้มงาน กู้คืนจากข้อมูลสำรอง หรือแนบไฟล์อีกครั้ง`,
    en: `The file of${inEnglish(d.titleEn ?? d.title)} is not in the workspace’s files folder. Restore it from a backup, or attach it again.`,
  }),
  'document-damaged': (d) => ({
    th: `ไฟล์ของ${name(d.title)} เสียหายหรือถูกแก้จากภายนอก กู้คืนจากข้อมูลสำรอง หรือแนบไฟล์อีกครั้ง`,
    en: `The file of${inEnglish(d.titleEn ?? d.title)} is damaged or was altered outside. Restore it from a backup, or attach it again.`,
  }),
  'document-not-plain': (d) => ({
    th: `ตัดตำแหน่งและข้อมูลกล้องออกจาก${name(d.title)} ไม่ได้ บันทึกไฟล์เดิมแทนถ้าส่งต่อได้ หรือแปลงเป็น JPEG แล้วแนบใหม่`,
    en: `Place and camera can’t be taken out of${inEnglish(d.titleEn ?? d.title)}. Save the original where it may be handed on, or attach it again as JPEG.`,
  }),
  'documents-too-many': (d) => ({
    th: `รายการนี้มีเอกสารได้ไม่เกิน ${d.limit ?? ''} ไฟล์ เอาไฟล์ที่ไม่ใช้ออก หรือรวมเป็น PDF`,
    en: `A record may have ${d.limit ?? ''} documents at most. Detach some, or join them into a PDF.`,
  }),
  'picture-too-large': () => ({
    th: 'ภาพนี้ใหญ่เกินจะแสดงในโปรแกรม บันทึกไฟล์แล้วเปิดด้วยโปรแกรมดูภาพ',
    en: 'The picture is too large to be shown here. Save it and open it in a picture viewer.',
  }),
  'picture-not-shown': () => ({
    th: 'ไฟล์ชนิดนี้ไม่แสดงในโปรแกรม บันทึกไฟล์แล้วเปิดด้วยโปรแกรมของไฟล์นั้น',
    en: 'Files of this kind are not shown here. Save it and open it in its own program.',
  }),
  'place-not-used': () => ({
    th: 'รายการนี้ไม่มีจุดบนแผนที่ให้ใช้ตำแหน่งจากภาพ',
    en: 'This record has no point on the map for which the photo’s place could be used.',
  }),
};
