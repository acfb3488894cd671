import { describe, expect, it } from 'vitest';
import { adjustedPValues } from './false-discovery.ts';
import { hotSpots } from './hot-spots.ts';
import { localMoran, QUADRANTS } from './local-moran.ts';
import { twoSided, upperTail } from './normal.ts';
import { binaryWeights } from './spatial-weights.ts';

describe('the normal distribution', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1 (15 decimals).
  it.each([
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [2.5, 0.993790334674224],
  ])('P(Z < %d)', (z, below) => expect(1 - upperTail(z)).toBeCloseTo(below, 14));

  it('keeps its digits in the far tail', () => {
    // The same table's far tail: 1 - P(5) = 2.866515719e-7.
    expect(upperTail(5) / 2.866515718791939e-7).toBeCloseTo(1, 9);
    expect(twoSided(-5)).toBe(2 * upperTail(5));
    // Both ways of reckoning meet where one takes over from the other.
    expect(upperTail(3 - 1e-12) / upperTail(3)).toBeCloseTo(1, 9);
  });
});

describe('false discovery', () => {
  // Benjamini and Hochberg 1995, section 4: fifteen comparisons of Neuhaus et al. 1992; at 0.05 the first four stand.
  const published = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459],
    ...[0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];
  it('keeps the four findings of the published example, in whatever order they come', () => {
    const adjusted = adjustedPValues(Float64Array.from(published));
    expect([...adjusted].filter((p) => p <= 0.05)).toHaveLength(4);
    // R: p.adjust(p, "BH")[1:5]
    for (const [i, p] of [0.0015, 0.003, 0.0095, 0.035625, 0.0603].entries())
      expect(adjusted[i]).toBeCloseTo(p, 10);
    const backwards = adjustedPValues(Float64Array.from(published.toReversed()));
    expect([...backwards].reverse()).toEqual([...adjusted]);
  });

  it('counts no question for what is not known', () => {
    const adjusted = adjustedPValues(Float64Array.of(0.01, Number.NaN, 0.02));
    expect([...adjusted]).toEqual([0.02, Number.NaN, 0.02]);
  });
});

/** PySAL's esda 2.x, tests/test_getisord.py: six points, neighbours within 15. */
const POINTS = [
  [10, 10],
  [20, 10],
  [40, 10],
  [15, 20],
  [30, 20],
  [30, 30],
] as const;
const GETIS = binaryWeights(
  POINTS.map(([x, y], i) =>
    POINTS.flatMap(([a, b], j) => (i !== j && Math.hypot(a - x, b - y) <= 15 ? [j] : [])),
  ),
);
const GETIS_VALUES = Float64Array.of(2, 3, 3.2, 5, 8, 7);

describe('hot spots', () => {
  it("is PySAL's G_Local(transform='B', star=True).Zs[0]", () => {
    expect(hotSpots(GETIS, GETIS_VALUES).z[0]).toBeCloseTo(-1.39727626, 7);
  });

  it('knows a patch of high values from chance, after adjusting', () => {
    const side = 12;
    const at = (x: number, y: number): number => y * side + x;
    const cells = Array.from({ length: side * side }, (_, i) => [i % side, Math.floor(i / side)] as const);
    const weights = binaryWeights(
      cells.map(([x, y]) =>
        cells.flatMap(([a, b]) => (Math.max(Math.abs(a - x), Math.abs(b - y)) === 1 ? [at(a, b)] : [])),
      ),
    );
    const values = Float64Array.from(cells, ([x, y]) => ((x * 7 + y * 3) % 5) + (x < 4 && y < 4 ? 20 : 0));
    const { z, adjusted } = hotSpots(weights, values);
    expect(adjusted[at(1, 1)]).toBeLessThan(0.01);
    expect(z[at(1, 1)]).toBeGreaterThan(0);
    expect(adjusted[at(9, 9)]).toBeGreaterThan(0.05);
  });

  it('tells nothing of a row alone, however high, and asks nothing of it', () => {
    const weights = binaryWeights([[1], [0, 2], [1], []]);
    const { z, adjusted, p } = hotSpots(weights, Float64Array.of(1, 2, 1, 90));
    expect([z[3], p[3], adjusted[3]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(adjusted[1]).toBeLessThanOrEqual((p[1] ?? 0) * 3);
    expect(z[1]).toBeLessThan(0);
  });

  it('tells nothing of what is not known, nor where all are alike', () => {
    const values = Float64Array.of(2, 3, 3.2, Number.NaN, 8, 7);
    const { z, p } = hotSpots(GETIS, values);
    expect([z[3], p[3]]).toEqual([Number.NaN, Number.NaN]);
    expect(z.filter((score) => !Number.isNaN(score))).toHaveLength(5);
    expect([...hotSpots(GETIS, new Float64Array(6).fill(0.1)).z]).toEqual(new Array(6).fill(Number.NaN));
  });
});

/** PySAL's example `desmith` (ten areas), as in the docstring and tests of its `Moran_Local`. */
const DESMITH = binaryWeights([
  ...[
    [1, 3],
    [0, 4],
    [3, 6],
    [0, 2, 4, 7],
    [1, 3, 5, 8],
  ],
  ...[
    [4, 9],
    [2, 7],
    [3, 6, 8],
    [4, 7, 9],
    [5, 8],
  ],
]);
const DESMITH_VALUES = Float64Array.of(2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06);
const OPTIONS = { permutations: 999, seed: 10 };

describe('local Moran', () => {
  it("is PySAL's Moran_Local(transformation='r').Is and .q", () => {
    const { local, quadrant } = localMoran(DESMITH, DESMITH_VALUES, OPTIONS);
    const published = [
      ...[-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009],
      ...[0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301],
    ];
    for (const [i, value] of published.entries()) expect(local[i]).toBeCloseTo(value, 7);
    expect([...quadrant]).toEqual([4, 4, 4, 2, 3, 3, 1, 4, 3, 3]);
  });

  it('gives the p-value that counting all neighbourhoods gives, the same on every run', () => {
    const { p } = localMoran(DESMITH, DESMITH_VALUES, { permutations: 9999, seed: 10 });
    expect([...p]).toEqual([...localMoran(DESMITH, DESMITH_VALUES, { permutations: 9999, seed: 10 }).p]);
    // Of row 7 the two neighbours are drawn from nine: the share of the 36 pairs that is at least as high.
    const others = [...DESMITH_VALUES].toSpliced(6, 1);
    const pairs = others.flatMap((a, i) => others.slice(i + 1).map((b) => a + b));
    const real = 4.55 + 9.02;
    const exact = pairs.filter((sum) => sum >= real - 1e-9).length / pairs.length;
    expect(Math.abs((p[6] ?? 0) - exact)).toBeLessThan(0.01);
  });

  it('tells nothing of an island, of what is not known, nor where all are alike', () => {
    const weights = binaryWeights([[1], [0], []]);
    const island = localMoran(weights, Float64Array.of(1, 2, 3), OPTIONS);
    expect([island.local[2], island.p[2], island.quadrant[2]]).toEqual([
      Number.NaN,
      Number.NaN,
      QUADRANTS.none,
    ]);
    const unknown = localMoran(DESMITH, DESMITH_VALUES.with(3, Number.NaN), OPTIONS);
    expect(unknown.local[3]).toBeNaN();
    expect(unknown.quadrant[3]).toBe(QUADRANTS.none);
    expect([...localMoran(DESMITH, new Float64Array(10).fill(2), OPTIONS).local].every(Number.isNaN)).toBe(
      true,
    );
  });
});
