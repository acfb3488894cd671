import { plainText } from './coordinate-text.ts';
import { namedDatum } from './datum-name.ts';
import type { Position } from './geometry.ts';
import { fromMgrs } from './mgrs.ts';
import { isThaiLatitude, isThaiLongitude, readPair } from './place-text.ts';
import { fromUtm, utmZoneOf } from './utm.ts';

/** A place that a person typed, and how it was understood. */
export interface ReadPosition {
  /** `[lon, lat]` in WGS 84 degrees. */
  readonly position: Position;
  /** The UTM zone of a place given in metres, or null for degrees. */
  readonly zone: number | null;
  /** The zone was not typed; it is the one around `near`. */
  readonly zoneAssumed: boolean;
}

/** Eastings and northings of the country in either zone. */
const isGrid = (x: number, y: number): boolean =>
  x >= 100_000 && x <= 900_000 && y >= 550_000 && y <= 2_350_000;

/** A reference of the military grid. A few digits of it would be a square of kilometres, which is no place. */
const readSquare = (text: string): ReadPosition | null => {
  const plain = text.replace(/\s+/g, '');
  const position = plain.length < 9 || plain.length > 15 ? null : fromMgrs(plain);
  return position !== null && isThaiLongitude(position[0]) && isThaiLatitude(position[1])
    ? { position, zone: null, zoneAssumed: false }
    : null;
};

/**
 * Reads a place as people write it: `13.7563, 100.5018` in either order, `13°45'22.7"N 100°30'6.5"E`, `๑๓ องศา ๔๕ ลิปดา …`,
 * `47N 672978 1521044`, `672978 1521044`, `47P PR 62366 21280`, a link of a web map, with `WGS 84` or without. Null for
 * what is none, names another datum, or lies outside the country and its seas.
 *
 * @param near a place of the province, whose zone is taken where metres are typed without one
 */
export const readPosition = (text: string, near: Position | null): ReadPosition | null => {
  const { datum, rest } = namedDatum(text);
  if (datum !== null && datum !== 'wgs84') return null;
  const square = readSquare(rest);
  if (square !== null) return square;
  const place = readPair(plainText(rest), 'auto');
  if (!place) return null;
  if (isThaiLongitude(place.x) && isThaiLatitude(place.y))
    return { position: [place.x, place.y], zone: null, zoneAssumed: false };
  if (!isGrid(place.x, place.y)) return null;
  const zone = place.zone ?? (near === null ? null : utmZoneOf(near[0]));
  if (zone === null) return null;
  const position = fromUtm({ zone, easting: place.x, northing: place.y });
  return isThaiLongitude(position[0]) && isThaiLatitude(position[1])
    ? { position, zone, zoneAssumed: place.zone === null }
    : null;
};

/** Why two numbers that may be meant as a place are none here. */
export type NoPlace = 'abroad' | 'not-on-earth' | 'off-grid' | 'zone-missing';

/** Degrees have three digits before the point, metres of the grid six or seven. */
const MOST_DEGREES = 1000;

/** Says why a pair of numbers is no place that `readPosition` gives; null for a place, and for what is no pair at all. */
export const whyNoPlace = (text: string, near: Position | null): NoPlace | null => {
  const { rest } = namedDatum(text);
  if (readPosition(rest, near) !== null) return null;
  const place = readPair(plainText(rest), 'auto');
  if (place === null) return null;
  const [x, y] = [Math.abs(place.x), Math.abs(place.y)];
  if (x <= 180 && y <= 90) return 'abroad';
  if (x < MOST_DEGREES && y < MOST_DEGREES) return 'not-on-earth';
  return isGrid(place.x, place.y) && place.zone === null && near === null ? 'zone-missing' : 'off-grid';
};
