import { plainText } from './coordinate-text.ts';
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
 * `47N 672978 1521044`, `672978 1521044`, `47P PR 62366 21280`, a link of a web map. Null for what is none, or lies outside the country and its
 * seas.
 *
 * @param near a place of the province, whose zone is taken where metres are typed without one
 */
export const readPosition = (text: string, near: Position | null): ReadPosition | null => {
  const square = readSquare(text);
  if (square !== null) return square;
  const place = readPair(plainText(text), 'auto');
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
