import { formatNumber } from '../domain/units.ts';
import { toMgrs } from './mgrs.ts';
import { toUtm } from './utm.ts';

type Place = readonly [lon: number, lat: number];

/** `13.756300, 100.501800`: six decimals of a degree are a tenth of a metre. Latitude first, as maps on the web do. */
export const degreesText = ([lon, lat]: Place): string => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;

/** `UTM 47N 662,245 E 1,521,044 N`, to the metre, in the zone of the place. */
export const utmText = ([lon, lat]: Place): string => {
  const { zone, easting, northing } = toUtm(lon, lat);
  return `UTM ${zone}N ${formatNumber(Math.round(easting))} E ${formatNumber(Math.round(northing))} N`;
};

/** Tenths of a second: three metres. */
const TENTHS = 36_000;

const angle = (degrees: number): string => {
  // In whole tenths first, so that no minute ever reads 60.
  const tenths = Math.round(Math.abs(degrees) * TENTHS);
  const minutes = Math.floor((tenths % TENTHS) / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${Math.floor(tenths / TENTHS)}°${String(minutes).padStart(2, '0')}'${seconds}"`;
};

/** `13°45'22.7"N 100°30'06.5"E` */
export const dmsText = ([lon, lat]: Place): string =>
  `${angle(lat)}${lat < 0 ? 'S' : 'N'} ${angle(lon)}${lon < 0 ? 'W' : 'E'}`;

/** `47P PR 62366 21280`, to the metre. */
export const mgrsText = ([lon, lat]: Place): string =>
  toMgrs(lon, lat).replace(/^(\d+[A-Z])(..)(\d{5})(\d{5})$/, '$1 $2 $3 $4');
