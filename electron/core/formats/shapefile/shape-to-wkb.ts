import type { CoordinateTransform } from '../../crs/transform.ts';
import { isGlobeBox } from '../geometry/globe.ts';
import { assembleRings, measureRing, type RingRange } from './rings.ts';
import { reverse, writeHead } from './wkb-bytes.ts';

/** What became of a shape. Everything but `ok` has no geometry. */
export type ShapeOutcome = 'ok' | 'null' | 'empty' | 'corrupt' | 'unsupported' | 'not-finite';
export type ShapeKind = 'Point' | 'MultiPoint' | 'LineString' | 'Polygon';

const KINDS: Readonly<Record<number, ShapeKind>> = {
  1: 'Point',
  11: 'Point',
  21: 'Point',
  3: 'LineString',
  13: 'LineString',
  23: 'LineString',
  5: 'Polygon',
  15: 'Polygon',
  25: 'Polygon',
  8: 'MultiPoint',
  18: 'MultiPoint',
  28: 'MultiPoint',
};
export const MULTIPATCH = 31;
/** The kind of geometry for a shape type; undefined for null shapes, multipatches and types that are none. */
export const shapeKind = (type: number): ShapeKind | undefined => KINDS[type];

const WKB_POINT = 1;
const WKB_LINE = 2;
const WKB_POLYGON = 3;
const WKB_MULTI = 3;
/** ESRI writes −10^38 and below for "no data"; nothing on earth has coordinates of this size. */
const TOO_LARGE = 1e15;

export interface ConverterOptions {
  /** Turns the file's coordinates into those that are written; null leaves them. */
  readonly transform: CoordinateTransform | null;
  /** Writes lines and polygons as multi-geometries even where they have one part. */
  readonly promote: boolean;
}

/**
 * Turns the content of shape records into little-endian 2D WKB: Z and M dropped, repeated points dropped, rings
 * closed and put in their right roles and directions (shells counter-clockwise). One object for a whole file; the
 * fields tell of the last shape.
 */
export class ShapeConverter {
  kind: ShapeKind | null = null;
  outcome: ShapeOutcome = 'null';
  multi = false;
  zDropped = false;
  ringsClosed = 0;
  duplicates = 0;
  ringsDropped = 0;
  reoriented = false;
  vertices = 0;
  /** The box of the last shape, in the coordinates that are written. */
  readonly box: [number, number, number, number] = [0, 0, 0, 0];
  private readonly options: ConverterOptions;
  private xy = new Float64Array(4096);
  private bytes = new Uint8Array(this.xy.buffer);
  private room = Buffer.allocUnsafe(1 << 16);
  private out = this.room.subarray(0, 21);

  constructor(options: ConverterOptions) {
    this.options = options;
  }

  /** The WKB of one record's content, valid until the next call, or null with `outcome` saying why. */
  convert(content: Buffer, start: number, length: number): Uint8Array | null {
    this.multi = this.zDropped = this.reoriented = false;
    this.ringsClosed = this.duplicates = this.ringsDropped = this.vertices = 0;
    const type = content.readInt32LE(start);
    this.kind = KINDS[type] ?? null;
    this.outcome = 'ok';
    if (type === 0) return this.none('null');
    if (!this.kind) return this.none('unsupported');
    this.zDropped = type > 10;
    if (this.kind === 'Point') return this.point(content, start, length);
    return this.kind === 'MultiPoint'
      ? this.multiPoint(content, start, length)
      : this.parts(content, start, length);
  }

  private none(outcome: ShapeOutcome): null {
    this.outcome = outcome;
    return null;
  }

  private reserve(numbers: number): void {
    if (numbers <= this.xy.length) return;
    this.xy = new Float64Array(Math.ceil(numbers * 1.25));
    this.bytes = new Uint8Array(this.xy.buffer);
  }

