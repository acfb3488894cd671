import { describe, expect, it } from 'vitest';
import type { Geometry } from './geometry.ts';
import { decodeGpkg, encodeGpkg, gpkgExtent } from './gpkg-binary.ts';
import { decodeWkb, encodeWkb, WkbError, wkbExtent, wkbType } from './wkb.ts';

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ],
  ],
};
const samples: Geometry[] = [
  { type: 'Point', coordinates: [102.5, 14.25] },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 1],
      [2, 0],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [1, 1],
      ],
      [
        [5, 5],
        [6, 7],
      ],
    ],
  },
  square,
  {
    type: 'MultiPolygon',
    coordinates: [
      square.coordinates,
      [
        [
          [9, 9],
          [10, 9],
          [10, 10],
          [9, 9],
        ],
      ],
    ],
  },
];

describe('WKB', () => {
  it.each(samples)('keeps a $type through encode and decode', (geometry) => {
    const wkb = encodeWkb(geometry);
    expect(decodeWkb(wkb)).toEqual(geometry);
    expect(wkbType(wkb)).toBe(geometry.type);
  });

  it('measures without decoding', () => {
    expect(wkbExtent(encodeWkb(samples[5] as Geometry))).toEqual([0, 0, 10, 10]);
  });

  it('drops Z of ISO and of EWKB, in either byte order', () => {
    const iso = new DataView(new ArrayBuffer(29));
    iso.setUint8(0, 0);
    iso.setUint32(1, 1001);
    for (const [i, value] of [1.5, 2.5, 99].entries()) iso.setFloat64(5 + i * 8, value);
    expect(decodeWkb(new Uint8Array(iso.buffer))).toEqual({ type: 'Point', coordinates: [1.5, 2.5] });
    const ewkb = new DataView(new ArrayBuffer(33));
    ewkb.setUint8(0, 1);
    ewkb.setUint32(1, 0xa0000001, true);
    ewkb.setUint32(5, 4326, true);
    for (const [i, value] of [1.5, 2.5, 99].entries()) ewkb.setFloat64(9 + i * 8, value, true);
    expect(decodeWkb(new Uint8Array(ewkb.buffer))).toEqual({ type: 'Point', coordinates: [1.5, 2.5] });
  });

  it('refuses a count that the bytes cannot hold, before it allocates', () => {
    const wkb = encodeWkb(samples[2] as Geometry);
    new DataView(wkb.buffer).setUint32(5, 0x7fffffff, true);
    expect(() => decodeWkb(wkb)).toThrow(WkbError);
  });
});

describe('GeoPackage geometry', () => {
  it('carries the envelope in the order of the standard: minx, maxx, miny, maxy', () => {
    const blob = encodeGpkg(encodeWkb(square));
    const view = new DataView(blob.buffer);
    expect([8, 16, 24, 32].map((at) => view.getFloat64(at, true))).toEqual([0, 4, 0, 4]);
    expect(gpkgExtent(blob)).toEqual([0, 0, 4, 4]);
    expect(decodeWkb(decodeGpkg(blob).wkb)).toEqual(square);
  });

  it('marks a geometry without positions as empty', () => {
    const blob = encodeGpkg(encodeWkb({ type: 'MultiPolygon', coordinates: [] }));
    expect(decodeGpkg(blob).empty).toBe(true);
    expect(gpkgExtent(blob)).toBeNull();
  });
});
