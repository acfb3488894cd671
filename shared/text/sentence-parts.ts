import type { Bilingual } from '../contract/base.ts';
import { unitWord } from '../domain/unit-words.ts';
import { figureDecimals, formatDistance, formatNumber } from '../domain/units.ts';
import type { Noun } from './analyses.ts';
import type { SaidFigure } from './sentence-facts.ts';
import { spaced } from './spaced.ts';

export const said = (th: string, en: string): Bilingual => ({ th: spaced(th), en });
export const n = (value: number): string => formatNumber(value);
/** Rai are shown whole from ten up, as everywhere. */
export const rai = (value: number): string => formatNumber(value, value < 10 ? 2 : 0);

/** A title within an English sentence. */
export const low = (en: string): string =>
  /^[A-Z][a-z]/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en;
export const capital = (en: string): string => en.charAt(0).toUpperCase() + en.slice(1);

/** What rows of any kind are counted by: it does not say what they are. */
const PLAIN_COUNTERS: ReadonlySet<string> = new Set(['แห่ง', 'รายการ', 'พื้นที่', 'หน่วยงาน', 'คณะ']);

/** «จาก 55 ตำบล», «จากป่าชุมชน 94 แห่ง». */
export const outOf = ({ name, counter }: Noun, of: number): string =>
  PLAIN_COUNTERS.has(counter.th) ? `จาก${name.th} ${n(of)} ${counter.th}` : `จาก ${n(of)} ${counter.th}`;

/** «ทั้ง 55 ตำบล», «ป่าชุมชนทั้ง 94 แห่ง». */
export const allOf = ({ name, counter }: Noun, of: number): string =>
  PLAIN_COUNTERS.has(counter.th) ? `${name.th}ทั้ง ${n(of)} ${counter.th}` : `ทั้ง ${n(of)} ${counter.th}`;

/** «หมู่บ้าน 500 แห่ง» without saying the word twice: «500 หมู่บ้าน», «ป่าชุมชน 94 แห่ง». */
export const countOf = ({ name, counter }: Noun, of: number): string =>
  PLAIN_COUNTERS.has(counter.th) ? `${name.th} ${n(of)} ${counter.th}` : `${n(of)} ${counter.th}`;

/** «1 village», «2 villages». */
export const enCount = ({ name, plural }: Noun, of: number): string =>
  `${n(of)} ${of === 1 ? name.en : plural}`;

/** How many of how many, and what is said of them: none, some and all have words of their own. */
export interface Choice {
  readonly noun: Noun;
  readonly of: number;
  readonly rows: number;
  /** «ที่…» without its ที่. */
  readonly th: string;
  /** Of one («lies within …») and of several («lie within …»). */
  readonly one: string;
  readonly several: string;
}
export const chosen = ({ noun, of, rows, th, one, several }: Choice): Bilingual => {
  const counter = noun.counter.th;
  if (rows === 0)
    return said(`${outOf(noun, of)} ไม่มี${counter}ใดที่${th}`, `None of the ${enCount(noun, of)} ${one}`);
  if (rows === 1 && of === 1) return said(`${countOf(noun, 1)} ${th}`, `The one ${noun.name.en} ${one}`);
  if (rows === of) return said(`${allOf(noun, of)} ${th}`, `All ${enCount(noun, of)} ${several}`);
  return said(
    `${outOf(noun, of)} มี ${n(rows)} ${counter}ที่${th}`,
    `Of ${enCount(noun, of)}, ${n(rows)} ${rows === 1 ? one : several}`,
  );
};

/** A figure with its unit, in the reader's words; in English units that nobody can put are left out. */
export const amount = (value: number, unit: string | null): Bilingual => {
  if (unit === 'ม.') return said(formatDistance(value, 'th'), formatDistance(value, 'en'));
  const words = unit === 'ไร่' ? rai(value) : formatNumber(value, figureDecimals(value));
  const en = unit === null ? '' : unitWord(unit, 'en');
  const known = en !== '' && !/[\u0E00-\u0E7F]/.test(en);
  return said(unit ? `${words} ${unit}` : words, known ? `${words} ${en}` : words);
};

/** What the most and the least are called, and how their names follow in English: «the most in …». */
export interface Extremes {
  readonly most: Bilingual;
  readonly least: Bilingual;
  readonly link: 'in' | 'being';
}
/** Of areas that have something. */
export const MORE: Extremes = {
  most: said('มากที่สุด', 'the most'),
  least: said('น้อยที่สุด', 'the least'),
  link: 'in',
};
/** Of rows that have a value. */
export const HIGHER: Extremes = {
  most: said('มากที่สุด', 'the highest'),
  least: said('น้อยที่สุด', 'the lowest'),
  link: 'being',
};
/** Of ground. */
export const WIDER: Extremes = {
  most: said('กว้างที่สุด', 'the widest'),
  least: said('แคบที่สุด', 'the smallest'),
  link: 'being',
};

/** A name and its figure: in brackets where the name ends in figures of its own. */
const withAmount = (name: string, figure: Bilingual): Bilingual => {
  const own = /[0-9๐-๙]$/.test(name);
  return said(
    own ? `${name} (${figure.th})` : `${name} ${figure.th}`,
    own ? `${name} (${figure.en})` : `${name}, ${figure.en}`,
  );
};

/** « มากที่สุดคือ ต.ก 5 ไร่ น้อยที่สุดคือ ต.ข 1 ไร่»: who has most and who least; nothing without figures. */
export const extremesOf = (
  figure: SaidFigure | null | undefined,
  { most, least, link }: Extremes = MORE,
): Bilingual => {
  if (!figure || figure.most === null) return said('', '');
  const top = amount(figure.most, figure.unit);
  if (figure.leader === null) return said(` ${most.th} ${top.th}`, `, ${most.en} ${top.en}`);
  const first = withAmount(figure.leader, top);
  const led = said(` ${most.th}คือ ${first.th}`, `, ${most.en} ${link} ${first.en}`);
  if (figure.last === null || figure.least === null) return led;
  const low = withAmount(figure.last, amount(figure.least, figure.unit));
  return said(`${led.th} ${least.th}คือ ${low.th}`, `${led.en}, ${least.en} ${link} ${low.en}`);
};
