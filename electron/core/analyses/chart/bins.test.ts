import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../../../shared/stats/seeded-random.ts';
import { binsOf } from './bins.ts';

const counted = (figures: readonly number[]): [string, number][] => {
  const bins = binsOf(figures);
  if (bins === null) return [];
  return bins.labels.map((label, i) => [label, figures.filter((figure) => bins.at(figure) === i).length]);
};

describe('the bars of a histogram', () => {
  it('are one for each whole number where these are few', () => {
    expect(counted([1, 1, 2, 4])).toEqual([
      ['1', 2],
      ['2', 1],
      ['3', 0],
      ['4', 1],
    ]);
  });

  it('are round and of one width, and of whole numbers say so', () => {
    expect(counted([0, 9, 10, 99, 100]).slice(0, 3)).toEqual([
      ['0–4', 1],
      ['5–9', 1],
      ['10–14', 1],
    ]);
    expect(binsOf([0.5, 22.25])?.labels.slice(0, 2)).toEqual(['0–1', '1–2']);
    expect(binsOf([-3, 4])?.labels.at(0)).toBe('-3');
  });

  it('are none where all figures are alike, or there is none', () => {
    expect([binsOf([]), binsOf([7]), binsOf([7, 7])]).toEqual([null, null, null]);
  });

  it.each([1, 2, 3, 4, 5, 6])('hold every figure once, within their edges (%i)', (seed) => {
    const chance = new SeededRandom(seed);
    const random = (): number => chance.unit();
    const scale = 10 ** Math.floor(random() * 9 - 4);
    const figures = Array.from({ length: 500 }, () => (random() - 0.3) * scale);
    const bins = binsOf(figures);
    const { edges = [], labels = [] } = bins ?? {};
    expect(labels.length).toBeLessThanOrEqual(25);
    expect(new Set(labels).size).toBe(labels.length);
    for (const figure of figures) {
      const at = bins?.at(figure) ?? -1;
      const room = scale * 1e-6;
      expect(figure).toBeGreaterThanOrEqual((edges[at] ?? Infinity) - room);
      expect(figure).toBeLessThanOrEqual((edges[at + 1] ?? -Infinity) + room);
    }
  });
});
