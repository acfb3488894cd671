import type { ShapeCollector } from './shape-collector.ts';

/** Thrown inside this folder only: the bytes or numbers are no shape, or one that has no simple form. */
export class ShapeProblem extends Error {
  readonly outcome: 'corrupt' | 'unsupported';

  constructor(outcome: 'corrupt' | 'unsupported') {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Collections in collections are followed to this depth. */
export const MAX_DEPTH = 32;

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const COLLECTION = 7;
/** What a container may hold; multi-curves and multi-surfaces are taken where they hold nothing curved. */
const MEMBERS: Readonly<Record<number, number>> = { 4: POINT, 5: LINE, 6: POLYGON, 11: LINE, 12: POLYGON };
/** Circular strings, curve polygons, surfaces, TINs, triangles: codes up to here are known and have no simple form. */
const LAST_KNOWN = 17;

const corrupt = (): never => {
  throw new ShapeProblem('corrupt');
};

/**
 * Walks well-known binary of either byte order, in ISO, EWKB (with SRID) and old OGC dialect, with any ordinates, and
 * gives its positions to `into`. A count is believed only as far as the bytes behind it could hold it.
 */
export class WkbWalk {
  private readonly view: DataView;
  private readonly into: ShapeCollector;
  private at = 0;
  private little = true;
  private stride = 16;

  constructor(bytes: Uint8Array, into: ShapeCollector) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.into = into;
  }

  /** One geometry. Throws `ShapeProblem`. */
  geometry(depth = 0, only = 0): void {
    const type = this.header();
    if (only !== 0 && type !== only) throw new ShapeProblem(type > COLLECTION ? 'unsupported' : 'corrupt');
    if (type === POINT) this.point();
    else if (type === LINE) {
      this.part();
      this.into.endLine();
    } else if (type === POLYGON) this.polygon();
    else this.members(type, depth);
  }

  private header(): number {
    const order = this.need(5) && this.view.getUint8(this.at);
    if (order !== 0 && order !== 1) corrupt();
    this.little = order === 1;
    const code = this.view.getUint32(this.at + 1, this.little);
    this.at += 5;
    if (code & 0x20000000 && this.need(4)) this.at += 4;
    const iso = code & 0x1fffffff;
    const dimension = Math.floor(iso / 1000);
    const type = iso % 1000;
    if (dimension > 3 || type === 0 || type > LAST_KNOWN) corrupt();
    const z = (code & 0x80000000) !== 0 || dimension === 1 || dimension === 3;
    const m = (code & 0x40000000) !== 0 || dimension >= 2;
    this.stride = 16 + (z ? 8 : 0) + (m ? 8 : 0);
    if (z || m) this.into.zDropped = true;
    if (type > COLLECTION && MEMBERS[type] === undefined) throw new ShapeProblem('unsupported');
    return type;
  }

  /** True, or the bytes end before. */
  private need(length: number): true {
    return this.at + length <= this.view.byteLength || corrupt();
  }

  private count(bytesEach: number): number {
    this.need(4);
    const count = this.view.getUint32(this.at, this.little);
    this.at += 4;
    this.need(count * bytesEach);
    return count;
  }

  private point(): void {
    this.need(this.stride);
    const x = this.view.getFloat64(this.at, this.little);
    const y = this.view.getFloat64(this.at + 8, this.little);
    this.at += this.stride;
    // An empty point is written so.
    if (!(Number.isNaN(x) && Number.isNaN(y))) this.into.point(x, y);
  }

  private part(): void {
    const { view, into, stride, little } = this;
    const count = this.count(stride);
    into.startPart();
    let { at } = this;
    for (let i = 0; i < count; i++, at += stride)
      into.position(view.getFloat64(at, little), view.getFloat64(at + 8, little));
    this.at = at;
  }

  private polygon(): void {
    for (let rings = this.count(4); rings > 0; rings--) {
      this.part();
      this.into.endRing();
    }
    this.into.endPolygon();
  }

  private members(type: number, depth: number): void {
    if (depth > MAX_DEPTH) corrupt();
    const only = MEMBERS[type] ?? 0;
    if (only !== 0) this.into.multi = true;
    for (let left = this.count(5); left > 0; left--) this.geometry(depth + 1, only);
  }
}
