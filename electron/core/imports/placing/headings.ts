import { headingKey } from '../mapping/headings.ts';

export type CoordinateHeading = 'east' | 'north' | 'both' | 'zone';

const WORDS: Readonly<Record<CoordinateHeading, RegExp>> = {
  east: /^(x|e|east|eastings?|lon|lng|long|longs?ti?t?u?t?ude|longtitute|longitute|ลองจิจูด|ลองติจูด|ลองจิจูต|ลองติจูต|ลองติดจูด|ลองกิจูด|ลอง|เส้นแวง|แวง|ตะวันออก|ทิศตะวันออก|แกนx)$/,
  north:
    /^(y|n|north|northings?|lat|latt?i?t?ude|latitute|lattitute|ละติจูด|ละติจูต|ลาติจูด|แลตติจูด|ละติดจูด|ละจิจูด|เส้นรุ้ง|รุ้ง|เหนือ|ทิศเหนือ|แกนy)$/,
  both: /^(latlo?ng?|lo?ng?lat|latitudelongitude|longitudelatitude|xy|yx|en|ne|coordinates?|location|gps|geopoint|latlng|googlemaps?|ละติจูดลองจิจูด|ลองจิจูดละติจูด|พิกัด|ค่าพิกัด|พิกัดทางภูมิศาสตร์|พิกัดภูมิศาสตร์|ตำแหน่ง|ที่ตั้งพิกัด|wkt|point|geom|geometry)$/,
  zone: /^(zone|utmzone|โซน|เขตกริด|zoneutm|โซนutm)$/,
};
/** What stands around the word itself; taken off one after the other. */
const BEFORE =
  /^(พิกัดทางภูมิศาสตร์|พิกัดภูมิศาสตร์|ค่าพิกัด|พิกัด|ค่า|จุด|coordinates?|coords?|gps|gis|geo|utm|point|pt|map)/;
const BEHIND =
  /(พิกัด|coordinates?|coords?|utm|wgs84|wgs|indian1975|gps|dd|dms|d|deg|degrees?|decimal|zone|4[78]n?|[nm]|เมตร|องศา|ทศนิยม)$/;

/** What a heading says of places: `พิกัด_X`, `UTM_E (47N)`, `Lat.`, `ละติจูด (องศา)`. Null for nothing. */
export function coordinateHeading(name: string): CoordinateHeading | null {
  const queue = [headingKey(name)];
  const seen = new Set<string>();
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    for (const [kind, pattern] of Object.entries(WORDS))
      if (pattern.test(key)) return kind as CoordinateHeading;
    queue.push(key.replace(BEFORE, ''), key.replace(BEHIND, ''));
  }
  return null;
}

const PARTS = {
  degrees: /(deg(rees?)?|d|องศา)$/,
  minutes: /(min(utes?)?|m|ลิปดา|นาที)$/,
  seconds: /(sec(onds?)?|s|พิลิปดา|ฟิลิปดา|วินาที)$/,
} as const;

/**
 * The columns of minutes and seconds that follow a column of degrees, as indices; null where there are none. Their
 * headings end alike (`lat_d, lat_m, lat_s`), or are the bare words (`องศา, ลิปดา, พิลิปดา`).
 */
export function angleColumns(names: readonly string[], degrees: number): readonly number[] | null {
  const keyOf = (index: number): string => headingKey((names[index] ?? '').replace(/_\d+$/, ''));
  const stem = (index: number, pattern: RegExp): string | null =>
    pattern.test(keyOf(index)) ? keyOf(index).replace(pattern, '') : null;
  const first = stem(degrees, PARTS.degrees);
  const minutes = stem(degrees + 1, PARTS.minutes);
  const seconds = stem(degrees + 2, PARTS.seconds);
  const like = (other: string | null): boolean => other !== null && (other === first || other === '');
  if (first === null || !like(minutes)) return null;
  return like(seconds) ? [degrees, degrees + 1, degrees + 2] : [degrees, degrees + 1];
}
