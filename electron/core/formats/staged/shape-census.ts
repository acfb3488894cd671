import { decodeWkb, eachWkbPosition, encodeWkb, wkbType } from '../../../../shared/geo/wkb.ts';
import { isOnGlobe } from '../geometry/globe.ts';
import type { ShapeCensus, ShapeKind, SourceTransform } from '../source.ts';

const POINT_BYTES = 21;
const POINT_AT = 5;
const KIND_OF: Readonly<Record<string, ShapeKind>> = {
  Point: 'Point',
  MultiPoint: 'MultiPoint',
  LineString: 'LineString',
  MultiLineString: 'LineString',
  Polygon: 'Polygon',
  MultiPolygon: 'Polygon',
};

/** Turns shapes (little-endian 2D WKB, outer rings anticlockwise) into WGS 84 and notes what they are. */
export class ShapeTurner {
  readonly census: ShapeCensus = { kinds: new Set(), multi: false, vertices: 0, extent: null };
  private readonly transform: SourceTransform | null;
  private xy = new Float64Array(64);

  constructor(transform: SourceTransform | null) {
    this.transform = transform;
  }

  /** The shape turned, in its own bytes where these do; null when a position has no place in the target. */
  turn(wkb: Buffer): Uint8Array | null {
    const count = this.gather(wkb);
    this.transform?.apply(this.xy, 0, count);
    for (let i = 0; i < count; i++) if (!Number.isFinite(this.xy[i]!)) return null;
    if (this.transform?.geographic && !isOnGlobe(this.xy, count)) return null;
    if (this.transform) this.write(wkb);
    this.note(wkb, count);
    return this.transform?.mirrors ? reversed(wkb) : wkb;
  }

  private gather(wkb: Buffer): number {
    let count = 0;
    const most = (wkb.length - POINT_AT) / 8;
    if (this.xy.length < most) this.xy = new Float64Array(Math.ceil(most * 1.5));
    const { xy } = this;
    if (wkb.length === POINT_BYTES) {
      xy[0] = wkb.readDoubleLE(POINT_AT);
      xy[1] = wkb.readDoubleLE(POINT_AT + 8);
      return 2;
    }
    eachWkbPosition(wkb, (x, y) => {
      xy[count++] = x;
      xy[count++] = y;
    });
    return count;
  }

  private write(wkb: Buffer): void {
    const { xy } = this;
    let next = 0;
    const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
    eachWkbPosition(wkb, (_x, _y, at) => {
      view.setFloat64(at, xy[next++]!, true);
      view.setFloat64(at + 8, xy[next++]!, true);
    });
  }

  private note(wkb: Buffer, count: number): void {
    const { census, xy } = this;
    const type = wkbType(wkb);
    census.kinds.add(KIND_OF[type]!);
    if (type === 'MultiLineString' || type === 'MultiPolygon') census.multi = true;
    census.vertices += count / 2;
    census.extent ??= [xy[0]!, xy[1]!, xy[0]!, xy[1]!];
    const { extent } = census;
    for (let i = 0; i < count; i += 2) {
      const x = xy[i]!;
      const y = xy[i + 1]!;
      if (x < extent[0]) extent[0] = x;
      if (y < extent[1]) extent[1] = y;
      if (x > extent[2]) extent[2] = x;
      if (y > extent[3]) extent[3] = y;
    }
  }
}

/** With swapped axes rings run the other way round: they are turned again. */
function reversed(wkb: Uint8Array): Uint8Array {
  const shape = decodeWkb(wkb);
  if (shape.type === 'Polygon') for (const ring of shape.coordinates) ring.reverse();
  else if (shape.type === 'MultiPolygon')
    for (const part of shape.coordinates) for (const ring of part) ring.reverse();
  else return wkb;
  return encodeWkb(shape);
}
