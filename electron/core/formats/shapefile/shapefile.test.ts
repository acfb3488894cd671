import { describe, expect, it } from 'vitest';
import type { Geometry, Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { readAll } from '../testing/open-bytes.ts';
import {
  buildDbf,
  buildShp,
  cp874,
  multiPointShape,
  nullShape,
  partsShape,
  pointShape,
  square,
} from '../testing/shapefile-bytes.ts';

const shapeOf = (parts: Parameters<typeof readAll>[0], row = 0): Geometry =>
  decodeWkb(readAll(parts).rows[row]!.wkb!);
const signedArea = (ring: Ring): number =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] * y - x * ring[i]![1]) / 2, 0);
const polygons = (geometry: Geometry): Ring[][] =>
  geometry.type === 'Polygon'
    ? [geometry.coordinates]
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : [];

describe('shapes', () => {
  it('finds holes before their shells and turns rings as GeoPackage has them', () => {
    const { shp } = buildShp(5, [partsShape(5, [square(2, 2, 1, false), square(0, 0, 10)])]);
    const [rings] = polygons(shapeOf({ shp }));
    expect(rings!.map((ring) => signedArea(ring))).toEqual([100, -1]);
  });

  it('keeps the island in the lake, and the pond on the island', () => {
    const rings = [
      square(0, 0, 100),
      square(10, 10, 80, false),
      square(20, 20, 60),
      square(30, 30, 10, false),
    ];
    for (const order of [rings, [...rings].reverse(), [rings[2]!, rings[0]!, rings[3]!, rings[1]!]]) {
      const parts = polygons(shapeOf({ shp: buildShp(5, [partsShape(5, order)]).shp }));
      const sizes = parts.map((part) => part.map((ring) => signedArea(ring))).sort((a, b) => b[0]! - a[0]!);
      expect(sizes).toEqual([
        [10000, -6400],
        [3600, -100],
      ]);
    }
  });

  it('sorts shells from holes where all rings run the wrong way, or one way', () => {
    const reversed = buildShp(5, [partsShape(5, [square(0, 0, 10, false), square(2, 2, 1, true)])]).shp;
    const oneWay = buildShp(5, [partsShape(5, [square(0, 0, 10), square(2, 2, 1)])]).shp;
    for (const shp of [reversed, oneWay]) {
      const { rows, issues } = readAll({ shp });
      expect(polygons(decodeWkb(rows[0]!.wkb!))[0]!.map((ring) => signedArea(ring))).toEqual([100, -1]);
      expect(issues['ring-order-fixed']).toBe(1);
    }
  });

  it('handles thousands of islands', () => {
    const rings = Array.from({ length: 4000 }, (_, i) => square((i % 100) * 3, Math.floor(i / 100) * 3, 1));
    const geometry = shapeOf({ shp: buildShp(5, [partsShape(5, rings)]).shp });
    expect(polygons(geometry)).toHaveLength(4000);
  });

  it('closes rings, drops repeated points and rings without area, and says so', () => {
    const open = square(0, 0, 10).slice(0, -1);
    const doubled = square(20, 0, 10).flatMap((point) => [point, point]);
    const { shp } = buildShp(5, [
      partsShape(5, [
        open,
        doubled,
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
      ]),
    ]);
    const { rows, issues } = readAll({ shp });
    const parts = polygons(decodeWkb(rows[0]!.wkb!));
    expect(parts.map((part) => [part.length, part[0]!.length])).toEqual([
      [1, 5],
      [1, 5],
    ]);
    expect(parts[0]![0]!.at(-1)).toEqual(parts[0]![0]![0]);
    expect(issues).toMatchObject({ 'ring-closed': 1, 'points-duplicate': 1 });
  });

  it('drops Z and M and counts them', () => {
    const tail = Buffer.alloc(2 * (16 + 5 * 8));
    const { rows, issues } = readAll({ shp: buildShp(15, [partsShape(15, [square(0, 0, 1)], tail)]).shp });
    expect(polygons(decodeWkb(rows[0]!.wkb!))[0]![0]).toHaveLength(5);
    expect(issues).toEqual({ 'geometry-z-dropped': 1 });
  });

  it('keeps rows without a shape: null, empty, not a number', () => {
    const { shp } = buildShp(1, [
      pointShape(1, 2),
      nullShape(),
      pointShape(Number.NaN, 2),
      pointShape(1e300, 0),
    ]);
    const { rows, issues } = readAll({ shp });
    expect(rows.map((row) => row.wkb !== null)).toEqual([true, false, false, false]);
    expect(issues).toEqual({ 'geometry-null': 1, 'coordinates-not-finite': 2 });
    expect(readAll({ shp: buildShp(8, [multiPointShape([])]).shp }).issues).toEqual({ 'geometry-empty': 1 });
  });

  it('writes single lines as multi-lines when told to', () => {
    const { shp } = buildShp(3, [
      partsShape(3, [
        [
          [0, 0],
          [1, 1],
        ],
      ]),
    ]);
    const { rows } = readAll({ shp }, { promote: true });
    expect(decodeWkb(rows[0]!.wkb!)).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    });
  });
});

