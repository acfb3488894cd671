import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';

/** Thrown within this folder: a feature's bytes are not what they should be. */
export class BadFeature extends Error {}

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
/** ISO's code for a third ordinate. */
const WITH_Z = 1000;
const MAX_DEPTH = 32;

/**
 * Writes the geometry of a FlatGeobuf feature, whose types are numbered as those of WKB, as WKB in two or three
 * dimensions. What comes out is never more than a small multiple of what came in, whatever the offsets say.
 */
export class FeatureWkb {
  private out = Buffer.allocUnsafe(1 << 12);
  private at = 0;
  private budget = 0;
  /** How many bytes of the buffer behind the feature are the feature's. */
  private length = 0;

  /** The WKB, valid until the next call. Throws `BadFeature`. */
  write(geometry: Geometry, type: number, length: number): Uint8Array {
    this.at = 0;
    this.length = length;
    this.budget = length * 6 + 256;
    this.geometry(geometry, type, 0);
    return this.out.subarray(0, this.at);
  }

  private room(bytes: number): void {
    const end = this.at + bytes;
    if (end > this.budget) throw new BadFeature();
    if (end <= this.out.length) return;
    const wider = Buffer.allocUnsafe(Math.max(end, this.out.length * 2));
    this.out.copy(wider, 0, 0, this.at);
    this.out = wider;
  }

  private head(type: number): void {
    this.room(9);
    this.out[this.at] = 1;
    this.out.writeUInt32LE(type, this.at + 1);
    this.at += 5;
  }

  private count(count: number): void {
    this.room(4);
    this.out.writeUInt32LE(count, this.at);
    this.at += 4;
  }

  private geometry(geometry: Geometry, type: number, depth: number): void {
    if (depth > MAX_DEPTH) throw new BadFeature();
    if (type === COLLECTION || type === MULTI_POLYGON) this.members(geometry, type, depth);
    else if (type < POINT || type > COLLECTION) this.head(type);
    else this.simple(geometry, type);
  }

  private members(geometry: Geometry, type: number, depth: number): void {
    const parts = this.bounded(geometry.partsLength(), 4);
    this.head(type);
    this.count(parts);
    for (let i = 0; i < parts; i++) {
      const part = geometry.parts(i);
      if (!part) throw new BadFeature();
      this.geometry(part, type === MULTI_POLYGON ? POLYGON : part.type(), depth + 1);
    }
  }

  private bounded(count: number, bytesEach: number): number {
    if (count < 0 || count * bytesEach > this.length) throw new BadFeature();
    return count;
  }

  private simple(geometry: Geometry, type: number): void {
    const places = this.bounded(geometry.xyLength(), 8) >> 1;
    const xy = places === 0 ? null : this.inside(geometry.xyArray());
    const z = this.bounded(geometry.zLength(), 8) === places ? this.inside(geometry.zArray()) : null;
    const ends = this.endsOf(geometry, places);
    const code = z ? WITH_Z : 0;
    this.head(type + code);
    if (type === POINT) {
      // A point of no place is written so in WKB.
      if (xy) this.positions(xy, z, 0, 1);
      else this.positions(new Float64Array([Number.NaN, Number.NaN]), null, 0, 1);
    } else if (type === LINE) this.line(xy, z, 0, places);
    else if (type === MULTI_POINT) {
      this.count(places);
      for (let i = 0; i < places; i++) {
        this.head(POINT + code);
        this.positions(xy!, z, i, i + 1);
      }
    } else this.parts(type, code, xy, z, ends);
  }

  /** Rings of a polygon, or lines of a multi-line. */
  private parts(
    type: number,
    code: number,
    xy: Float64Array | null,
    z: Float64Array | null,
    ends: readonly number[],
  ): void {
    this.count(ends.length);
    let from = 0;
    for (const to of ends) {
      if (type === MULTI_LINE) this.head(LINE + code);
      this.line(xy, z, from, to);
      from = to;
    }
  }

  private line(xy: Float64Array | null, z: Float64Array | null, from: number, to: number): void {
    this.count(to - from);
    if (xy) this.positions(xy, z, from, to);
  }

  private positions(xy: Float64Array, z: Float64Array | null, from: number, to: number): void {
    this.room((to - from) * (z ? 24 : 16));
    let { at } = this;
    for (let i = from; i < to; i++) {
      at = this.out.writeDoubleLE(xy[i * 2]!, at);
      at = this.out.writeDoubleLE(xy[i * 2 + 1]!, at);
      if (z) at = this.out.writeDoubleLE(z[i]!, at);
    }
    this.at = at;
  }

  /** An array within the bytes of the feature. */
  private inside<T extends Float64Array | Uint32Array>(array: T | null): T | null {
    if (array && array.byteOffset + array.byteLength > this.length) throw new BadFeature();
    return array;
  }

  private endsOf(geometry: Geometry, places: number): readonly number[] {
    const count = this.bounded(geometry.endsLength(), 4);
    if (count === 0) return places === 0 ? [] : [places];
    const ends = [...(this.inside(geometry.endsArray()) ?? [])];
    let before = 0;
    for (const end of ends) {
      if (end < before || end > places) throw new BadFeature();
      before = end;
    }
    return ends;
  }
}
