import type { Bilingual } from '../contract/base.ts';
import { formatDate } from '../domain/dates.ts';

const percent = (share: number): number => Math.round(share * 100);

/** Short words before the names of areas, by level. */
export const areaPrefix = {
  province: 'จ.',
  district: 'อ.',
  subdistrict: 'ต.',
  village: '',
  council_area: '',
} as const;

/** What became of an area whose code is out of use. */
const became: Readonly<Record<string, Bilingual>> = {
  split: { th: 'แยกพื้นที่', en: 'split' },
  merge: { th: 'รวมพื้นที่', en: 'merged' },
  recode: { th: 'เปลี่ยนรหัส', en: 'given another code' },
  retire: { th: 'เลิกใช้', en: 'dissolved' },
};

/** Why an area is suggested for what a file says. */
export const areaReason = {
  tonesDiffer: { th: 'ต่างกันที่วรรณยุกต์หรือไม้ไต่คู้', en: 'only tone marks differ' },
  likeName: (share: number): Bilingual => ({
    th: `ชื่อคล้ายกัน ${percent(share)} %`,
    en: `the name is ${percent(share)} % alike`,
  }),
  likeAbove: (name: string, share: number): Bilingual => ({
    th: `ชื่อตำบลคล้าย ${name} ${percent(share)} %`,
    en: `its sub-district is ${percent(share)} % like ${name}`,
  }),
  sameName: (above: string): Bilingual => ({
    th: above === '' ? 'ชื่อเดียวกัน' : `ชื่อเดียวกัน อยู่ใน ${above}`,
    en: above === '' ? 'the same name' : `the same name, in ${above}`,
  }),
  elsewhere: { th: 'ชื่อตรงกัน แต่อยู่นอกพื้นที่ที่ไฟล์หรือแฟ้มงานระบุ', en: 'the same name outside of the named area' },
  codeOnly: { th: 'รหัสเป็นของพื้นที่นี้ แต่ชื่อไม่ตรงกัน', en: 'the code is that of this area, but the name is another' },
  nameOnly: {
    th: 'ชื่อตรงกับพื้นที่นี้ แต่รหัสเป็นของที่อื่น',
    en: 'the name is that of this area, but the code is another',
  },
  numberOnly: { th: 'หมู่ที่ตรงกัน แต่ชื่อไม่ตรงกัน', en: 'the number of the village fits, but the name is another' },
  villageNameOnly: {
    th: 'ชื่อตรงกัน แต่หมู่ที่ไม่ตรงกัน',
    en: 'the name fits, but the number of the village is another',
  },
  inside: { th: 'พิกัดอยู่ในพื้นที่นี้', en: 'its place lies inside' },
  beside: { th: 'พิกัดอยู่ใกล้แนวเขตนี้', en: 'its place lies close to it' },
  near: (distance: Bilingual): Bilingual => ({
    th: `ห่างจากพิกัด ${distance.th}`,
    en: `${distance.en} from its place`,
  }),
  retired: (old: { code: string; name: string; kind: string; on: string | null }): Bilingual => {
    const what = became[old.kind] ?? became.retire;
    const [th, en] = (['th', 'en'] as const).map((language) =>
      old.on === null ? '' : ` ${formatDate(old.on, language)}`,
    );
    return {
      th: `รหัส ${old.code} (${old.name}) เลิกใช้แล้ว: ${what?.th}${th}`,
      en: `the code ${old.code} (${old.name}) is retired: ${what?.en}${en}`,
    };
  },
  municipalOffice: (code: string): Bilingual => ({
    th: `${code} เป็นรหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ`,
    en: `${code} is the registration office of a municipality, not a district`,
  }),
  above: (level: Bilingual): Bilingual => ({
    th: `ไฟล์บอกถึงระดับ${level.th}เท่านั้น`,
    en: `the file says no more than the ${level.en.toLowerCase()}`,
  }),
} as const;

/** Reasons one after the other. */
export const allReasons = (reasons: readonly Bilingual[]): Bilingual => ({
  th: reasons.map((reason) => reason.th).join(' · '),
  en: reasons.map((reason) => reason.en).join(' · '),
});
