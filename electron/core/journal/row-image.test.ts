import { deflateSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeRows, IMAGE_ROWS, RowImageWriter } from './row-image.ts';

const COLUMNS = ['fid', 'ชื่อ', 'value', 'geom'];

describe('a row image', () => {
  it('gives back every kind of value as it was', () => {
    const rows = [
      [1, 'ป่าชุมชน', 0.1, new Uint8Array([0, 255, 71])],
      [2, '', -1e300, new Uint8Array(200_000).fill(7)],
      [-3, null, Number.MAX_SAFE_INTEGER, null],
      [2147483647, "'\u0000😀", -0, new Uint8Array()],
      [4, 'x'.repeat(70_000), 9007199254740993n, null],
    ];
    const image = new RowImageWriter(COLUMNS);
    for (const row of rows) image.add(row);
    const read = decodeRows(image.finish());
    expect(read.columns).toEqual(COLUMNS);
    expect(
      read.rows.map((row) => row.map((v) => (v instanceof Uint8Array ? Uint8Array.from(v) : v))),
    ).toEqual(rows);
    expect(Object.is(read.rows[3]?.[2], -0)).toBe(true);
  });

  it('is full by rows or by bytes, and empty again when finished', () => {
    const image = new RowImageWriter(['v']);
    for (let i = 0; i < IMAGE_ROWS; i++) image.add([i]);
    expect([image.full, decodeRows(image.finish()).rows.length]).toEqual([true, IMAGE_ROWS]);
    expect([image.full, image.count]).toEqual([false, 0]);
    image.add([new Uint8Array(9 * 1024 * 1024)]);
    expect(image.full).toBe(true);
  });

  it('reads what earlier versions deflated', () => {
    const image = new RowImageWriter(COLUMNS);
    image.add([1, 'ป่าชุมชน', 0.5, null]);
    const deflated = deflateSync(zstdDecompressSync(image.finish()), { level: 1 });
    expect(decodeRows(deflated)).toEqual({ columns: COLUMNS, rows: [[1, 'ป่าชุมชน', 0.5, null]] });
  });

  it('refuses what is none', () => {
    expect(() => decodeRows(new Uint8Array([1, 2, 3]))).toThrow();
  });
});
