import { type Coordinate, type CoordinateNotation, readCoordinate } from './coordinate-text.ts';

/** A place in the file's own coordinates: longitude or easting, latitude or northing. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** The UTM zone that stands with it, or null. */
  readonly zone: number | null;
}

const WKT_POINT = /POINT\s*(?:Z|M|ZM)?\s*\(\s*(-?[\d.]+(?:e[+-]?\d+)?)\s+(-?[\d.]+(?:e[+-]?\d+)?)/i;
const DECIMAL_PAIR = /(-?\d{1,3}\.\d+)\s*[,;/ ]\s*(-?\d{1,3}\.\d+)/;
const LONGEST_PAIR = 150;
const ADDRESS = /^(https?:|geo:|www\.|maps\.)/i;
/** `47P 672978 1521044`, `47 N 672978 mE 1521044 mN`, `โซน 47 672978 1521044`. */
const WITH_ZONE = /^(?:(?:zone|โซน|utm)\s*)*(4[78])\s*([NPQ])?[\s,:/]+(?=\d)/i;

/**
 * Reads both numbers of a place from one cell. Letters decide which is which, else where Thailand lies; else degrees
 * are latitude first, as maps on the web give them, and metres east first, as the grid gives them.
 */
export function readPair(text: string, notation: CoordinateNotation): Place | null {
  const point = WKT_POINT.exec(text);
  if (point) return place(Number(point[1]), Number(point[2]), null);
  if (ADDRESS.test(text)) {
    const found = DECIMAL_PAIR.exec(text.replace(/%2C/gi, ','));
    return found ? ordered(plain(found[1]!), plain(found[2]!), null) : null;
  }
  if (text.length > LONGEST_PAIR) return null;
  const zone = WITH_ZONE.exec(text);
  const rest = (zone ? text.slice(zone[0].length) : text).replace(/^[([{]+|[)\]}]+$/g, '');
  for (const [left, right] of cuts(rest)) {
    const a = readCoordinate(left, notation);
    const b = readCoordinate(right, notation);
    if (!a || !b || a.angle !== b.angle || (a.axis !== null && a.axis === b.axis)) continue;
    return ordered(a, b, zone ? Number(zone[1]) : null);
  }
  return null;
}

const plain = (text: string): Coordinate => ({ value: Number(text), angle: false, axis: null });

/** Where the two may be divided: at a divider first, then behind a letter or sign, then in the middle of the words. */
function* cuts(text: string): Generator<[string, string]> {
  for (const divider of [/[;|/]/, /, /, / - /]) {
    const parts = text.split(divider);
    if (parts.length === 2) yield [parts[0]!.trim(), parts[1]!.trim()];
  }
  const commas = text.split(',');
  if (commas.length === 2) yield [commas[0]!.trim(), commas[1]!.trim()];
  const letters = /^([\d+-].*\d[\s"'°]*(?:[NSEW]|น\.|อ\.|เหนือ|ตะวันออก))[\s,]*((?:\d|พ|ล).*)$/i.exec(text);
  if (letters) yield [letters[1]!.trim(), letters[2]!.trim()];
  const before =
    /^((?:[NSEWXY]\b|[NSEW]|lat|ละติจูด|น\.|อ\.|เหนือ|ตะวันออก).*?\d["'°]?)[\s,]*((?:[NSEWXY]\b|[NSEW]|lon|ลอง|น\.|อ\.|เหนือ|ตะวันออก).*)$/i.exec(
      text,
    );
  if (before) yield [before[1]!.trim(), before[2]!.trim()];
  const spaced = text.split(/,? /);
  if (spaced.length === 2) yield [spaced[0]!, spaced[1]!];
  const words = text.split(/[\s,]+(?=[\d+-])/).filter(Boolean);
  if (words.length % 2 === 0 && words.length <= 6)
    yield [words.slice(0, words.length / 2).join(' '), words.slice(words.length / 2).join(' ')];
}

/** What a latitude and a longitude of the country and its seas are. */
export const isThaiLatitude = (value: number): boolean => value >= 5 && value <= 21;
export const isThaiLongitude = (value: number): boolean => value >= 96 && value <= 107;
/** Eastings that only one zone's neighbour could pass; no northing of the country is as small. */
const MOST_EAST = 850_000;

function ordered(a: Coordinate, b: Coordinate, zone: number | null): Place | null {
  const swapped = isNorthFirst(a, b);
  return swapped ? place(b.value, a.value, zone) : place(a.value, b.value, zone);
}

function isNorthFirst(a: Coordinate, b: Coordinate): boolean {
  if (a.axis !== null || b.axis !== null) return a.axis === 'north' || b.axis === 'east';
  if (isThaiLatitude(a.value) && isThaiLongitude(b.value)) return true;
  if (isThaiLongitude(a.value) && isThaiLatitude(b.value)) return false;
  if (Math.abs(a.value) <= 180 && Math.abs(b.value) <= 180) return Math.abs(a.value) <= 90;
  return a.value > MOST_EAST && b.value <= MOST_EAST;
}

const place = (x: number, y: number, zone: number | null): Place | null =>
  Number.isFinite(x) && Number.isFinite(y) ? { x, y, zone } : null;
