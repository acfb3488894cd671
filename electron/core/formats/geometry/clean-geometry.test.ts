import { describe, expect, it } from 'vitest';
import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import type { RawShape } from '../source.ts';
import { cleanGeometry } from './clean-geometry.ts';

const decoded = (raw: Parameters<typeof cleanGeometry>[0]) => decodeWkb(cleanGeometry(raw).wkb!);
const SQUARE = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const HOLE = [
  [2, 2],
  [2, 4],
  [4, 4],
  [4, 2],
  [2, 2],
];

/** WKB of any dialect: byte order, type code and what follows, counts as `{ n }`. */
function wkb(little: boolean, parts: readonly (number | { n: number } | { code: number })[]): Uint8Array {
  const bytes: number[] = [];
  const view = new DataView(new ArrayBuffer(8));
  for (const part of parts) {
    if (typeof part === 'number') view.setFloat64(0, part, little);
    else view.setUint32(0, 'n' in part ? part.n : part.code, little);
    const length = typeof part === 'number' ? 8 : 4;
    if (typeof part === 'object' && 'code' in part) bytes.push(little ? 1 : 0);
    for (let i = 0; i < length; i++) bytes.push(view.getUint8(i));
  }
  return Uint8Array.from(bytes);
}

describe('shapes from nested numbers', () => {
  it('are closed, directed, freed of repeats and of height, each with its count', () => {
    const shell = [...SQUARE].reverse().map(([x, y]) => [x, y, 7]);
    shell.splice(2, 0, shell[1]!);
    shell.pop();
    const clean = cleanGeometry({ type: 'Polygon', coordinates: [shell, [...HOLE].reverse()] });
    expect(clean).toMatchObject({
      outcome: 'ok',
      kind: 'Polygon',
      multi: false,
      zDropped: true,
      duplicates: 1,
      ringsClosed: 1,
      reoriented: true,
      vertices: 10,
      box: [0, 0, 10, 10],
    });
    expect(decodeWkb(clean.wkb!)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
          [0, 0],
        ],
        HOLE,
      ],
    });
  });

  it('lose rings and lines without extent, and holes whose shell has none', () => {
    const flat = [
      [1, 1],
      [1, 1],
      [2, 2],
      [1, 1],
    ];
    const lost = cleanGeometry({
      type: 'MultiPolygon',
      coordinates: [
        [flat, HOLE],
        [SQUARE, flat],
      ],
    });
    expect(lost).toMatchObject({ outcome: 'ok', partsDropped: 3, multi: true, vertices: 5 });
    expect(
      cleanGeometry({
        type: 'LineString',
        coordinates: [
          [1, 1],
          [1, 1],
        ],
      }),
    ).toMatchObject({
      outcome: 'empty',
      partsDropped: 1,
      wkb: null,
    });
  });

  it('that are collections keep their highest dimension', () => {
    const collection: RawShape = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [99, 99] },
        { type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [SQUARE] }] },
        { type: 'MultiPolygon', coordinates: [[[...SQUARE].map(([x, y]) => [x! + 20, y])]] },
      ],
    };
    const clean = cleanGeometry(collection);
    expect(clean).toMatchObject({ reduced: true, multi: true, kind: 'Polygon', box: [0, 0, 30, 10] });
    expect(decodeWkb(clean.wkb!).type).toBe('MultiPolygon');
    const points: RawShape = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [1, 2] }],
    };
    expect(cleanGeometry(points)).toMatchObject({ reduced: false, kind: 'Point', multi: false });
  });

  it.each<[string, RawShape, string]>([
    ['no position', { type: 'Point', coordinates: [] }, 'empty'],
    ['no ring', { type: 'Polygon', coordinates: [] }, 'empty'],
    ['a null ordinate', { type: 'Point', coordinates: [null, 5] }, 'not-finite'],
    ['a text', { type: 'Point', coordinates: ['100', '13'] }, 'not-finite'],
    ['no data', { type: 'Point', coordinates: [-1.797e308, -1.797e308] }, 'not-finite'],
    ['half a position', { type: 'LineString', coordinates: [[1], [2, 3]] }, 'corrupt'],
    ['no coordinates', { type: 'Polygon' }, 'corrupt'],
    ['an unknown type', { type: 'Circle', coordinates: [1, 2] }, 'unsupported'],
  ])('with %s have no geometry', (_, raw, outcome) => {
    expect(cleanGeometry(raw)).toMatchObject({ outcome, wkb: null });
  });

  it('nested without end are refused, not followed', () => {
    let nested: RawShape = { type: 'Point', coordinates: [1, 1] };
    for (let i = 0; i < 5000; i++) nested = { type: 'GeometryCollection', geometries: [nested] };
    expect(cleanGeometry(nested).outcome).toBe('corrupt');
  });
});

