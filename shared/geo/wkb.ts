import type { Extent } from '../contract/base.ts';
import type { Geometry, Position, Ring } from './geometry.ts';

/**
 * Well-known binary, little-endian and two-dimensional: the form in which geometries travel through the core, from a
 * file's bytes to GeoPackage, tiles, analysis and export (OGC 06-103r4, clause 8).
 */
export const WKB_TYPES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const;
const TYPE_NAMES = Object.fromEntries(
  Object.entries(WKB_TYPES).map(([name, code]) => [code, name]),
) as Record<number, keyof typeof WKB_TYPES>;

/** Thrown for bytes that are no 2D, 3D or measured WKB of the six simple types. */
export class WkbError extends Error {}

/** Reads forward through WKB of either byte order, with ISO or EWKB Z and M dropped. */
class WkbReader {
  private readonly view: DataView;
  private at = 0;
  private little = true;
  private stride = 2;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private uint32(): number {
    const value = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return value;
  }

  private count(bytesEach: number): number {
    const count = this.uint32();
    if (count * bytesEach > this.view.byteLength - this.at)
      throw new WkbError('count beyond the end of the bytes');
    return count;
  }

  private position(): Position {
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += this.stride * 8;
    return [x, y];
  }

  private positions(): Position[] {
    const count = this.count(this.stride * 8);
    const list: Position[] = new Array(count);
    for (let i = 0; i < count; i++) list[i] = this.position();
    return list;
  }

  private rings(): Ring[] {
    const count = this.count(4);
    const list: Ring[] = new Array(count);
    for (let i = 0; i < count; i++) list[i] = this.positions();
    return list;
  }

  private header(): keyof typeof WKB_TYPES {
    this.little = this.view.getUint8(this.at) === 1;
    this.at += 1;
    const code = this.uint32();
    const ewkb = (code & 0x80000000 ? 1 : 0) + (code & 0x40000000 ? 1 : 0);
    if (code & 0x20000000) this.at += 4;
    const iso = code & 0x0fffffff;
    const thousands = Math.floor(iso / 1000);
    this.stride = 2 + ewkb + (thousands === 3 ? 2 : thousands > 0 ? 1 : 0);
    const name = TYPE_NAMES[iso % 1000];
    if (!name || thousands > 3) throw new WkbError(`unknown geometry type ${iso}`);
    return name;
  }

  private members<T>(): T[] {
    const count = this.count(5);
    const list: T[] = new Array(count);
    for (let i = 0; i < count; i++) list[i] = this.geometry().coordinates as T;
    return list;
  }

  geometry(): Geometry {
    const type = this.header();
    switch (type) {
      case 'Point':
        return { type, coordinates: this.position() };
      case 'LineString':
        return { type, coordinates: this.positions() };
      case 'Polygon':
        return { type, coordinates: this.rings() };
      case 'MultiPoint':
        return { type, coordinates: this.members<Position>() };
      case 'MultiLineString':
        return { type, coordinates: this.members<Position[]>() };
      case 'MultiPolygon':
        return { type, coordinates: this.members<Ring[]>() };
    }
  }
}

/** Decodes WKB to a 2D geometry. Throws `WkbError` or `RangeError` on bytes that are none. */
export function decodeWkb(bytes: Uint8Array): Geometry {
  return new WkbReader(bytes).geometry();
}

const ringsLength = (rings: Ring[]): number => rings.reduce((sum, ring) => sum + 4 + ring.length * 16, 9);

function wkbLength(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 9 + geometry.coordinates.length * 16;
    case 'Polygon':
      return ringsLength(geometry.coordinates);
    case 'MultiPoint':
      return 9 + geometry.coordinates.length * 21;
    case 'MultiLineString':
      return geometry.coordinates.reduce((sum, line) => sum + 9 + line.length * 16, 9);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, rings) => sum + ringsLength(rings), 9);
  }
}

const POINT_BYTES = 21;
/** A point's numbers and their bytes, without a view for each point. For little-endian machines: all. */
const pointXy = new Float64Array(2);
const pointBytes = new Uint8Array(pointXy.buffer);

