import proj4 from 'proj4';
import { applyShift, type DatumShift, inverseShift, RTSD_SHIFT } from './datum.ts';
import { EVEREST_1937, WGS84 } from './ellipsoid.ts';
import type { CoordinateTransform } from './transform.ts';
import { transverseMercator } from './transverse-mercator.ts';

/** A coordinate system that files come in, and the way from and to WGS 84 longitude and latitude. */
export interface CrsDefinition {
  /** `EPSG:n`; with `:yx` behind it where the file's axes are swapped. */
  readonly id: string;
  readonly title: string;
  readonly geographic: boolean;
  /** The name of the datum operation, or null where none is needed. */
  readonly operation: string | null;
  readonly swapped: boolean;
  toWgs84(): CoordinateTransform;
  fromWgs84(): CoordinateTransform;
}

const RADIANS = Math.PI / 180;
type Step = (xy: Float64Array, from: number, to: number) => void;

const scaleBy =
  (factor: number): Step =>
  (xy, from, to) => {
    for (let i = from; i < to; i++) xy[i] = xy[i]! * factor;
  };
const toRadians = scaleBy(RADIANS);
const toDegrees = scaleBy(1 / RADIANS);
const shiftBy =
  (shift: DatumShift): Step =>
  (xy, from, to) =>
    applyShift(shift, xy, from, to);
const swap: Step = (xy, from, to) => {
  for (let i = from; i < to; i += 2) {
    const x = xy[i]!;
    xy[i] = xy[i + 1]!;
    xy[i + 1] = x;
  }
};

const chain = (steps: readonly Step[], geographic: boolean, mirrors = false): CoordinateTransform => ({
  geographic,
  mirrors,
  apply(xy, from, to) {
    for (const step of steps) step(xy, from, to);
  },
});

/** The three-parameter shift of Indian 1975 for the operations that need it. */
const INDIAN = { shift: RTSD_SHIFT, operation: RTSD_SHIFT.name, datum: 'Indian 1975' };
const WORLD = { shift: null, operation: null, datum: 'WGS 84' };
type Datum = typeof INDIAN | typeof WORLD;

function define(
  id: string,
  title: string,
  geographic: boolean,
  operation: string | null,
  inward: readonly Step[],
  outward: readonly Step[],
): CrsDefinition {
  return {
    id,
    title,
    geographic,
    operation,
    swapped: false,
    toWgs84: () => chain(inward, true),
    fromWgs84: () => chain(outward, geographic),
  };
}

function geographic(code: number, datum: Datum): CrsDefinition {
  const { shift } = datum;
  const inward = shift ? [toRadians, shiftBy(shift), toDegrees] : [];
  const outward = shift ? [toRadians, shiftBy(inverseShift(shift)), toDegrees] : [];
  return define(`EPSG:${code}`, datum.datum, true, datum.operation, inward, outward);
}

function utm(code: number, zone: number, datum: Datum, north = true): CrsDefinition {
  const { shift } = datum;
  const projection = transverseMercator({
    ellipsoid: shift ? EVEREST_1937 : WGS84,
    centralMeridian: zone * 6 - 183,
    scale: 0.9996,
    falseEasting: 500_000,
    falseNorthing: north ? 0 : 10_000_000,
  });
  const title = `${datum.datum} / UTM ${zone}${north ? 'N' : 'S'}`;
  const inward = [projection.inverse, ...(shift ? [shiftBy(shift)] : []), toDegrees];
  const outward = [toRadians, ...(shift ? [shiftBy(inverseShift(shift))] : []), projection.forward];
  return define(`EPSG:${code}`, title, false, datum.operation, inward, outward);
}

const EARTH = 6378137;
const webMercator = define(
  'EPSG:3857',
  'WGS 84 / Web Mercator',
  false,
  null,
  [
    (xy, from, to) => {
      for (let i = from; i < to; i += 2) {
        xy[i] = xy[i]! / EARTH / RADIANS;
        xy[i + 1] = Math.atan(Math.sinh(xy[i + 1]! / EARTH)) / RADIANS;
      }
    },
  ],
  [
    (xy, from, to) => {
      for (let i = from; i < to; i += 2) {
        xy[i] = xy[i]! * RADIANS * EARTH;
        xy[i + 1] = Math.asinh(Math.tan(xy[i + 1]! * RADIANS)) * EARTH;
      }
    },
  ],
);