describe('records that lie', () => {
  const good = [square(0, 0, 1), square(2, 0, 1), square(4, 0, 1)].map((ring) => partsShape(5, [ring]));

  it('leaves out only the record whose counts reach beyond it', () => {
    const { shp, shx } = buildShp(5, good);
    for (const [at, value] of [
      [36, 0xffffffff],
      [40, 0x7fffffff],
      [44, 99],
    ] as const) {
      const bytes = Buffer.from(shp);
      bytes.writeUInt32LE(value >>> 0, 100 + 8 + good[0]!.length + 8 + at);
      const { rows } = readAll({ shp: bytes, shx });
      expect(rows.map((row) => row.skip)).toEqual([null, 'row-truncated', null]);
    }
  });

  it('goes on behind a record whose length is a lie, led by the index', () => {
    const { shp, shx } = buildShp(5, good);
    for (const words of [-5, 0, 0x7fffffff]) {
      const bytes = Buffer.from(shp);
      bytes.writeInt32BE(words, 100 + 4);
      expect(readAll({ shp: bytes, shx }).rows.map((row) => row.skip)).toEqual(['row-truncated', null, null]);
      expect(readAll({ shp: bytes }).rows.map((row) => row.skip)).toEqual(['row-truncated']);
    }
  });

  it('finds records between bytes of no meaning', () => {
    const { shp, shx } = buildShp(5, good, 12);
    expect(readAll({ shp, shx }).rows.map((row) => row.wkb !== null)).toEqual([true, true, true]);
  });

  it('keeps what stands before a cut', () => {
    const { shp } = buildShp(5, good);
    const dbf = buildDbf({ fields: [{ name: 'A', type: 'C', length: 3 }], rows: [['a'], ['b'], ['c']] });
    const cut = readAll({ shp: shp.subarray(0, 100 + (8 + good[0]!.length) * 2 - 20), dbf });
    expect(cut.rows.map((row) => row.skip)).toEqual([null, 'row-truncated', 'row-truncated']);
    expect(cut.issues['file-cut-off']).toBe(1);
    expect(readAll({ shp, dbf }).issues['file-cut-off']).toBeUndefined();
    const bytes = Buffer.from(shp);
    bytes.writeUInt32LE(99, 100 + 8 + good[0]!.length + 8 + 44);
    expect(readAll({ shp: bytes, dbf }).issues['file-cut-off']).toBeUndefined();
  });
});

