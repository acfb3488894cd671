import { parseNumber } from './number-text.ts';
import {
  arabicDigits,
  M2_PER_NGAN,
  M2_PER_RAI,
  M2_PER_WAH,
  parseRaiNganWah,
  type RaiNganWah,
  raiNganWah,
} from './units.ts';

/** Square wah are kept to a hundredth: 4 dm² are finer than any title deed. */
export const WAH_DECIMALS = 2;

/** An area as land documents give it. */
export interface LandArea {
  readonly parts: RaiNganWah;
  /** A part was too large or had a fraction, and was put in order: 5 ngan are a rai and a ngan. */
  readonly carried: boolean;
}

const WORDS =
  /^(?:([\d,.]+)\s*(?:ไร่|rai))?\s*(?:([\d,.]+)\s*(?:งาน|ngan))?\s*(?:([\d,.]+)\s*(?:ตารางวา|ตร\.?\s?วา|ตร\.?\s?ว\.?|วา|sq\.?\s?wah|wah))?$/i;

/**
 * Reads `12-3-45.6`, `12-3-45 ไร่`, `12 ไร่ 3 งาน 45 ตร.ว.`, `12.5 ไร่` or `12.5` (rai), Thai digits too. Null when it is no
 * area.
 */
export function parseLandArea(text: string): LandArea | null {
  const plain = arabicDigits(text).replace(/[–—−]/g, '-');
  const triple = parseRaiNganWah(plain.replace(/\s*(?:ไร่|rai)$/i, ''));
  if (triple !== null) return { parts: raiNganWah(triple, WAH_DECIMALS), carried: false };
  const words = WORDS.exec(plain.trim());
  if (words?.[0]) {
    const parts = words.slice(1, 4).map((part) => (part === undefined ? 0 : parseNumber(part)));
    return parts.some((part) => part === null) ? null : carriedArea(parts.map((part) => part ?? 0));
  }
  const rai = parseNumber(plain);
  return rai === null ? null : carriedArea([rai]);
}

/** Rai, ngan and square wah of which any may be too large or have a fraction, put in order. Null for a negative one. */
export function carriedArea(parts: readonly number[]): LandArea | null {
  const [rai = 0, ngan = 0, wah = 0] = parts;
  if (parts.some((part) => part < 0)) return null;
  const whole = Number.isInteger(rai) && Number.isInteger(ngan) && ngan < 4 && wah < 100;
  const m2 = rai * M2_PER_RAI + ngan * M2_PER_NGAN + wah * M2_PER_WAH;
  return { parts: raiNganWah(m2, WAH_DECIMALS), carried: !whole };
}