describe('shapes from WKB', () => {
  it.each([
    ['two dimensions', { code: 2 }, [], false],
    ['ISO Z', { code: 1002 }, [7], true],
    ['ISO M', { code: 2002 }, [7], true],
    ['ISO ZM', { code: 3002 }, [7, 8], true],
    ['EWKB Z', { code: 0x80000002 }, [7], true],
    ['EWKB ZM', { code: 0xc0000002 }, [7, 8], true],
  ] as const)('come in either byte order with %s', (_, code, extra, zDropped) => {
    for (const little of [true, false]) {
      const bytes = wkb(little, [code, { n: 2 }, 1, 2, ...extra, 3, 4, ...extra]);
      expect(decoded(bytes)).toEqual({
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      });
      expect(cleanGeometry(bytes).zDropped).toBe(zDropped);
    }
  });

  it('may carry an SRID and members of another byte order', () => {
    const point = wkb(false, [{ code: 1 }, 5, 6]);
    const multi = Buffer.concat([wkb(true, [{ code: 0x20000004 }, { n: 32647 }, { n: 1 }]), point]);
    expect(decoded(multi)).toEqual({ type: 'MultiPoint', coordinates: [[5, 6]] });
  });

  it('survive the way through this program unchanged', () => {
    const shape = { type: 'MultiPolygon', coordinates: [[SQUARE, HOLE]] } as const;
    const bytes = encodeWkb(structuredClone(shape) as unknown as Parameters<typeof encodeWkb>[0]);
    expect(Buffer.from(cleanGeometry(bytes).wkb!).equals(bytes)).toBe(true);
  });

  it('are empty, curved or cut off: no geometry, and the outcome says which', () => {
    expect(cleanGeometry(wkb(true, [{ code: 1 }, Number.NaN, Number.NaN])).outcome).toBe('empty');
    expect(cleanGeometry(wkb(true, [{ code: 1 }, Number.NaN, 3])).outcome).toBe('not-finite');
    for (const code of [8, 9, 10, 15, 16, 17, 1010])
      expect(cleanGeometry(wkb(true, [{ code }, { n: 0 }])).outcome).toBe('unsupported');
    expect(cleanGeometry(wkb(true, [{ code: 12 }, { n: 1 }, { code: 10 }, { n: 0 }])).outcome).toBe(
      'unsupported',
    );
    expect(cleanGeometry(wkb(true, [{ code: 2 }, { n: 0xffffffff }, 1, 2])).outcome).toBe('corrupt');
    expect(cleanGeometry(wkb(true, [{ code: 6 }, { n: 0x7fffffff }])).outcome).toBe('corrupt');
    expect(cleanGeometry(new Uint8Array(0)).outcome).toBe('corrupt');
    expect(cleanGeometry(Uint8Array.of(7, 1, 0, 0, 0)).outcome).toBe('corrupt');
  });

  it('in any other bytes never throw', () => {
    const bytes = encodeWkb({ type: 'MultiPolygon', coordinates: [[SQUARE, HOLE]] as never });
    for (let at = 0; at < bytes.length; at++)
      for (const value of [0, 1, 7, 0x7f, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const clean = cleanGeometry(changed);
        if (clean.wkb) expect(() => decodeWkb(clean.wkb!)).not.toThrow();
        expect(() => cleanGeometry(bytes.subarray(0, at))).not.toThrow();
      }
  });
});
