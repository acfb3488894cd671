import { expect, it } from 'vitest';
import { merged } from './merged.ts';

const before = { layer: 'a', fids: [1, 2, 3] };
const found = { layer: 'a', fids: [3, 4] };

it('replaces, adds behind, narrows and takes away', () => {
  expect(merged(before, found, 'replace')?.fids).toEqual([3, 4]);
  expect(merged(before, found, 'add')?.fids).toEqual([1, 2, 3, 4]);
  expect(merged(before, found, 'narrow')?.fids).toEqual([3]);
  expect(merged(before, found, 'remove')?.fids).toEqual([1, 2]);
  expect(merged(before, { layer: 'a', fids: [1, 2, 3] }, 'remove')).toBeNull();
});

it('starts anew in another layer', () => {
  expect(merged(before, { layer: 'b', fids: [9] }, 'add')).toEqual({ layer: 'b', fids: [9] });
  expect(merged(before, { layer: 'b', fids: [9] }, 'narrow')).toBeNull();
});