class WkbWriter {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }

  private start(type: keyof typeof WKB_TYPES): void {
    this.view.setUint8(this.at, 1);
    this.view.setUint32(this.at + 1, WKB_TYPES[type], true);
    this.at += 5;
  }

  private uint32(value: number): void {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  private position(position: Position): void {
    this.view.setFloat64(this.at, position[0], true);
    this.view.setFloat64(this.at + 8, position[1], true);
    this.at += 16;
  }

  private positions(list: Position[]): void {
    this.uint32(list.length);
    for (const position of list) this.position(position);
  }

  private rings(rings: Ring[]): void {
    this.uint32(rings.length);
    for (const ring of rings) this.positions(ring);
  }

  geometry(geometry: Geometry): void {
    this.start(geometry.type);
    switch (geometry.type) {
      case 'Point':
        this.position(geometry.coordinates);
        break;
      case 'LineString':
        this.positions(geometry.coordinates);
        break;
      case 'Polygon':
        this.rings(geometry.coordinates);
        break;
      case 'MultiPoint':
        this.members(geometry.coordinates, (coordinates) => this.geometry({ type: 'Point', coordinates }));
        break;
      case 'MultiLineString':
        this.members(geometry.coordinates, (coordinates) =>
          this.geometry({ type: 'LineString', coordinates }),
        );
        break;
      case 'MultiPolygon':
        this.members(geometry.coordinates, (coordinates) => this.geometry({ type: 'Polygon', coordinates }));
        break;
    }
  }

  private members<T>(list: T[], write: (member: T) => void): void {
    this.uint32(list.length);
    for (const member of list) write(member);
  }
}

/** Encodes a geometry as little-endian 2D WKB. */
export function encodeWkb(geometry: Geometry): Uint8Array {
  const writer = new WkbWriter(wkbLength(geometry));
  writer.geometry(geometry);
  return writer.bytes;
}

/** Encodes a point; the hot case of imports. */
export function encodePointWkb(x: number, y: number): Uint8Array {
  pointXy[0] = x;
  pointXy[1] = y;
  const bytes = new Uint8Array(POINT_BYTES);
  bytes[0] = 1;
  bytes[1] = WKB_TYPES.Point;
  bytes.set(pointBytes, 5);
  return bytes;
}

/** The geometry's type by its header alone. */
export function wkbType(bytes: Uint8Array): keyof typeof WKB_TYPES {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = TYPE_NAMES[(view.getUint32(1, bytes[0] === 1) & 0x0fffffff) % 1000];
  if (!name) throw new WkbError('unknown geometry type');
  return name;
}

/**
 * Calls `visit` for every position of little-endian 2D WKB without building a geometry: several times faster than
 * decoding. `at` is the byte where the position's x stands, its y 8 bytes on. Only for WKB that this program wrote.
 */
export function eachWkbPosition(bytes: Uint8Array, visit: (x: number, y: number, at: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const positions = (count: number): void => {
    for (let i = 0; i < count; i++, at += 16)
      visit(view.getFloat64(at, true), view.getFloat64(at + 8, true), at);
  };
  const counted = (): number => {
    const count = view.getUint32(at, true);
    at += 4;
    return count;
  };
  const geometry = (): void => {
    const type = view.getUint32(at + 1, true);
    at += 5;
    if (type === WKB_TYPES.Point) positions(1);
    else if (type === WKB_TYPES.LineString) positions(counted());
    else if (type === WKB_TYPES.Polygon) for (let rings = counted(); rings > 0; rings--) positions(counted());
    else for (let members = counted(); members > 0; members--) geometry();
  };
  geometry();
}

/** A point's box without a view of its own, or null for one that is not finite. For little-endian machines: all. */
function pointExtent(bytes: Uint8Array): Extent | null {
  for (let i = 0; i < 16; i++) pointBytes[i] = bytes[i + 5]!;
  const x = pointXy[0]!;
  const y = pointXy[1]!;
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y, x, y] : null;
}

/** The bounding box of little-endian 2D WKB that this program wrote, or null when it has no finite position. */
export function wkbExtent(bytes: Uint8Array): Extent | null {
  const point = bytes.length === POINT_BYTES && bytes[1] === WKB_TYPES.Point ? pointExtent(bytes) : null;
  if (point) return point;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  eachWkbPosition(bytes, (x, y) => {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  });
  return minX === Infinity ? null : [minX, minY, maxX, maxY];
}
