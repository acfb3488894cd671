import { describe, expect, it } from 'vitest';
import { type GridSize, HEAD, placeAfter, rangeOf } from './grid-cursor.ts';
import { linesOf } from './lines.ts';

const size = (total: number): GridSize => ({ lines: linesOf(total, null, new Set()), columns: 4, page: 10 });
const at = (line: number, column: number) => ({ line, column });

describe('the cursor of the grid', () => {
  it.each([
    ['ArrowDown', false, at(0, 1), at(1, 1)],
    ['ArrowUp', false, at(0, 1), at(HEAD, 1)],
    ['ArrowUp', false, at(HEAD, 1), at(HEAD, 1)],
    ['ArrowLeft', false, at(3, 0), at(3, 0)],
    ['End', false, at(3, 0), at(3, 3)],
    ['PageDown', false, at(95, 0), at(99, 0)],
    ['PageUp', false, at(5, 0), at(0, 0)],
    ['ArrowDown', true, at(5, 2), at(99, 2)],
    ['Home', true, at(50, 3), at(0, 0)],
    ['a', false, at(0, 0), null],
  ] as const)('moves by %s (Ctrl %s)', (key, control, from, to) => {
    expect(placeAfter(key, control, from, size(100))).toEqual(to);
  });
});

describe('what is marked', () => {
  it('reaches from corner to corner in any direction', () => {
    const { lines } = size(100);
    expect(rangeOf({ anchor: at(7, 3), cursor: at(5, 1) }, lines)).toEqual({
      from: 5,
      to: 8,
      left: 1,
      right: 4,
    });
    expect(rangeOf({ anchor: at(HEAD, 0), cursor: at(5, 1) }, lines)).toBeNull();
  });

  it('stays in the group where it began', () => {
    const groups = [0, 2, 4].map((start) => ({ value: start, name: null, start, count: 2 }));
    const lines = linesOf(6, groups, new Set([1]));
    // Lines: heading, rows 0 and 1, heading (folded), heading, rows 4 and 5.
    expect(rangeOf({ anchor: at(1, 0), cursor: at(5, 0) }, lines)).toMatchObject({ from: 0, to: 2 });
    expect(rangeOf({ anchor: at(5, 0), cursor: at(1, 0) }, lines)).toMatchObject({ from: 4, to: 5 });
    expect(rangeOf({ anchor: at(4, 0), cursor: at(6, 0) }, lines)).toMatchObject({ from: 4, to: 6 });
    expect(rangeOf({ anchor: at(3, 0), cursor: at(3, 0) }, lines)).toBeNull();
  });
});
