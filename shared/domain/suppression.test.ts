import { describe, expect, it } from 'vitest';
import { OUTSIDE, type SuppressionCell, suppress } from './suppression.ts';

const cells = (parent: string | null, counts: Record<string, number>): SuppressionCell[] =>
  Object.entries(counts).map(([key, count]) => ({ key, count, parent }));
const hidden = (...levels: SuppressionCell[][]): string[] => [...suppress(levels).hidden].sort();

describe('suppress', () => {
  it('shows everything when no cell is small, zero included', () => {
    expect(hidden(cells(null, { a: 5, b: 0, c: 70 }))).toEqual([]);
  });
  it('hides a second cell where one alone could be worked out from the total', () => {
    expect(hidden(cells(null, { a: 3, b: 40, c: 9, d: 0 }))).toEqual(['a', 'c']);
  });
  it('hides more until the hidden ones together hold k', () => {
    expect(hidden(cells(null, { a: 1, b: 1, c: 20, d: 30 }))).toEqual(['a', 'b', 'c']);
  });
  it('needs no further cell where two small ones hold k together', () => {
    expect(hidden(cells(null, { a: 3, b: 4, c: 20 }))).toEqual(['a', 'b']);
  });
  it('hides the total when all of it is small', () => {
    expect(suppress([cells(null, { a: 2, b: 1, c: 0 })])).toEqual({
      hidden: new Set(['a', 'b']),
      totalHidden: true,
    });
  });
  it('protects every district by itself while its total is shown', () => {
    const districts = cells(null, { d1: 50, d2: 60 });
    const below = [...cells('d1', { s11: 2, s12: 30, s13: 18 }), ...cells('d2', { s21: 20, s22: 40 })];
    expect(hidden(districts, below)).toEqual(['s11', 's13']);
  });
  it('hides a neighbour in another district where a whole district is small', () => {
    const districts = cells(null, { d1: 3, d2: 60, d3: 90 });
    const below = [
      ...cells('d1', { s11: 3, s12: 0 }),
      ...cells('d2', { s21: 25, s22: 35 }),
      ...cells('d3', { s31: 45, s32: 45 }),
    ];
    expect(hidden(districts)).toEqual(['d1', 'd2']);
    // With s21 shown s11 would be the province's total less all else.
    expect(hidden(districts, below)).toEqual(['s11', 's21']);
  });

  it('takes what lies outside for one more cell, whose number would give a hidden total away', () => {
    const of = (counts: Record<string, number>, outside: number): [string[], boolean] => {
      const result = suppress([cells(null, { ...counts, [OUTSIDE]: outside })]);
      return [[...result.hidden].sort(), result.totalHidden];
    };
    expect(of({ a: 3 }, 90)).toEqual([[OUTSIDE, 'a'], true]);
    expect(of({ a: 40, b: 53 }, 3)).toEqual([[OUTSIDE, 'a'], true]);
    expect(of({ a: 3, b: 53 }, 90)).toEqual([['a', 'b'], false]);
    expect(of({ a: 40, b: 53 }, 0)).toEqual([[], false]);
  });

  it('leaves no hidden cell that the shown totals pin down, over random provinces', () => {
    let seed = 7;
    const random = (n: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % n;
    };
    for (let round = 0; round < 300; round++) {
      const below = Array.from({ length: 5 }, (_, d) =>
        cells(
          `d${d}`,
          Object.fromEntries(Array.from({ length: 1 + random(6) }, (_, s) => [`s${d}${s}`, random(12)])),
        ),
      );
      const sum = (list: readonly SuppressionCell[]): number =>
        list.reduce((total, cell) => total + cell.count, 0);
      const districts = below.map((list, d) => ({ key: `d${d}`, count: sum(list), parent: null }));
      const districtResult = suppress([districts]);
      const result = suppress([districts, below.flat()]);
      if (result.totalHidden) continue;
      // Every total that a reader has: of each shown district, and of the hidden ones together.
      const known = [
        ...below.filter((_, d) => !districtResult.hidden.has(`d${d}`)),
        below.filter((_, d) => districtResult.hidden.has(`d${d}`)).flat(),
      ];
      for (const group of known) {
        const secret = group.filter((cell) => result.hidden.has(cell.key));
        expect(
          group.filter((cell) => cell.count > 0 && cell.count < 5 && !result.hidden.has(cell.key)),
        ).toEqual([]);
        if (secret.length === 0) continue;
        expect(secret.length).toBeGreaterThan(1);
        expect(sum(secret)).toBeGreaterThanOrEqual(5);
      }
    }
  });
});
