import { describe, expect, it } from 'vitest';
import { fidSetOf, fidsOf, memberOf } from './fid-set.ts';

describe('a set of rows', () => {
  it('holds exactly the fids it was given', () => {
    const fids = [9, 1, 8, 4095, 16];
    const set = fidSetOf(fids);
    const has = memberOf(set);
    expect([set.count, fidsOf(set)]).toEqual([5, [1, 8, 9, 16, 4095]]);
    const found = Array.from({ length: 5000 }, (_, fid) => fid).filter(has);
    expect(found).toEqual([1, 8, 9, 16, 4095]);
    expect(memberOf(fidSetOf([]))(0)).toBe(false);
  });

  it('keeps fids that lie far apart without a bit for each between them', () => {
    const fids = [7, -3, 2 ** 40, 2 ** 40 + 2];
    const set = fidSetOf(fids);
    expect(set.buffer.byteLength).toBe(32);
    expect(fidsOf(set)).toEqual([-3, 7, 2 ** 40, 2 ** 40 + 2]);
    const has = memberOf(set);
    expect([7, -3, 2 ** 40, 2 ** 40 + 2, 8, 2 ** 40 + 1, -4].map(has)).toEqual([
      ...[true, true, true, true],
      ...[false, false, false],
    ]);
  });
});