/** The systems that Thai files come in, the likelier first. */
export const THAI_SYSTEMS: readonly CrsDefinition[] = [
  geographic(4326, WORLD),
  utm(32647, 47, WORLD),
  utm(32648, 48, WORLD),
  utm(24047, 47, INDIAN),
  utm(24048, 48, INDIAN),
  geographic(4240, INDIAN),
  webMercator,
];

/** The same system read with its axes the other way round. */
export function swapAxes(definition: CrsDefinition): CrsDefinition {
  const inward = definition.toWgs84();
  const outward = definition.fromWgs84();
  return {
    ...definition,
    id: `${definition.id}:yx`,
    title: `${definition.title} (X ↔ Y)`,
    swapped: true,
    toWgs84: () => chain([swap, inward.apply], true, true),
    fromWgs84: () => chain([outward.apply, swap], definition.geographic, true),
  };
}

/** Systems of other countries that can be told from their number alone. */
const ELSEWHERE: Readonly<Record<string, readonly [title: string, proj: string]>> = {
  'EPSG:4269': ['NAD83', '+proj=longlat +datum=NAD83 +no_defs'],
  'EPSG:4258': ['ETRS89', '+proj=longlat +ellps=GRS80 +no_defs'],
};

/** Other numbers that programs write for the same systems. */
const ALIASES: Readonly<Record<number, number>> = {
  84: 4326,
  4979: 4326,
  3785: 3857,
  102100: 3857,
  102113: 3857,
  900913: 3857,
};

/**
 * The definition for `EPSG:n` or `EPSG:n:yx`: the Thai systems, every UTM zone of WGS 84, a few more.
 * Null for a number that is not known.
 */
export function crsById(id: string): CrsDefinition | null {
  const parts = /^(?:EPSG:|ESRI:|OGC:CRS)?(\d{2,6})(:yx)?$/i.exec(id.trim());
  if (!parts) return null;
  const code = ALIASES[Number(parts[1])] ?? Number(parts[1]);
  const plain = THAI_SYSTEMS.find((system) => system.id === `EPSG:${code}`) ?? elsewhere(code);
  return plain && parts[2] ? swapAxes(plain) : plain;
}

function elsewhere(code: number): CrsDefinition | null {
  const zone = code % 100;
  const series = Math.floor(code / 100);
  if ((series === 326 || series === 327) && zone >= 1 && zone <= 60)
    return utm(code, zone, WORLD, series === 326);
  const known = ELSEWHERE[`EPSG:${code}`];
  return known ? fromProj4(`EPSG:${code}`, known[0], known[1]) : null;
}

/**
 * A projection on Indian 1975 that is none of the usual ones: proj4 undoes the projection alone, and the datum is
 * shifted as everywhere, whatever shift the text gives. Throws when proj4 can't read it.
 */
export function onIndian1975(id: string, title: string, projection: string): CrsDefinition {
  const own = projection.replace(/,?\s*TOWGS84\s*\[[^\]]*\]/gi, '');
  const { a, f } = EVEREST_1937;
  const plane = proj4(own, `+proj=longlat +a=${a} +rf=${1 / f} +no_defs`);
  const { toWgs84, fromWgs84 } = geographic(4240, INDIAN);
  return define(
    id,
    title,
    false,
    INDIAN.operation,
    [converted((position) => plane.forward(position)), toWgs84().apply],
    [fromWgs84().apply, converted((position) => plane.inverse(position))],
  );
}

const converted =
  (convert: (position: [number, number]) => readonly number[]): Step =>
  (xy, from, to) => {
    for (let i = from; i < to; i += 2) {
      const [x, y] = convert([xy[i]!, xy[i + 1]!]);
      xy[i] = x ?? Number.NaN;
      xy[i + 1] = y ?? Number.NaN;
    }
  };

/** A system by a proj4 string or WKT. Throws when proj4 can't read it. `id` may be empty: it has no number. */
export function fromProj4(id: string, title: string, projection: string): CrsDefinition {
  const converter = proj4(projection, 'EPSG:4326');
  const flat = /^\s*(\+proj=(longlat|latlong)|GEOGCS)/i.test(projection);
  const inward = converted((position) => converter.forward(position));
  const outward = converted((position) => converter.inverse(position));
  return define(id, title, flat, null, [inward], [outward]);
}
