import type { AreaLevelName } from '../../../../shared/contract/import-choice.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { arabicDigits } from '../../../../shared/domain/units.ts';

/** Words for what an area is, as they stand before its name; only those of its own level. */
const OWN: Readonly<Record<AreaLevelName, RegExp>> = {
  province: /^(?:จังหวัด|จว\.|จ\.|จ\s)\s*/,
  district: /^(?:กิ่งอำเภอ|กิ่ง\s*อ\.|อำเภอ|เขต|อ\.|อ\s)\s*/,
  subdistrict: /^(?:ตำบล|แขวง|ต\.|ต\s)\s*/,
  village: /^(?:หมู่บ้าน|ชุมชนบ้าน|บ้าน|บ\.|บ\s)\s*/,
  council_area: /^(?:พื้นที่)?(?:สภาองค์กรชุมชน|สภาฯ|สภา(?=ตำบล))\s*/,
};

/** Any word for any kind of area; stripped one after the other as long as a name is left. */
const ANY =
  /^(?:พื้นที่สภาฯ|พื้นที่|สภาองค์กรชุมชน|องค์การบริหารส่วนจังหวัด|องค์การบริหารส่วนตำบล|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เทศบาล|กิ่งอำเภอ|จังหวัด|อำเภอ|ตำบล|แขวง|เขต|หมู่บ้าน|ชุมชน|บ้าน|ท[นมต]\.|ท[นมต]\s|อบต\.?|อบจ\.?|จ\.|อ\.|ต\.|บ\.)\s*/;

const SIGNS = /[\s\p{P}\p{S}]+/gu;
/** Paiyannoi: a letter to Unicode, a sign of shortening to people. */
const SHORTENING = '\u0E2F';
const SHORTEST = 2;

const plain = (text: string): string => arabicDigits(normaliseThai(text)).trim();
const bare = (text: string): string => text.replace(SIGNS, '').toLowerCase();

/** The short forms of local authorities' kinds, so that «ทต.» and «เทศบาลตำบล» are one. */
const unified = (text: string): string =>
  text
    .replace(/^เทศบาลนคร\s*|^ทน\.\s*|^ทน\s+/, 'ทน.')
    .replace(/^เทศบาลเมือง\s*|^ทม\.\s*|^ทม\s+/, 'ทม.')
    .replace(/^เทศบาลตำบล\s*|^ทต\.\s*|^ทต\s+/, 'ทต.')
    .replace(/^องค์การบริหารส่วนตำบล\s*|^อบต\.?\s*/, 'อบต.');

/**
 * A name as it is compared: without the word for its own level, spaces and signs, in one spelling, with Arabic digits.
 * «ตำบลคลองท่อม», «ต.คลองท่อม» and «คลอง ท่อม» are one; «บ้านเชี่ยน» as a sub-district keeps its «บ้าน».
 */
export function areaKey(level: AreaLevelName, text: string): string {
  const words = plain(text);
  if (level === 'council_area') return bare(unified(words.replace(OWN.council_area, '')));
  const rest = words.replace(OWN[level], '');
  return bare(rest === '' ? words : rest);
}

/** The same without any word for any kind of area: «อบต.คลองท่อม» and «บ้านคลองท่อม» are คลองท่อม as well. */
export function bareKey(text: string): string {
  let rest = plain(text);
  for (;;) {
    const shorter = rest.replace(ANY, '');
    if (shorter === rest || bare(shorter).length < SHORTEST) return bare(rest);
    rest = shorter;
  }
}

/** The beginning of a name that was shortened by ฯ («กรุงเทพฯ»), or null where nothing was. */
export const shortened = (key: string): string | null => {
  const at = key.indexOf(SHORTENING);
  return at >= SHORTEST ? key.slice(0, at) : null;
};

/** True for text in which an area may be named in Thai. */
export const isThai = (text: string): boolean => /[\u0E01-\u0E2E]/.test(text);

export interface VillageWords {
  /** The number of the village in its sub-district. */
  readonly moo: number | null;
  readonly name: string | null;
}

/** «หมู่ที่ 3 บ้านทุ่ง», «ม.3», «บ้านทุ่ง หมู่ 3» and «3» taken apart. */
export function villageWords(text: string): VillageWords {
  const words = plain(text);
  const moo = /(?:^|\s)(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.|ม(?=\s*\d))\s*(\d{1,2})(?!\d)|^(\d{1,2})$/.exec(words);
  if (!moo) return { moo: null, name: words === '' ? null : words };
  const name = (words.slice(0, moo.index) + words.slice(moo.index + moo[0].length)).trim();
  return { moo: Number(moo[1] ?? moo[2]), name: name === '' ? null : name };
}

export interface AddressWords {
  readonly province: string | null;
  readonly district: string | null;
  readonly subdistrict: string | null;
  readonly village: string | null;
}

const MARKS = [
  ['province', /(?:จังหวัด|จ\.)\s*([^\s]+)/],
  ['district', /(?:กิ่งอำเภอ|อำเภอ|เขต|อ\.)\s*([^\s]+)/],
  ['subdistrict', /(?:ตำบล|แขวง|ต\.)\s*([^\s]+)/],
  ['village', /((?:หมู่ที่|หมู่|ม\.)\s*\d{1,2}|(?:บ้าน|บ\.)\s*[^\s]+)/],
] as const;

/**
 * An address in one cell («ม.3 ต.คลองท่อมใต้ อ.คลองท่อม จ.กระบี่») taken apart; null where it names at most one kind of
 * area. Marks need a space or the beginning of the text before them, since they are letters of names as well.
 */
export function addressWords(text: string): AddressWords | null {
  // A mark that follows straight upon a word gets the space that was left out.
  const words = plain(text).replace(/(\S)(?=(?:จังหวัด|อำเภอ|ตำบล|จ\.|อ\.|ต\.)\S)/g, '$1 ');
  const found: Record<string, string | null> = {};
  let marks = 0;
  for (const [role, mark] of MARKS) {
    const match = new RegExp(`(?:^|\\s)${mark.source}`).exec(words);
    found[role] = match?.[1] ?? null;
    if (match) marks += 1;
  }
  if (marks < 2) return null;
  const { province = null, district = null, subdistrict = null, village = null } = found;
  return { province, district, subdistrict, village };
}
