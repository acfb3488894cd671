import type { Extent } from '../../../shared/contract/base.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';

/** Shapes of a file for a small map: few, and coarse enough to be drawn at once. */
const MOST_SHAPES = 300;
const MOST_BYTES = 48 << 20;
/** The small map is a few hundred pixels wide. */
const PIXELS = 500;

/** Collects shapes evenly over a file whose length is not known beforehand. */
export class OutlineCollector {
  private kept: Uint8Array[] = [];
  private stride = 1;
  private seen = 0;
  private bytes = 0;

  add(wkb: Uint8Array): void {
    if (this.seen++ % this.stride !== 0) return;
    // A copy: the bytes may be part of a larger pool.
    this.kept.push(Uint8Array.from(wkb));
    this.bytes += wkb.length;
    while (this.kept.length > MOST_SHAPES || (this.bytes > MOST_BYTES && this.kept.length > 1)) this.thin();
  }

  private thin(): void {
    this.kept = this.kept.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
    this.bytes = this.kept.reduce((sum, wkb) => sum + wkb.length, 0);
  }

  /** The shapes as GeoJSON geometries, simplified for a map of the extent. Yields after each. */
  *outlines(extent: Extent | null): Generator<number, Geometry[]> {
    if (!extent) return [];
    const tolerance = Math.max(extent[2] - extent[0], extent[3] - extent[1]) / PIXELS;
    const drawn: Geometry[] = [];
    for (const wkb of this.kept) {
      drawn.push(simplify(decodeWkb(wkb), tolerance));
      yield 1;
    }
    return drawn;
  }
}

function simplify(geometry: Geometry, tolerance: number): Geometry {
  const line = (positions: Position[]): Position[] => thinLine(positions, tolerance);
  const rings = (list: Position[][]): Position[][] => {
    const kept = list.map(line).filter((ring) => ring.length >= 4);
    return kept.length > 0 ? kept : [boxOf(list[0] ?? [])];
  };
  switch (geometry.type) {
    case 'LineString':
      return { type: 'LineString', coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map(line) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings(geometry.coordinates) };
    case 'MultiPolygon': {
      const large = geometry.coordinates.filter((part, i) => i === 0 || wide(part[0] ?? [], tolerance));
      return { type: 'MultiPolygon', coordinates: large.map(rings) };
    }
    default:
      return geometry;
  }
}

function boundsOf(ring: readonly Position[]): Extent {
  const box: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function boxOf(ring: readonly Position[]): Position[] {
  const [a, b, c, d] = boundsOf(ring);
  return [
    [a, b],
    [c, b],
    [c, d],
    [a, d],
    [a, b],
  ];
}

const wide = (ring: readonly Position[], tolerance: number): boolean => {
  const [a, b, c, d] = boundsOf(ring);
  return c - a > tolerance * 2 || d - b > tolerance * 2;
};

/** Douglas–Peucker without recursion; the ends stay. Positions to six decimals: a tenth of a metre. */
function thinLine(line: readonly Position[], tolerance: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  // A ring's ends are one place: it is split at its farthest position first.
  const stack: [number, number][] = [[0, line.length - 1]];
  while (stack.length > 0) {
    const [from, to] = stack.pop()!;
    let farthest = 0;
    let index = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(line[i]!, line[from]!, line[to]!);
      if (distance > farthest) {
        farthest = distance;
        index = i;
      }
    }
    if (index < 0 || farthest <= tolerance) continue;
    keep[index] = 1;
    stack.push([from, index], [index, to]);
  }
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  return line.filter((_, i) => keep[i] === 1).map(([x, y]) => [round(x), round(y)]);
}

function distanceToSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
