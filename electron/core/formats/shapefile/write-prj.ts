/** Well-known text as ESRI's programs write it into a .prj, which every reader of shapefiles knows. */
const UNIT = 'UNIT["Degree",0.0174532925199433]';
const WGS84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],${UNIT}]`;
const INDIAN = `GEOGCS["GCS_Indian_1975",DATUM["D_Indian_1975",SPHEROID["Everest_Adjustment_1937",6377276.345,300.8017]],PRIMEM["Greenwich",0.0],${UNIT}]`;

const utm = (name: string, base: string, zone: number, north: boolean): string =>
  `PROJCS["${name}_UTM_Zone_${zone}${north ? 'N' : 'S'}",${base},PROJECTION["Transverse_Mercator"],` +
  `PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",${north ? '0.0' : '10000000.0'}],` +
  `PARAMETER["Central_Meridian",${zone * 6 - 183}.0],PARAMETER["Scale_Factor",0.9996],` +
  'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** The text of the .prj for `EPSG:n`, or null for a system that has none here. */
export function prjOf(crs: string): string | null {
  const code = Number(/^EPSG:(\d+)$/.exec(crs)?.[1] ?? Number.NaN);
  if (code === 4326) return WGS84;
  if (code === 4240) return INDIAN;
  if (code === 24047 || code === 24048) return utm('Indian_1975', INDIAN, code - 24000, true);
  const zone = code % 100;
  const series = Math.floor(code / 100);
  const known = (series === 326 || series === 327) && zone >= 1 && zone <= 60;
  return known ? utm('WGS_1984', WGS84, zone, series === 326) : null;
}
