import { describe, expect, it } from 'vitest';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { mutate, random } from './testing/mutate.ts';
import { readAll } from './testing/open-bytes.ts';
import { buildDbf, buildShp, cp874, partsShape, square } from './testing/shapefile-bytes.ts';

const { shp, shx } = buildShp(5, [
  partsShape(5, [square(0, 0, 10), square(1, 1, 2, false)]),
  partsShape(5, [square(20, 0, 10)]),
  partsShape(5, [square(40, 0, 10), square(60, 0, 10), square(41, 1, 2, false)]),
]);
/** A double, a long and an instant. */
const BINARY = [Buffer.alloc(8, 1), Buffer.alloc(4, 2), Buffer.alloc(8, 3)];
const dbf = buildDbf({
  fields: [
    { name: 'ชื่อ', type: 'C', length: 12 },
    { name: 'N', type: 'N', length: 8, decimals: 2 },
    { name: 'D', type: 'D', length: 8 },
    { name: 'L', type: 'L', length: 1 },
    { name: 'B', type: 'B', length: 8 },
    { name: 'I', type: 'I', length: 4 },
    { name: 'T', type: 'T', length: 8 },
  ],
  rows: [
    ['กระบี่', '1.50', '20240115', 'T', ...BINARY],
    ['ปากน้ำ', '', '', '?', ...BINARY],
    ['เขาคราม', '-3', '25670229', 'F', ...BINARY],
  ],
  encode: cp874,
});

describe('mutated shapefiles', () => {
  it('never throw, never invent rows, never give a shape that is no WKB', () => {
    for (let seed = 1; seed <= 4000; seed++) {
      const next = random(seed);
      const which = next(3);
      const parts = {
        shp: which === 0 ? mutate(shp, next) : shp,
        shx: which === 1 ? mutate(shx, next) : shx,
        dbf: which === 2 ? mutate(dbf, next) : dbf,
      };
      const { rows } = readAll(parts);
      expect(rows.length, `seed ${seed}`).toBeLessThan(400);
      for (const row of rows) if (row.wkb) expect(() => decodeWkb(row.wkb!), `seed ${seed}`).not.toThrow();
    }
  }, 120_000);
});