describe('tables', () => {
  const table = (
    fields: Parameters<typeof buildDbf>[0]['fields'],
    rows: Parameters<typeof buildDbf>[0]['rows'],
    more: Partial<Parameters<typeof buildDbf>[0]> = {},
  ) => readAll({ dbf: buildDbf({ fields, rows, ...more }) });

  it('keeps numbers that a double would round as text', () => {
    const field = { name: 'ID', type: 'N', length: 18 };
    const wide = table([field], [['  9007199254740993'], ['                12']]);
    expect(wide.columns[0]!.type).toBe('text');
    expect(wide.rows.map((row) => row.values[0])).toEqual(['9007199254740993', '12']);
    expect(table([field], [['9007199254740991']]).columns[0]!.type).toBe('integer');
  });

  it('reads numbers, and null where there are none', () => {
    const { rows, issues } = table(
      [{ name: 'N', type: 'N', length: 10, decimals: 2 }],
      [['0'], ['  -12.50'], [''], ['**********'], ['68,50'], ['68,500'], ['1e3'], ['\0\0\0']],
    );
    expect(rows.map((row) => row.values[0])).toEqual([0, -12.5, null, null, 68.5, null, 1000, null]);
    expect(issues).toEqual({ 'value-unreadable': 2 });
  });

  it('keeps calendar days as they stand, whatever the zone, and marks the Buddhist era', () => {
    const { rows, issues } = table(
      [{ name: 'D', type: 'D', length: 8 }],
      [['20240115'], ['25670229'], ['25680229'], ['20230229'], ['00000000'], [''], ['2024 1 5']],
    );
    expect(rows.map((row) => row.values[0])).toEqual([
      '2024-01-15',
      '2567-02-29',
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(issues).toEqual({ 'date-buddhist-era': 1, 'value-unreadable': 3 });
  });

  it('reads the types of dBASE 7 and FoxPro, and leaves memos out', () => {
    const int = Buffer.alloc(4);
    int.writeInt32LE(-7);
    const double = Buffer.alloc(8);
    double.writeDoubleLE(1.5);
    const stamp = Buffer.alloc(8);
    stamp.writeInt32LE(2440588 + 1, 0);
    stamp.writeInt32LE(3_600_000, 4);
    const { columns, rows } = table(
      [
        { name: 'I', type: 'I', length: 4 },
        { name: 'O', type: 'O', length: 8 },
        { name: 'T', type: 'T', length: 8 },
        { name: 'M', type: 'M', length: 10 },
        { name: 'L', type: 'L', length: 1 },
      ],
      [
        [int, double, stamp, '', 'T'],
        [int, double, stamp, '', '?'],
      ],
    );
    expect(columns.map((column) => column.type)).toEqual(['integer', 'real', 'datetime', 'boolean']);
    expect(rows[0]!.values).toEqual([-7, 1.5, '1970-01-02T01:00:00.000Z', 1]);
    expect(rows[1]!.values[3]).toBeNull();
  });

  it('reads no binary value whose field reaches beyond its record', () => {
    const dbf = buildDbf({
      fields: [
        { name: 'C', type: 'C', length: 2 },
        { name: 'I', type: 'I', length: 4 },
      ],
      rows: [['ab', Buffer.alloc(4, 1)]],
    });
    // The record is said to end in the middle of the second field.
    dbf.writeUInt16LE(5, 10);
    const { rows, issues } = readAll({ dbf: dbf.subarray(0, -2) });
    expect(rows[0]!.values).toEqual(['ab', null]);
    expect(issues['value-unreadable']).toBeGreaterThan(0);
  });

  it('reads Thai names of columns and values in Windows-874, tone marks and all', () => {
    const { columns, rows } = table(
      [{ name: 'ชื่อตำบล', type: 'C', length: 20 }],
      [['บ้านน้ำเค็ม'], ['ทุ่งไทรทอง']],
      { encode: cp874 },
    );
    expect(columns[0]!.name).toBe('ชื่อตำบล');
    expect(rows.map((row) => row.values[0])).toEqual(['บ้านน้ำเค็ม', 'ทุ่งไทรทอง']);
  });

  it('drops the half of a UTF-8 character at the end of a column, and says so', () => {
    const { rows, issues } = table([{ name: 'T', type: 'C', length: 8 }], [['กขค']]);
    expect(rows[0]!.values).toEqual(['กข']);
    expect(issues).toEqual({ 'value-truncated': 1 });
  });

  it('leaves out rows that are marked deleted, and reads no more rows than there are', () => {
    const field = { name: 'A', type: 'C', length: 1 };
    const { rows } = table([field], [['a'], ['b'], ['c']], { deleted: [1], declaredRows: 2_000_000_000 });
    expect(rows.map((row) => row.skip)).toEqual([null, 'row-deleted-mark', null]);
  });

  it('joins more shapes than rows and more rows than shapes', () => {
    const { shp } = buildShp(1, [pointShape(1, 1), pointShape(2, 2)]);
    const dbf = (rows: string[][]) => buildDbf({ fields: [{ name: 'A', type: 'C', length: 1 }], rows });
    expect(readAll({ shp, dbf: dbf([['a']]) }).issues).toEqual({ 'shapes-without-row': 1 });
    const long = readAll({ shp, dbf: dbf([['a'], ['b'], ['c']]) });
    expect(long.rows.map((row) => row.skip)).toEqual([null, null, 'rows-without-shape']);
  });
});
