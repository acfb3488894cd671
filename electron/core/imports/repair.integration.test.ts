import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import initGeos from 'geos-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import { polygonsOf } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { GeometryError, type Geos, loadGeos } from '../geometry/index.ts';
import { mendShape } from './repair.ts';

/**
 * Every polygon of GEOS's own test suite that GEOS calls invalid is mended. What must come of it is worked out another
 * way: all lines are cut at their crossings, and a face counts when a shell winds round it and no hole of that shell
 * does; a hole that does not meet its shell is a part of its own, as for GEOS («structure»: the area that rings
 * enclose. «linework» counts crossings instead and would cut a hole where two parts lie over one another).
 */
const SUITE = join(import.meta.dirname, '../../../../shared/data/torture/geos-xml');

let geos: Geos;
let raw: Awaited<ReturnType<typeof rawGeos>>;
beforeAll(async () => {
  geos = await loadGeos();
  raw = await rawGeos();
});

interface Calls {
  GEOSWKBReader_create(): number;
  GEOSWKBReader_read(reader: number, bytes: number, size: number): number;
  GEOSWKBWriter_create(): number;
  GEOSWKBWriter_write(writer: number, geometry: number, size: number): number;
  GEOSUnaryUnion(geometry: number): number;
  GEOSPolygonize(list: number, count: number): number;
  Module: {
    HEAPU8: Uint8Array;
    _malloc(size: number): number;
    setValue(at: number, value: number, type: string): void;
    getValue(at: number, type: string): number;
  };
}

/** The faces into which lines cut the plane. */
async function rawGeos(): Promise<(lines: Position[][]) => Ring[][]> {
  const calls = (await initGeos({ errorHandler: () => {}, noticeHandler: () => {} })) as unknown as Calls;
  const memory = calls.Module;
  const reader = calls.GEOSWKBReader_create();
  const writer = calls.GEOSWKBWriter_create();
  return (lines) => {
    const wkb = encodeWkb({ type: 'MultiLineString', coordinates: lines });
    const block = memory._malloc(wkb.length);
    memory.HEAPU8.set(wkb, block);
    const cut = calls.GEOSUnaryUnion(calls.GEOSWKBReader_read(reader, block, wkb.length));
    const list = memory._malloc(8);
    memory.setValue(list, cut, 'i32');
    const faces = calls.GEOSPolygonize(list, 1);
    const out = calls.GEOSWKBWriter_write(writer, faces, list + 4);
    const bytes = memory.HEAPU8.slice(out, out + memory.getValue(list + 4, 'i32'));
    return membersOf(bytes).flatMap((member) => polygonsOf(decodeWkb(member)));
  };
}

/** The polygons of a little-endian collection as WKB each. */
function membersOf(collection: Uint8Array): Uint8Array[] {
  const view = new DataView(collection.buffer, collection.byteOffset, collection.byteLength);
  const members: Uint8Array[] = [];
  let at = 9;
  for (let left = view.getUint32(5, true); left > 0; left--) {
    const start = at;
    const rings = view.getUint32(at + 5, true);
    at += 9;
    for (let i = 0; i < rings; i++) at += 4 + view.getUint32(at, true) * 16;
    members.push(collection.slice(start, at));
  }
  return members;
}

const shoelace = (ring: Ring): number => {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += (ring[i - 1]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[i - 1]![1] - y0);
  return Math.abs(twice) / 2;
};
const areaOf = (polygons: readonly Ring[][]): number =>
  polygons.reduce(
    (sum, rings) => sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * shoelace(ring), 0),
    0,
  );

/** How often a ring winds round a place. */
function winding([x, y]: Position, ring: Ring): number {
  let turns = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (ay <= y && by > y && side > 0) turns++;
    if (ay > y && by <= y && side < 0) turns--;
  }
  return turns;
}

const pointIn = (rings: Ring[]): Position => {
  const point = decodeWkb(geos.pointOnSurface(encodeWkb({ type: 'Polygon', coordinates: rings }))!);
  return point.coordinates as Position;
};

const lineOf = (ring: Ring): Uint8Array => encodeWkb({ type: 'LineString', coordinates: ring });
const touch = (a: Ring, b: Ring): boolean => geos.distance(lineOf(a), lineOf(b)) === 0;

function enclosedArea(geometry: Geometry): number {
  const polygons = polygonsOf(geometry).filter((rings) => rings.length > 0);
  const faces = raw(polygons.flat().filter((ring) => ring.length > 1)).map((rings) => ({
    area: areaOf([rings]),
    at: pointIn(rings),
  }));
  const inside = (at: Position, ring: Ring): boolean => winding(at, ring) !== 0;
  let sum = 0;
  for (const { area, at } of faces) {
    const held = polygons.some(([shell = [], ...holes]) => {
      const meets = (hole: Ring): boolean =>
        touch(hole, shell) || faces.some((face) => inside(face.at, hole) && inside(face.at, shell));
      const own = inside(at, shell) && !holes.some((hole) => meets(hole) && inside(at, hole));
      return own || holes.some((hole) => !meets(hole) && inside(at, hole));
    });
    if (held) sum += area;
  }
  return sum;
}

