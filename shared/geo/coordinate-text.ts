import type { z } from 'zod';
import type { coordinateNotation } from '../contract/import-choice.ts';
import { arabicDigits } from '../domain/units.ts';

export type CoordinateNotation = z.infer<typeof coordinateNotation>;

/** A number of a place as a cell writes it. */
export interface Coordinate {
  /** Degrees or metres, signed. */
  readonly value: number;
  /** Written with degrees and minutes: it can't be metres. */
  readonly angle: boolean;
  /** Which of the two it is, where a letter says so. */
  readonly axis: 'north' | 'east' | null;
}

const NOTHING = /^[-–—.\s]*$|^(null|none|nan|n\/?a|#n\/a|ไม่มี(ข้อมูล|พิกัด)?|ไม่ทราบ|ไม่ระบุ|รอสำรวจ)$/i;

/** An address of a map is long; a coordinate is not. */
const LONGEST_CELL = 2000;
const LONGEST = 60;

/** One spelling of digits, signs and quotes, without invisible characters. */
export const plainText = (value: string | number | null | undefined): string =>
  arabicDigits(String(value ?? '').slice(0, LONGEST_CELL))
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[−–—]/g, '-')
    .replace(/[′’‘´`]/g, "'")
    .replace(/[″”“]|''/g, '"')
    .replace(/[º˚]/g, '°')
    .trim();

/** True for an empty cell and for what people write where there is nothing. */
export const isMissing = (text: string): boolean => NOTHING.test(text);

const AXES: readonly (readonly [RegExp, 'north' | 'east', number])[] = [
  [/เหนือ|น\./, 'north', 1],
  [/ตะวันออก|อ\./, 'east', 1],
  [/ตะวันตก/, 'east', -1],
  [/ใต้/, 'north', -1],
  [/^[\s\d.,°'"+-]*N(orth)?\b|\bN(orth)?\b|\d\s*mN\b|[\d"'°]\s*N$/i, 'north', 1],
  [/\bE(ast)?\b|\d\s*mE\b|[\d"'°]\s*E$/i, 'east', 1],
  [/\bS(outh)?\b|[\d"'°]\s*S$/i, 'north', -1],
  [/\bW(est)?\b|[\d"'°]\s*W$/i, 'east', -1],
];
const LABELS = /ละติจูด|ลาติจูด|ลองจิจูด|ลองติจูด|latitude|longitude|lat|long?|lng|เส้นรุ้ง|เส้นแวง|ทิศ|\b[xy]\s*[=:]/gi;
const LABELLED: readonly (readonly [RegExp, 'north' | 'east', number])[] = [
  [/ละติจูด|ลาติจูด|เส้นรุ้ง|lat|\by\s*[=:]/i, 'north', 1],
  [/ลองจิจูด|ลองติจูด|เส้นแวง|lon|lng|\bx\s*[=:]/i, 'east', 1],
];
const DEGREE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s*d\s*(?=\d)/gi, '°'],
  [/(?<=°\s*[\d.]+)\s*m\b/gi, "'"],
  [/(?<=°\s*[\d.]+)\s*m\s*(?=\d)/gi, "'"],
  [/(?<='\s*[\d.]+)\s*s\b/gi, '"'],
  [/พิลิปดา|ฟิลิปดา|วินาที|seconds?|sec\.?/gi, '"'],
  [/ลิปดา|นาที|minutes?|min\.?/gi, "'"],
  [/องศา|degrees?|deg\.?/gi, '°'],
];

/**
 * Reads one coordinate: `13.7563`, `13,7563`, `1,521,044.25`, `13°45'12.5" N`, `13 45 12`, `๑๓ องศา ๔๕ ลิปดา`,
 * `N13.75`, `672978 mE`. A number with a point is decimal, never degrees and minutes run together. Null for what is none.
 */
export function readCoordinate(text: string, notation: CoordinateNotation): Coordinate | null {
  if (text.length > LONGEST) return null;
  let bare = text.replace(LABELS, ' ');
  for (const [word, sign] of DEGREE_WORDS) bare = bare.replace(word, sign);
  const mark =
    AXES.find(([pattern]) => pattern.test(bare)) ?? LABELLED.find(([pattern]) => pattern.test(text));
  bare = bare
    .replace(/เหนือ|ตะวันออก|ตะวันตก|ใต้|น\.|อ\.|เมตร|ม\./g, ' ')
    .replace(/\b(north|east|south|west)\b/gi, ' ')
    .replace(/[NSEW]\b|\b[NSEW]|m\.?[NE]\b|\bm\b\.?/gi, ' ')
    .replace(/^[\s:=]+|[\s:;,]+$/g, '')
    .trim();
  const found = readPlain(bare) ?? (notation === 'decimal' || notation === 'metres' ? null : readAngle(bare));
  if (!found || (notation === 'metres' && found.angle)) return null;
  const sign = mark && mark[2] < 0 && found.value > 0 ? -1 : 1;
  return { value: sign * found.value, angle: found.angle, axis: mark?.[1] ?? null };
}

type Found = Pick<Coordinate, 'value' | 'angle'>;

/** One number without minutes; a degree sign may stand behind it. */
function readPlain(text: string): Found | null {
  const [, number, degree] = /^([+-]?[\d., ]*\d\.?(?:e[+-]?\d+)?)\s*(°?)$/i.exec(text) ?? [];
  if (number === undefined) return null;
  const value = numberOf(number);
  return value === null ? null : { value, angle: degree === '°' };
}

/** Below this no metres are written with a divider of thousands. */
const LEAST_METRES = 100_000;

function numberOf(text: string): number | null {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null;
  if (grouped !== null && Math.abs(grouped) >= LEAST_METRES) return grouped;
  if (/^[+-]?\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
  if (/^[+-]?[1-9]\d{0,2}( \d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(' ', ''));
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''));
  if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return null;
}

/** Degrees, minutes and seconds, by their signs or by what divides them; only the last may have a fraction. */
function readAngle(text: string): Found | null {
  const parts =
    /^([+-]?)(\d{1,3}(?:[.,]\d+)?)\s*[°d:\- ]\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:['m:\- ]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["s']?)?)?$/i.exec(
      text,
    );
  if (!parts) return null;
  const [, sign, ...written] = parts;
  return angleOf(written, sign === '-');
}

/** The angle of written degrees, minutes and seconds; missing ends are nought. Null where they make none. */
export function angleOf(written: readonly (string | undefined)[], negative: boolean): Found | null {
  const numbers = written.map((part) => (part === undefined ? null : Number(part.replace(',', '.'))));
  const last = numbers.findLastIndex((number) => number !== null);
  const [degrees = null, minutes = null, seconds = null] = numbers;
  if (degrees === null || numbers.slice(0, last).some((number) => number === null || number % 1 !== 0))
    return null;
  if ((minutes ?? 0) >= 60 || (seconds ?? 0) >= 60 || degrees > 180) return null;
  const value = degrees + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
  return Number.isFinite(value) ? { value: negative ? -value : value, angle: true } : null;
}
