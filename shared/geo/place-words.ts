import { formatNumber } from '../domain/units.ts';
import { toUtm } from './utm.ts';

type Place = readonly [lon: number, lat: number];

/** `13.756300, 100.501800`: six decimals of a degree are a tenth of a metre. Latitude first, as maps on the web do. */
export const degreesText = ([lon, lat]: Place): string => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;

/** `UTM 47N 662,245 E 1,521,044 N`, to the metre, in the zone of the place. */
export const utmText = ([lon, lat]: Place): string => {
  const { zone, easting, northing } = toUtm(lon, lat);
  return `UTM ${zone}N ${formatNumber(Math.round(easting))} E ${formatNumber(Math.round(northing))} N`;
};
