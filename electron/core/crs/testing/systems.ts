import { crsById } from '../definitions.ts';

/** A small generator of our own: the same numbers on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const toWgs84 = (id: string, x: number, y: number): [number, number] => {
  const xy = Float64Array.of(x, y);
  crsById(id)!.toWgs84().apply(xy, 0, 2);
  return [xy[0]!, xy[1]!];
};
export const fromWgs84 = (id: string, lon: number, lat: number): [number, number] => {
  const xy = Float64Array.of(lon, lat);
  crsById(id)!.fromWgs84().apply(xy, 0, 2);
  return [xy[0]!, xy[1]!];
};
export const metres = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot((a[0] - b[0]) * Math.cos((b[1] * Math.PI) / 180), a[1] - b[1]) * 111_320;

export const geogcs = (name: string, datum: string, spheroid: string): string =>
  `GEOGCS["${name}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
export const WGS84 = geogcs('GCS_WGS_1984', 'D_WGS_1984', '"WGS_1984",6378137.0,298.257223563');
export const INDIAN_1975 = geogcs(
  'GCS_Indian_1975',
  'D_Indian_1975',
  '"Everest_Adjustment_1937",6377276.345,300.8017',
);
export const tm = (base: string, meridian: number, name = 'x'): string =>
  `PROJCS["${name}",${base},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
