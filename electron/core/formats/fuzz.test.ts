import { describe, expect, it } from 'vitest';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { readAll } from './testing/open-bytes.ts';
import { buildDbf, buildShp, cp874, partsShape, square } from './testing/shapefile-bytes.ts';

/** A small generator of our own: a mutation that fails is found again by its seed. */
function random(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const { shp, shx } = buildShp(5, [
  partsShape(5, [square(0, 0, 10), square(1, 1, 2, false)]),
  partsShape(5, [square(20, 0, 10)]),
  partsShape(5, [square(40, 0, 10), square(60, 0, 10), square(41, 1, 2, false)]),
]);
const dbf = buildDbf({
  fields: [
    { name: 'ชื่อ', type: 'C', length: 12 },
    { name: 'N', type: 'N', length: 8, decimals: 2 },
    { name: 'D', type: 'D', length: 8 },
    { name: 'L', type: 'L', length: 1 },
  ],
  rows: [
    ['กระบี่', '1.50', '20240115', 'T'],
    ['ปากน้ำ', '', '', '?'],
    ['เขาคราม', '-3', '25670229', 'F'],
  ],
  encode: cp874,
});

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff];

/** Changes a few bytes, sets a word to an extreme, cuts, or doubles a stretch. */
function mutate(bytes: Buffer, next: (below: number) => number): Buffer {
  let out = Buffer.from(bytes);
  for (let i = 1 + next(4); i > 0 && out.length > 8; i--) {
    const at = next(out.length - 4);
    const kind = next(5);
    if (kind === 0) out[at] = next(256);
    else if (kind === 1) out[at] = EXTREMES[next(EXTREMES.length)]!;
    else if (kind === 2) out.writeInt32LE([-1, 0x7fffffff, -0x80000000, 0][next(4)]!, at);
    else if (kind === 3) out = out.subarray(0, at);
    else out = Buffer.concat([out.subarray(0, at), out.subarray(Math.max(0, at - 40), at), out.subarray(at)]);
  }
  return out;
}

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
