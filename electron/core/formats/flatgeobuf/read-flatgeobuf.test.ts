import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readMade, refusalOf } from '../testing/read-made.ts';
import { readFlatgeobuf } from './read-flatgeobuf.ts';

const SQUARE = [
  [0, 0],
  [9, 0],
  [9, 9],
  [0, 9],
  [0, 0],
];
const HOLE = [
  [1, 1],
  [1, 2],
  [2, 2],
  [1, 1],
];
const SHAPES = [
  { type: 'Point', coordinates: [100.5, 13.5] },
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
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
  },
  { type: 'Polygon', coordinates: [SQUARE, HOLE] },
  { type: 'MultiPolygon', coordinates: [[SQUARE, HOLE], [SQUARE]] },
];
const features = SHAPES.map((geometry, i) => ({
  type: 'Feature',
  properties: { ชื่อ: `ตำบล ${i}`, n: i + 0.5, ok: i > 2, tags: { a: i } },
  geometry,
}));
const made = (list: readonly unknown[] = features, crs = 32647): Uint8Array =>
  serialize({ type: 'FeatureCollection', features: list } as FeatureCollection, crs);
const read = (bytes: Uint8Array) => readMade(readFlatgeobuf as Parameters<typeof readMade>[0], bytes);

describe('FlatGeobuf', () => {
  it('gives the shapes and values that another program wrote, typed, and its CRS', async () => {
    const { sink, facts } = await read(made());
    expect(sink.geometries).toEqual(SHAPES);
    expect(sink.columns).toEqual([
      { name: 'ชื่อ', type: 'text' },
      { name: 'n', type: 'real' },
      { name: 'ok', type: 'boolean' },
      { name: 'tags', type: 'text' },
    ]);
    expect(sink.records[4]).toEqual({ ชื่อ: 'ตำบล 4', n: 4.5, ok: true, tags: '{"a":4}' });
    expect(facts).toEqual({
      declared: { kind: 'epsg', code: 32647 },
      hasShapes: true,
      encoding: 'utf-8',
      expectedRows: 6,
    });
  });

  it('drops height with a word, and reduces a collection', async () => {
    const { sink } = await read(
      made([
        {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'GeometryCollection',
            geometries: [SHAPES[0], { type: 'Polygon', coordinates: [SQUARE.map(([x, y]) => [x, y, 5])] }],
          },
        },
      ]),
    );
    expect(sink.rows[0]!.shape).toMatchObject({
      kind: 'Polygon',
      zDropped: true,
      reduced: true,
      vertices: 5,
    });
  });

  it('that is cut off keeps what was whole', async () => {
    const bytes = made();
    const { sink } = await read(bytes.subarray(0, bytes.length - 20));
    expect([sink.rows.length, sink.skipped]).toEqual([5, ['row-truncated']]);
    const firstEnds = made(features.slice(0, 1)).length;
    const [head] = [await read(bytes.subarray(0, firstEnds))];
    expect([head.sink.rows.length, head.sink.skipped, head.issues]).toEqual([1, [], { 'file-cut-off': 1 }]);
  });

  it('of another kind or with a header that lies is refused', async () => {
    const bytes = made();
    expect(await refusalOf(read(Buffer.from('{"type":"Feature"}')))).toMatchObject({
      code: 'format-unknown',
    });
    expect(await refusalOf(read(bytes.subarray(0, 60)))).toMatchObject({ code: 'file-unreadable' });
    const long = Uint8Array.from(bytes);
    new DataView(long.buffer).setUint32(8, 0xffffffff, true);
    expect(await refusalOf(read(long))).toMatchObject({ code: 'file-unreadable' });
  });
});
