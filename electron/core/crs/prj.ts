import { type CrsDefinition, crsById, fromProj4, onIndian1975 } from './definitions.ts';
import { findNode, nodeName, parseWkt, type WktNode } from './wkt.ts';

export interface PrjReading {
  /** Null where the text is no system that can be read. */
  readonly definition: CrsDefinition | null;
  /** The name in the file. */
  readonly name: string;
}

type DatumKind = 'wgs84' | 'indian1975' | 'nad83' | 'etrs89' | null;
const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

/**
 * Reads a `.prj` (ESRI or OGC WKT). The system is found by its parameters, not by its name: programs write many
 * names, and a name may be wrong where the numbers are right. Indian 1975 is always ours, whatever shift the file
 * gives. What is none of ours is left to its authority's number, else to proj4.
 */
export function readPrj(text: string): PrjReading {
  const root = parseWkt(text);
  const name = nodeName(root);
  if (!root) return { definition: null, name: '' };
  const id = idByParameters(root) ?? idByAuthority(root);
  const known = id ? crsById(id) : null;
  if (known) return { definition: known, name };
  // Plane systems of one building site are tied to nothing: proj4 would take them for degrees.
  if (!isProjected(root) && findNode(root, 'GEOGCS', 'GEOGCRS', 'GEODCRS') === null)
    return { definition: null, name };
  try {
    const plain = text.replace(/^\uFEFF/, '');
    const make = datumKind(root) === 'indian1975' ? onIndian1975 : fromProj4;
    return { definition: make(id ?? '', name, plain), name };
  } catch {
    return { definition: null, name };
  }
}

function datumKind(root: WktNode): DatumKind {
  const spheroid = findNode(root, 'SPHEROID', 'ELLIPSOID');
  const a = Number(spheroid?.values[1]);
  const flattening = Number(spheroid?.values[2]);
  const datum = `${nodeName(findNode(root, 'DATUM', 'GEODETICDATUM', 'ENSEMBLE'))} ${nodeName(findNode(root, 'GEOGCS', 'GEOGCRS', 'BASEGEOGCRS'))}`;
  if (near(a, 6377276.345, 0.5) && near(flattening, 300.8017, 0.001))
    return /1954|1960|nepal|kalianpur|kertau|timbalai/i.test(datum) ? null : 'indian1975';
  if (!near(a, 6378137, 0.5)) return null;
  if (near(flattening, 298.257223563, 1e-6) && /wgs[_ ]?(19)?84|world geodetic/i.test(datum)) return 'wgs84';
  if (near(flattening, 298.257222101, 1e-6)) {
    if (/north_american_(datum_)?1983|nad_?83|gcs_north_american_1983/i.test(datum)) return 'nad83';
    if (/etrs|european_terrestrial/i.test(datum)) return 'etrs89';
  }
  return null;
}

function parameter(root: WktNode, pattern: RegExp, absent: number): number {
  const walk = (node: WktNode): number | null => {
    if (node.keyword === 'PARAMETER' && pattern.test(nodeName(node))) return Number(node.values[1]);
    for (const child of node.children) {
      const value = walk(child);
      if (value !== null) return value;
    }
    return null;
  };
  return walk(root) ?? absent;
}

/** The zone where the projection is UTM's, or null. */
function utmZone(root: WktNode): { zone: number; north: boolean } | null {
  const projection = nodeName(findNode(root, 'PROJECTION', 'METHOD'));
  if (!/^(transverse_?\s?mercator|gauss_kruger)$/i.test(projection)) return null;
  const meridian = parameter(root, /central.meridian|longitude of natural origin/i, Number.NaN);
  const zone = (meridian + 183) / 6;
  const northing = parameter(root, /false.northing/i, 0);
  const isUtm =
    Number.isInteger(zone) &&
    near(parameter(root, /scale.factor/i, 1), 0.9996, 1e-9) &&
    near(parameter(root, /false.easting/i, 0), 500_000, 0.01) &&
    near(parameter(root, /latitude.of.(natural.)?origin/i, 0), 0, 1e-9) &&
    (northing === 0 || northing === 10_000_000) &&
    near(linearUnit(root), 1, 1e-9);
  return isUtm ? { zone, north: northing === 0 } : null;
}

function linearUnit(root: WktNode): number {
  const unit = root.children.findLast((node) => node.keyword === 'UNIT' || node.keyword === 'LENGTHUNIT');
  const length = unit ?? findNode(root, 'LENGTHUNIT');
  return length ? Number(length.values[1]) : 1;
}

const isProjected = (root: WktNode): boolean => findNode(root, 'PROJCS', 'PROJCRS', 'PROJECTEDCRS') !== null;

function isWebMercator(root: WktNode): boolean {
  const method = nodeName(findNode(root, 'PROJECTION', 'METHOD'));
  if (/mercator_auxiliary_sphere|pseudo.?mercator/i.test(method)) return true;
  return /mercator/i.test(method) && /pseudo.?mercator|web_mercator/i.test(nodeName(root));
}

function idByParameters(root: WktNode): string | null {
  const datum = datumKind(root);
  if (datum === null) return null;
  if (!isProjected(root)) {
    const meridian = Number(findNode(root, 'PRIMEM', 'PRIMEMERIDIAN')?.values[1] ?? 0);
    if (meridian !== 0) return null;
    return { wgs84: 'EPSG:4326', indian1975: 'EPSG:4240', nad83: 'EPSG:4269', etrs89: 'EPSG:4258' }[datum];
  }
  if (datum === 'wgs84' && isWebMercator(root)) return 'EPSG:3857';
  const utm = utmZone(root);
  if (!utm) return null;
  if (datum === 'wgs84') return `EPSG:${utm.north ? 326 : 327}${String(utm.zone).padStart(2, '0')}`;
  if (datum === 'indian1975' && utm.north && (utm.zone === 47 || utm.zone === 48))
    return `EPSG:240${utm.zone}`;
  if (datum === 'etrs89' && utm.north && utm.zone >= 28 && utm.zone <= 38) return `EPSG:258${utm.zone}`;
  return datum === 'nad83' && utm.north && utm.zone <= 23
    ? `EPSG:269${String(utm.zone).padStart(2, '0')}`
    : null;
}

/** The authority of the root itself: those within belong to its parts. */
function idByAuthority(root: WktNode): string | null {
  const authority = root.children.find((node) => node.keyword === 'AUTHORITY' || node.keyword === 'ID');
  if (!authority || String(authority.values[0]).toUpperCase() !== 'EPSG') return null;
  return /^\d+$/.test(String(authority.values[1])) ? `EPSG:${authority.values[1]}` : null;
}
