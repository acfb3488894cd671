import { describe, expect, it } from 'vitest';
import { linesOf } from './lines.ts';

const group = (start: number, count: number) => ({ value: start, name: null, start, count });
const groups = [group(0, 2), group(2, 3), group(5, 1)];

describe('the lines of a grid', () => {
  it('are its rows without groups', () => {
    const lines = linesOf(4, null, new Set());
    expect([lines.count, lines.at(3), lines.lineOf(2), lines.lineOf(4)]).toEqual([
      4,
      { kind: 'row', position: 3 },
      2,
      null,
    ]);
  });

  it('have a heading before each group, and folded rows are none', () => {
    const lines = linesOf(6, groups, new Set([1]));
    expect(lines.count).toBe(6);
    expect(Array.from({ length: 6 }, (_, i) => lines.at(i))).toEqual([
      { kind: 'group', group: 0 },
      { kind: 'row', position: 0 },
      { kind: 'row', position: 1 },
      { kind: 'group', group: 1 },
      { kind: 'group', group: 2 },
      { kind: 'row', position: 5 },
    ]);
    expect([0, 1, 2, 4, 5].map((position) => lines.lineOf(position))).toEqual([1, 2, null, null, 5]);
    expect([lines.groupOf(4), lines.groupOf(5)]).toEqual([1, 2]);
    expect([lines.rowFrom(3, 1), lines.rowFrom(3, -1), lines.rowFrom(0, -1)]).toEqual([5, 1, null]);
  });
});
