import { arabicDigits } from '../domain/units.ts';
import { fromUtm, toUtm, utmZoneOf } from './utm.ts';

/** Letters of the grid: without I and O, which are read as 1 and 0. */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
/** Rows of even zones begin five letters on. */
const EVEN_SHIFT = 5;
const SQUARE = 100_000;
/** Row letters repeat after so many metres. */
const ROUND = ROWS.length * SQUARE;
/** Degrees of a band, and the band that begins at the equator. */
const BAND_HEIGHT = 8;
const EQUATOR = BANDS.indexOf('N');

const columnsOf = (zone: number): string => COLUMNS[(zone - 1) % 3] ?? '';
const shiftOf = (zone: number): number => (zone % 2 === 0 ? EVEN_SHIFT : 0);

/**
 * A place north of the equator on the Military Grid Reference System of WGS 84 (NGA.SIG.0012), cut off, not rounded, as the
 * grid is read: `47PPR7266321044`.
 *
 * @param digits of either number, 0 to 5: five are a metre
 */
export const toMgrs = (lon: number, lat: number, digits = 5): string => {
  const zone = utmZoneOf(lon);
  const { easting, northing } = toUtm(lon, lat, zone);
  const band = BANDS[Math.min(BANDS.length - 1, EQUATOR + Math.floor(lat / BAND_HEIGHT))] ?? '';
  const column = columnsOf(zone)[Math.floor(easting / SQUARE) - 1] ?? '';
  const row = ROWS[(Math.floor(northing / SQUARE) + shiftOf(zone)) % ROWS.length] ?? '';
  const cut = (metres: number): string =>
    String(Math.floor(metres % SQUARE))
      .padStart(5, '0')
      .slice(0, digits);
  return `${zone}${band}${column}${row}${cut(easting)}${cut(northing)}`;
};

const REFERENCE = /^(\d{1,2})([N-X])([A-HJ-NP-Z])([A-HJ-NP-V])((?:\d\d){0,5})$/;

/** The northing that a row letter means in a band: the first of its repeats that is not south of the band. */
const northingOf = (rest: number, zone: number, band: string): number => {
  const south = toUtm(zone * 6 - 183, (BANDS.indexOf(band) - EQUATOR) * BAND_HEIGHT, zone).northing;
  // A square may begin south of its band and reach into it.
  const rounds = Math.ceil((south - SQUARE - rest) / ROUND);
  return rest + Math.max(0, rounds) * ROUND;
};

/**
 * The middle of the square that a reference north of the equator names, as `[lon, lat]` in WGS 84 degrees; spaces, small
 * letters and Thai digits are read too. Null for what is no reference.
 */
export const fromMgrs = (text: string): [lon: number, lat: number] | null => {
  const found = REFERENCE.exec(arabicDigits(text).toUpperCase().replace(/\s+/g, ''));
  if (found === null) return null;
  const [, zoneText = '', band = '', columnLetter = '', rowLetter = '', digits = ''] = found;
  const zone = Number(zoneText);
  const column = columnsOf(zone).indexOf(columnLetter);
  if (zone < 1 || zone > 60 || column < 0) return null;
  const size = SQUARE / 10 ** (digits.length / 2);
  const part = (written: string): number => (Number(written || 0) + 0.5) * size;
  const row = (ROWS.indexOf(rowLetter) - shiftOf(zone) + ROWS.length) % ROWS.length;
  const easting = (column + 1) * SQUARE + part(digits.slice(0, digits.length / 2));
  const rest = row * SQUARE + part(digits.slice(digits.length / 2));
  return fromUtm({ zone, easting, northing: northingOf(rest, zone, band) });
};
