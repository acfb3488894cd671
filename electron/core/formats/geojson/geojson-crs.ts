import type { ByteSource } from '../bytes.ts';
import type { DeclaredCrs } from '../source.ts';

const EPSG_NAMES = [
  /^urn:(?:x-)?ogc:def:crs:EPSG:[\d.]*:(\d{4,6})$/i,
  /^EPSG:{1,2}(\d{4,6})$/i,
  /^https?:\/\/www\.opengis\.net\/def\/crs\/EPSG\/[\d.]+\/(\d{4,6})$/i,
  /^https?:\/\/www\.opengis\.net\/gml\/srs\/epsg\.xml#(\d{4,6})$/i,
];
const LON_LAT = /(?:^|[:/])(?:CRS84h?|CRS:84)$/i;

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

/**
 * What the `crs` member of GeoJSON of 2008 says. Absent is longitude and latitude, by RFC 7946 and by its forerunner
 * alike; null, or a name that nothing is known of, leaves it to the evidence.
 */
export function declaredByMember(crs: unknown): DeclaredCrs | null {
  if (crs === undefined) return { kind: 'format' };
  const properties = memberOf(crs, 'properties');
  const name = memberOf(properties, 'name');
  const code = Number(memberOf(properties, 'code'));
  if (Number.isInteger(code) && code > 1000 && code < 1_000_000) return { kind: 'epsg', code };
  if (typeof name !== 'string') return null;
  if (LON_LAT.test(name.trim())) return { kind: 'format' };
  for (const pattern of EPSG_NAMES) {
    const found = pattern.exec(name.trim());
    if (found) return { kind: 'epsg', code: Number(found[1]) };
  }
  return null;
}

const TAIL_BYTES = 1 << 16;

/**
 * The `crs` member behind the features of a file that was not read to its end; undefined where there is none. It is
 * one of the whole file's only if what follows it closes one object and nothing else.
 *
 * @param label how the file's text is encoded
 */
export function crsAtEnd(source: ByteSource, label: string): unknown {
  const from = Math.floor(Math.max(0, source.size - TAIL_BYTES) / 2) * 2;
  const tail = new TextDecoder(label).decode(source.read(from, TAIL_BYTES + 1));
  const at = tail.lastIndexOf('"crs"');
  if (at < 0) return undefined;
  try {
    return memberOf(JSON.parse(`{${tail.slice(at)}`), 'crs');
  } catch {
    return undefined;
  }
}
