import { beforeAll, describe, expect, it } from 'vitest';
import { dimensionOf } from './dimension.ts';
import { GeometryError, type Geos, loadGeos } from './index.ts';

/** Little-endian WKB of a polygon given by its rings. */
function polygon(...rings: number[][][]): Uint8Array {
  const bytes = new Uint8Array(9 + rings.reduce((sum, ring) => sum + 4 + ring.length * 16, 0));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 3, true);
  view.setUint32(5, rings.length, true);
  let at = 9;
  for (const ring of rings) {
    view.setUint32(at, ring.length, true);
    at += 4;
    for (const [x = 0, y = 0] of ring) {
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
    }
  }
  return bytes;
}
const square = (x: number, y: number, side: number): Uint8Array =>
  polygon([
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ]);
function point(x: number, y: number): Uint8Array {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, x, true);
  view.setFloat64(13, y, true);
  return bytes;
}
/** Area of a WKB polygon or multipolygon by the shoelace formula. */
function area(wkb: Uint8Array): number {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  let at = 0;
  const one = (): number => {
    const type = view.getUint32(at + 1, true);
    let count = view.getUint32(at + 5, true);
    at += 9;
    let sum = 0;
    if (type !== 3) {
      while (count-- > 0) sum += one();
      return sum;
    }
    for (let ring = 0; ring < count; ring++) {
      const points = view.getUint32(at, true);
      at += 4;
      let twice = 0;
      for (let i = 0; i < points - 1; i++, at += 16)
        twice +=
          view.getFloat64(at, true) * view.getFloat64(at + 24, true) -
          view.getFloat64(at + 16, true) * view.getFloat64(at + 8, true);
      at += 16;
      sum += (ring === 0 ? 1 : -1) * Math.abs(twice / 2);
    }
    return sum;
  };
  return one();
}
const bowTie = polygon([
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
]);

describe('geos', () => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  it('overlays squares with the areas that a pencil finds', () => {
    const a = square(0, 0, 2);
    const b = square(1, 1, 2);
    expect(area(geos.intersection(a, b))).toBe(1);
    expect(area(geos.union([a, b, square(10, 10, 1)]))).toBe(8);
    expect(area(geos.difference(a, b))).toBe(3);
    expect(area(geos.intersection(a, square(2, 0, 2)))).toBe(0);
    expect(area(geos.union([]))).toBe(0);
    const touchingAndOverlapping = geos.intersection(
      polygon([
        [0, 0],
        [4, 0],
        [4, 1],
        [0, 1],
        [0, 0],
      ]),
      polygon([
        [0, 1],
        [1, 1],
        [1, 0.5],
        [2, 0.5],
        [2, 1],
        [4, 1],
        [4, 2],
        [0, 2],
        [0, 1],
      ]),
    );
    expect(dimensionOf(touchingAndOverlapping)).toBe(2);
    expect(area(touchingAndOverlapping)).toBe(0.5);
    expect(area(geos.buffer(a, 1, 64))).toBeCloseTo(4 + 8 + Math.PI, 2);
    expect(geos.distance(a, square(5, 0, 1))).toBe(3);
  });

  it('keeps the hole, and a point on the surface lies outside it', () => {
    const ring = polygon(
      [
        [0, 0],
        [6, 0],
        [6, 6],
        [0, 6],
        [0, 0],
      ],
      [
        [1, 1],
        [1, 5],
        [5, 5],
        [5, 1],
        [1, 1],
      ],
    );
    const inside = geos.pointOnSurface(ring);
    expect(area(ring)).toBe(20);
    const prepared = geos.prepare(ring);
    expect(inside && prepared.contains(inside)).toBe(true);
    expect(prepared.intersectsPoint(3, 3)).toBe(false);
    expect(prepared.intersectsPoint(1, 3)).toBe(true);
    expect(prepared.contains(point(1, 3))).toBe(false);
    expect(prepared.covers(point(1, 3))).toBe(true);
    expect(prepared.distanceWithin(point(3, 3), 1.99)).toBe(false);
    expect(prepared.distanceWithin(point(3, 3), 2)).toBe(true);
    prepared.free();
    prepared.free();
    expect(() => prepared.intersects(ring)).toThrow(GeometryError);
  });

  it('names what is invalid and repairs it without losing area', () => {
    expect(geos.isValid(bowTie)).toBe(false);
    expect(geos.invalidReason(bowTie)).toContain('Self-intersection');
    expect(geos.invalidReason(square(0, 0, 1))).toBeNull();
    const repaired = geos.makeValid(bowTie);
    expect(geos.isValid(repaired)).toBe(true);
    expect(area(repaired)).toBe(2);
  });

  it('says which shape can not be read', () => {
    expect.assertions(2);
    try {
      geos.union([square(0, 0, 1), new Uint8Array([1, 3, 0, 0, 0, 9])]);
    } catch (error) {
      expect(error).toBeInstanceOf(GeometryError);
      expect((error as GeometryError).shape).toBe(1);
    }
  });

  it('simplifies neighbours so that they still meet', () => {
    const wiggle = Array.from({ length: 41 }, (_, i) => [1 + (i % 2) * 0.01, i / 40]);
    const left = polygon([[0, 0], ...wiggle, [0, 1], [0, 0]]);
    const right = polygon([[2, 0], [2, 1], ...wiggle.toReversed(), [2, 0]]);
    const [a, b] = geos.coverageSimplify([left, right], 0.1);
    if (!a || !b) throw new Error('two shapes expected');
    expect(a.length).toBeLessThan(left.length / 4);
    expect(area(geos.intersection(a, b))).toBe(0);
    expect(area(a) + area(b)).toBeCloseTo(2, 12);
    expect(area(geos.union([a, b]))).toBeCloseTo(2, 12);
  });

  it('holds no memory after thousands of calls, the failing ones too', () => {
    const ring = Array.from({ length: 300 }, (_, i) => {
      const angle = (i / 300) * 2 * Math.PI;
      return [Math.cos(angle), Math.sin(angle)];
    });
    const circle = polygon([...ring, ring[0] ?? []]);
    const broken = circle.slice(0, 1000);
    const round = (): void => {
      geos.intersection(circle, square(0, 0, 3));
      geos.union([circle, square(0, 0, 3), bowTie]);
      geos.invalidReason(bowTie);
      geos.makeValid(bowTie);
      geos.distance(circle, square(5, 5, 1));
      expect(() => geos.buffer(broken, 1)).toThrow(GeometryError);
      const prepared = geos.prepare(circle);
      prepared.intersects(square(0, 0, 3));
      prepared.free();
    };
    for (let i = 0; i < 20; i++) round();
    const before = geos.heapBytes();
    for (let i = 0; i < 400; i++) round();
    expect(geos.heapBytes()).toBe(before);
  }, 60_000);
});