  /**
   * Copies positions to the scratch array, from its number `into` on. False when one of them is not a number of this
   * world.
   */
  private copy(content: Buffer, at: number, points: number, into = 0): boolean {
    const end = into + points * 2;
    this.reserve(end);
    this.bytes.set(content.subarray(at, at + points * 16), into * 8);
    const { xy } = this;
    for (let i = into; i < end; i++) {
      const value = xy[i]!;
      if (!(value < TOO_LARGE && value > -TOO_LARGE)) return false;
    }
    return true;
  }

  /** Transforms `[0, end)` and measures it. False when a position has no place in the target system. */
  private place(end: number): boolean {
    this.options.transform?.apply(this.xy, 0, end);
    const { xy, box } = this;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < end; i += 2) {
      const x = xy[i]!;
      const y = xy[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
      if (x - x + (y - y) !== 0) return false;
    }
    box[0] = minX;
    box[1] = minY;
    box[2] = maxX;
    box[3] = maxY;
    this.vertices = end / 2;
    if (!this.options.transform?.geographic) return true;
    return isGlobeBox(minX, minY, maxX, maxY);
  }

  private point(content: Buffer, start: number, length: number): Uint8Array | null {
    if (length < 20) return this.none('corrupt');
    if (!this.copy(content, start + 4, 1) || !this.place(2)) return this.none('not-finite');
    const out = this.output(21);
    out[0] = 1;
    out.writeUInt32LE(WKB_POINT, 1);
    out.writeDoubleLE(this.xy[0]!, 5);
    out.writeDoubleLE(this.xy[1]!, 13);
    return out;
  }

  private multiPoint(content: Buffer, start: number, length: number): Uint8Array | null {
    if (length < 40) return this.none('corrupt');
    const points = content.readUInt32LE(start + 36);
    if (40 + points * 16 > length) return this.none('corrupt');
    if (points === 0) return this.none('empty');
    this.multi = true;
    if (!this.copy(content, start + 40, points) || !this.place(points * 2)) return this.none('not-finite');
    const out = this.output(9 + points * 21);
    let at = writeHead(out, 0, WKB_POINT + WKB_MULTI, points);
    for (let i = 0; i < points; i++) {
      out[at] = 1;
      out.writeUInt32LE(WKB_POINT, at + 1);
      out.set(this.bytes.subarray(i * 16, i * 16 + 16), at + 5);
      at += 21;
    }
    return out;
  }

