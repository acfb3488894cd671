import { expect, it } from 'vitest';
import { withoutRows } from './desk.ts';

it('lets go of selected rows that are gone, and of the selection with its last row', () => {
  const selection = { layer: 'subdistrict', fids: [1, 2, 3] };
  expect(withoutRows(selection, [2])).toEqual({ layer: 'subdistrict', fids: [1, 3] });
  expect(withoutRows(selection, [1, 2, 3])).toBeNull();
});
