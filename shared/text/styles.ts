import type { Bilingual } from '../contract/base.ts';
import type { Normalise } from '../contract/style.ts';
import { englishTitle, type Titled } from '../domain/titled.ts';

const said = (th: string, en: string): Bilingual => ({ th, en });
const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

const DIVISORS: Readonly<Record<Normalise['by'], Bilingual>> = {
  area: said('ไร่', 'rai'),
  population: said('คน', 'people'),
  households: said('ครัวเรือน', 'households'),
  field: said('', ''),
};

/** Words of styles that core, page and print share: changes, legends, what could not be drawn. */
export const stylesText = {
  reset: (layer: Titled): Bilingual =>
    said(`คืนรูปแบบเริ่มต้นของ ${layer.title}`, `Reset the style of ${englishTitle(layer)}`),
  kept: (title: string): Bilingual => said(`เก็บรูปแบบ ${title}`, `Keep the style ${title}`),
  forgotten: (title: string): Bilingual => said(`ลบรูปแบบ ${title}`, `Remove the style ${title}`),
  noArea: said('ไม่มีเนื้อที่ให้หาร', 'has no area to divide by'),
  lostFields: (fields: readonly string[]): Bilingual =>
    said(
      `รูปแบบนี้ใช้ข้อมูลที่ไม่มีแล้ว (${fields.join(', ')}) จึงวาดเป็นสีเดียว`,
      `This style uses fields that are gone (${fields.join(', ')}): drawn plain`,
    ),
  oneDot: (per: number): Bilingual => said(`1 จุด = ${number(per)}`, `1 dot = ${number(per)}`),
  per: (by: Normalise['by'], per: number, field: string | null): Bilingual => {
    const divisor = by === 'field' ? said(field ?? '', field ?? '') : DIVISORS[by];
    const count = per === 1 ? '' : `${number(per)} `;
    return said(`ต่อ ${count}${divisor.th}`, `per ${count}${divisor.en}`);
  },
  degrees: [said('น้อย', 'low'), said('กลาง', 'middle'), said('มาก', 'high')] as readonly Bilingual[],
  both: (right: string, up: string): Bilingual => said(`${right} · ${up}`, `${right} · ${up}`),
  all: said('ทั้งหมด', 'All'),
  little: said('น้อย', 'Few'),
  much: said('มาก', 'Many'),
} as const;