  private parts(content: Buffer, start: number, length: number): Uint8Array | null {
    if (length < 44) return this.none('corrupt');
    const count = content.readUInt32LE(start + 36);
    const points = content.readUInt32LE(start + 40);
    const first = 44 + count * 4;
    if (first + points * 16 > length) return this.none('corrupt');
    if (count === 0 || points === 0) return this.none('empty');
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < count; i++) starts[i] = content.readUInt32LE(start + 44 + i * 4);
    starts[count] = points;
    for (let i = 0; i < count; i++) if (starts[i]! > starts[i + 1]!) return this.none('corrupt');
    // Closing a ring adds a position: each gets its room in front, so that none runs over the ring behind it.
    const room = this.kind === 'Polygon' ? count * 2 : 0;
    if (!this.copy(content, start + first, points, room)) return this.none('not-finite');
    return this.kind === 'Polygon' ? this.polygon(starts) : this.line(starts);
  }

  /** Bytes for a shape: the same ones each time, or half a million small buffers would wait to be collected. */
  private output(length: number): Buffer {
    if (length > this.room.length) this.room = Buffer.allocUnsafe(Math.ceil(length * 1.5));
    if (length !== this.out.length || this.out.buffer !== this.room.buffer)
      this.out = this.room.subarray(0, length);
    return this.out;
  }

  /** Moves a part to `into` without positions that repeat the one before; returns its new end. */
  private compact(from: number, to: number, into: number): number {
    const { xy } = this;
    let end = into;
    for (let i = from; i < to; i += 2) {
      const x = xy[i]!;
      const y = xy[i + 1]!;
      if (end > into && x === xy[end - 2] && y === xy[end - 1]) {
        this.duplicates++;
        continue;
      }
      xy[end] = x;
      xy[end + 1] = y;
      end += 2;
    }
    return end;
  }

  private line(starts: Uint32Array): Uint8Array | null {
    const ends: number[] = [];
    let end = 0;
    for (let i = 0; i + 1 < starts.length; i++) {
      const next = this.compact(starts[i]! * 2, starts[i + 1]! * 2, end);
      if (next - end >= 4) {
        ends.push(next);
        end = next;
      } else this.ringsDropped++;
    }
    if (ends.length === 0) return this.none('empty');
    if (!this.place(end)) return this.none('not-finite');
    this.multi = ends.length > 1;
    const wrap = this.multi || this.options.promote;
    const out = this.output((wrap ? 9 : 0) + ends.length * 9 + end * 8);
    let at = wrap ? writeHead(out, 0, WKB_LINE + WKB_MULTI, ends.length) : 0;
    let from = 0;
    for (const to of ends) {
      at = writeHead(out, at, WKB_LINE, (to - from) / 2);
      out.set(this.bytes.subarray(from * 8, to * 8), at);
      at += (to - from) * 8;
      from = to;
    }
    return out;
  }

  private polygon(starts: Uint32Array): Uint8Array | null {
    const ends = this.closeRings(starts);
    const end = ends.at(-1);
    if (end === undefined) return this.none('empty');
    if (!this.place(end)) return this.none('not-finite');
    let from = 0;
    const rings = ends.map((to) => {
      const ring = measureRing(this.xy, from, to);
      from = to;
      return ring;
    });
    const assembled = assembleRings(this.xy, rings, !this.options.transform?.mirrors);
    this.reoriented = assembled.reoriented;
    this.multi = assembled.polygons.length > 1;
    return this.writePolygons(rings, assembled.polygons, end);
  }

  /** Compacts and closes the rings at the start of the scratch array; those with no area go. Returns their ends. */
  private closeRings(starts: Uint32Array): number[] {
    const shift = (starts.length - 1) * 2;
    const ends: number[] = [];
    let end = 0;
    for (let i = 0; i + 1 < starts.length; i++) {
      let next = this.compact(starts[i]! * 2 + shift, starts[i + 1]! * 2 + shift, end);
      if (next - end >= 4 && !this.closed(end, next)) {
        this.xy[next] = this.xy[end]!;
        this.xy[next + 1] = this.xy[end + 1]!;
        next += 2;
        this.ringsClosed++;
      }
      if (next - end >= 8) {
        ends.push(next);
        end = next;
      } else this.ringsDropped++;
    }
    return ends;
  }

  private closed(from: number, to: number): boolean {
    return this.xy[from] === this.xy[to - 2] && this.xy[from + 1] === this.xy[to - 1];
  }

  private writePolygons(rings: readonly RingRange[], polygons: number[][], end: number): Uint8Array {
    const wrap = this.multi || this.options.promote;
    const out = this.output((wrap ? 9 : 0) + polygons.length * 9 + rings.length * 4 + end * 8);
    let at = wrap ? writeHead(out, 0, WKB_POLYGON + WKB_MULTI, polygons.length) : 0;
    for (const members of polygons) {
      at = writeHead(out, at, WKB_POLYGON, members.length);
      members.forEach((number, place) => {
        const ring = rings[number]!;
        if (ring.area > 0 !== (place === 0)) reverse(this.xy, ring.from, ring.to);
        out.writeUInt32LE((ring.to - ring.from) / 2, at);
        out.set(this.bytes.subarray(ring.from * 8, ring.to * 8), at + 4);
        at += 4 + (ring.to - ring.from) * 8;
      });
    }
    return out;
  }
}
