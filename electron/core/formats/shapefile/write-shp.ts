import type { Extent } from '../../../../shared/contract/base.ts';
import type { Position, Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { FileSink } from '../file-sink.ts';
import { runsCounterClockwise } from '../winding.ts';

/** Shape types of the ESRI Shapefile Technical Description (1998) that have two dimensions. */
export const SHAPE_TYPES = { point: 1, line: 3, polygon: 5, multipoint: 8 } as const;
export type ShapeType = (typeof SHAPE_TYPES)[keyof typeof SHAPE_TYPES];

const HEADER = 100;
/** Readers take lengths for signed 32-bit counts of bytes. */
export const LARGEST_BYTES = 2 ** 31 - 1;

interface Parts {
  readonly parts: readonly (readonly Position[])[];
  readonly points: number;
}

/** Shells run clockwise in a shapefile, holes the other way. */
const turned = (rings: readonly Ring[]): Ring[] =>
  rings.map((ring, i) => (runsCounterClockwise(ring) === (i === 0) ? ring.toReversed() : ring));

function partsOf(wkb: Uint8Array): Parts {
  const geometry = decodeWkb(wkb);
  const parts = ((): Position[][] => {
    switch (geometry.type) {
      case 'Point':
        return [[geometry.coordinates]];
      case 'MultiPoint':
      case 'LineString':
        return [geometry.coordinates];
      case 'MultiLineString':
        return geometry.coordinates;
      case 'Polygon':
        return turned(geometry.coordinates);
      case 'MultiPolygon':
        return geometry.coordinates.flatMap(turned);
    }
  })();
  return { parts, points: parts.reduce((sum, part) => sum + part.length, 0) };
}

function boxOf(parts: Parts['parts']): Extent {
  const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts)
    for (const [x, y] of part) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  return box;
}

/** The content of one record, without its header. */
function recordOf(type: ShapeType, { parts, points }: Parts, box: Extent): Buffer {
  const single = type === SHAPE_TYPES.point;
  const counted = type === SHAPE_TYPES.multipoint;
  const head = single ? 4 : counted ? 40 : 44 + 4 * parts.length;
  const bytes = Buffer.alloc(head + 16 * points);
  bytes.writeInt32LE(type, 0);
  let at = head;
  if (!single) {
    box.forEach((value, i) => {
      bytes.writeDoubleLE(value, 4 + 8 * i);
    });
    if (counted) bytes.writeInt32LE(points, 36);
    else {
      bytes.writeInt32LE(parts.length, 36);
      bytes.writeInt32LE(points, 40);
    }
  }
  let first = 0;
  parts.forEach((part, i) => {
    if (!single && !counted) bytes.writeInt32LE(first, 44 + 4 * i);
    first += part.length;
    for (const [x, y] of part) {
      bytes.writeDoubleLE(x, at);
      bytes.writeDoubleLE(y, at + 8);
      at += 16;
    }
  });
  return bytes;
}

function fileHeader(type: ShapeType, bytes: number, extent: Extent | null): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(bytes / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(type, 32);
  (extent ?? [0, 0, 0, 0]).forEach((value, i) => {
    header.writeDoubleLE(value, 36 + 8 * i);
  });
  return header;
}

/** Writes a `.shp` and its `.shx`, one record a row; a row without geometry gets a null shape. */
export class ShpWriter {
  records = 0;
  private readonly shp: FileSink;
  private readonly shx: FileSink;
  private readonly type: ShapeType;
  private extent: Extent | null = null;

  constructor(base: string, type: ShapeType) {
    this.type = type;
    this.shp = new FileSink(`${base}.shp`);
    this.shx = new FileSink(`${base}.shx`);
    for (const sink of [this.shp, this.shx]) sink.write(Buffer.alloc(HEADER));
  }

  /** Bytes that the `.shp` has so far. */
  get bytes(): number {
    return this.shp.length;
  }

  add(wkb: Uint8Array | null): void {
    const parts = wkb ? partsOf(wkb) : null;
    const filled = parts && parts.points > 0 ? parts : null;
    const box = filled ? boxOf(filled.parts) : null;
    const content = filled && box ? recordOf(this.type, filled, box) : Buffer.alloc(4);
    if (box) this.extent = this.extent ? grown(this.extent, box) : box;
    const index = Buffer.alloc(8);
    index.writeInt32BE(this.shp.length / 2, 0);
    index.writeInt32BE(content.length / 2, 4);
    const head = Buffer.alloc(8);
    head.writeInt32BE(++this.records, 0);
    head.writeInt32BE(content.length / 2, 4);
    this.shx.write(index);
    this.shp.write(head);
    this.shp.write(content);
  }

  finish(): void {
    for (const sink of [this.shp, this.shx]) {
      sink.overwrite(0, fileHeader(this.type, sink.length, this.extent));
      sink.finish();
    }
  }

  close(): void {
    this.shp.close();
    this.shx.close();
  }
}

const grown = (a: Extent, b: Extent): Extent => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
