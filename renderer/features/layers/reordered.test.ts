import { describe, expect, it } from 'vitest';
import { reordered } from './reordered.ts';

// Lowest first; the panel shows each group from the top.
const all = ['zone', 'forest', 'subdistrict', 'house', 'district'];
const areas = ['district', 'subdistrict', 'zone'];

describe('reordered', () => {
  it('moves within its group and leaves the places of other groups alone', () => {
    expect(reordered(all, areas, 'zone', 'district')).toEqual([
      'subdistrict',
      'forest',
      'district',
      'house',
      'zone',
    ]);
    expect(reordered(all, areas, 'district', 'subdistrict')).toEqual([
      'zone',
      'forest',
      'district',
      'house',
      'subdistrict',
    ]);
  });
  it('changes nothing for a move to itself or to a stranger', () => {
    expect(reordered(all, areas, 'zone', 'zone')).toEqual(all);
    expect(reordered(all, areas, 'zone', 'forest')).toEqual(all);
  });
});