/** WKT or hexadecimal WKB of polygons; null for anything else. */
function readShape(text: string): Geometry | null {
  const plain = text.trim();
  if (/^[0-9a-f]{20,}$/i.test(plain)) {
    try {
      return decodeWkb(Buffer.from(plain, 'hex'));
    } catch {
      return null;
    }
  }
  const [, type, body] = /^(MULTIPOLYGON|POLYGON)\s*(\(.*\))$/is.exec(plain) ?? [];
  if (!type || !body || /nan|inf|empty/i.test(body)) return null;
  const json = body
    .replace(/([-+\d.e]+)\s+([-+\d.e]+)(\s+[-+\d.e]+)*/gi, (_, x, y) => `[${Number(x)},${Number(y)}]`)
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const coordinates = JSON.parse(json) as never;
  return type.toUpperCase() === 'POLYGON'
    ? { type: 'Polygon', coordinates }
    : { type: 'MultiPolygon', coordinates };
}

interface Case {
  readonly name: string;
  readonly geometry: Geometry;
}

function* casesOf(folder: string): Generator<Case> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.xml')) continue;
    const shapes = readFileSync(join(folder, name), 'utf8').matchAll(/<([ab])>\s*([^<]*?)\s*<\/\1>/g);
    let number = 0;
    for (const [, , text = ''] of shapes) {
      number++;
      const geometry = readShape(text);
      if (geometry && polygonsOf(geometry).length > 0) yield { name: `${name} ${number}`, geometry };
    }
  }
}

describe.skipIf(!existsSync(SUITE))('mendShape over the test suite of GEOS (needs ../shared/data)', () => {
  it('keeps the area that the rings of every invalid polygon enclose', () => {
    const wrong: string[] = [];
    let [all, invalid, empty] = [0, 0, 0];
    for (const { name, geometry } of casesOf(SUITE)) {
      all++;
      const wkb = encodeWkb(geometry);
      const mended = mendShape(wkb, geos);
      if (!mended) continue;
      invalid++;
      const expected = enclosedArea(geometry);
      const after = mended.wkb;
      if (!after) {
        empty++;
        if (expected > 0) wrong.push(`${name}: nothing left of ${expected}`);
        continue;
      }
      const area = areaOf(polygonsOf(decodeWkb(after)));
      if (!geos.isValid(after)) wrong.push(`${name}: still invalid`);
      if (!(Math.abs(area - expected) <= 1e-9 * expected)) wrong.push(`${name}: ${area} of ${expected}`);
    }
    expect(wrong).toEqual([]);
    expect({ all: all > 300, invalid, empty }).toEqual({ all: true, invalid: 51, empty: 9 });
  }, 120_000);

  it('calls valid only what GEOS calls valid', () => {
    for (const { name, geometry } of casesOf(SUITE)) {
      const wkb = encodeWkb(geometry);
      if (mendShape(wkb, geos) !== null) continue;
      let valid = false;
      try {
        valid = geos.isValid(wkb);
      } catch (error) {
        if (!(error instanceof GeometryError)) throw error;
      }
      expect(valid, name).toBe(true);
    }
  });
});

describe('mendShape', () => {
  const mendedArea = (geometry: Geometry): number => {
    const { wkb } = mendShape(encodeWkb(geometry), geos)!;
    expect(geos.isValid(wkb!)).toBe(true);
    return areaOf(polygonsOf(decodeWkb(wkb!)));
  };
  const square = (x: number, y: number, side: number): Ring => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];

  it('keeps both triangles of a bow-tie', () => {
    const ring: Ring = [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
      [0, 0],
    ];
    expect(mendedArea({ type: 'Polygon', coordinates: [ring] })).toBeCloseTo(5000, 6);
  });

  it('unites parts that lie over one another', () => {
    const coordinates = [[square(0, 0, 10)], [square(5, 0, 10)]];
    expect(mendedArea({ type: 'MultiPolygon', coordinates })).toBeCloseTo(150, 9);
  });

  it('keeps what a ring winds round twice', () => {
    const twice: Ring = [...square(0, 0, 10), ...square(0, 0, 10).slice(1)];
    expect(mendedArea({ type: 'Polygon', coordinates: [twice] })).toBeCloseTo(100, 9);
  });

  it('leaves a hole a hole where it crosses its shell', () => {
    const coordinates = [square(0, 0, 10), square(8, 2, 4).reverse()];
    expect(mendedArea({ type: 'Polygon', coordinates })).toBeCloseTo(92, 9);
  });
});
