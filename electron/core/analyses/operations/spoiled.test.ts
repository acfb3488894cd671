import { describe, expect, it } from 'vitest';
import { encodeWkb } from '../../../../shared/geo/wkb.ts';
import { loadGeos } from '../../geometry/index.ts';
import { areaInAreas } from '../area-in-areas.ts';
import { areas, box, field, places, ranSteps, refused, setOf } from '../testing/small-sets.ts';
import type { RowSet } from './rows.ts';

/** A sound forest in the first area, one that GEOS refuses beside it, and a sound one in the second. */
const forests = (): RowSet =>
  setOf(
    'forests',
    [field('name')],
    [
      ['', box(100.01, 15.01, 100.02, 15.02), 'ก'],
      ['', refused(100.015, 15.015, 100.03, 15.03), 'ข'],
      ['', box(100.12, 15.01, 100.13, 15.02), 'ค'],
    ],
  );
const SPOILED = { 'geometry-unworkable forests': 1 };

describe('a shape that GEOS refuses', async () => {
  const geos = await loadGeos();

  it('is one: GEOS does not read it', () => {
    expect(() => geos.hold(encodeWkb(refused(0, 0, 1, 1)))).toThrow();
  });

  it('is left out of the ground in areas and named, and that of the others is told', () => {
    const { answers, notes } = areaInAreas(areas(), forests(), geos, () => undefined);
    const [first, second] = answers.map(({ value }) => value);
    const alone = areaInAreas(
      areas(),
      { ...forests(), features: [forests().features[0], forests().features[2]].flatMap((row) => row ?? []) },
      geos,
      () => undefined,
    );
    expect([first, second]).toEqual(alone.answers.slice(0, 2).map(({ value }) => value));
    expect(first).toBeGreaterThan(1e6);
    expect(notes).toEqual([
      { code: 'geometry-unworkable', origin: 'forests', count: 1, fids: [2], areaM2: null },
    ]);
  });

  it('is left out of the ground in areas where it is an area that nothing can be laid over', () => {
    const spoiled = setOf('areas', [], [['01', refused(100, 15, 100.1, 15.1)]]);
    const { answers, notes } = areaInAreas(
      spoiled,
      setOf('layer', [], [['', box(100.01, 15.01, 100.02, 15.02)]]),
      geos,
      () => undefined,
    );
    expect(answers.map(({ value }) => value)).toEqual([0]);
    expect(notes).toEqual([
      { code: 'geometry-unworkable', origin: 'layer', count: 1, fids: [1], areaM2: null },
    ]);
  });

  it('stands in no relation, not even that of being apart, and is named', async () => {
    for (const [relation, kept] of [
      ['intersects', ['ก', 'ค']],
      ['disjoint', []],
    ] as const) {
      const step = { op: 'select-by-location', input: 'forests', of: 'areas', relation };
      const { rows, notes } = await ranSteps([forests(), areas()], [step]);
      expect(rows.map(([name]) => name)).toEqual(kept);
      expect(notes).toMatchObject(SPOILED);
    }
    const held = { op: 'select-by-location', input: 'areas', of: 'forests', relation: 'contains' };
    const { rows, notes } = await ranSteps([forests(), areas()], [held]);
    expect(rows).toEqual([['02'], ['01']]);
    expect(notes).toMatchObject(SPOILED);
  });

  it('is joined with nothing and named', async () => {
    const step = {
      op: 'spatial-join',
      input: 'forests',
      with: 'areas',
      relation: 'intersects',
      take: 'first',
    };
    const { rows, notes } = await ranSteps([forests(), areas()], [step]);
    expect(rows).toEqual([
      ['ก', '02'],
      ['ค', '01'],
    ]);
    expect(notes).toMatchObject(SPOILED);
    expect(Object.keys(notes)).not.toContain('no-match forests');
  });

  it('is no boundary of service areas, and the rest of the boundary is', async () => {
    const points = places('layer', [100.01, 15.05], [100.05, 15.05]);
    const boundary = setOf(
      'boundary',
      [],
      [
        ['', box(100, 15, 100.1, 15.1)],
        ['', refused(100.1, 15, 100.2, 15.1)],
      ],
    );
    const step = { op: 'voronoi', input: 'layer', within: 'boundary' };
    const { rows, notes } = await ranSteps([points, boundary], [step]);
    expect(rows).toHaveLength(2);
    expect(notes).toEqual({ 'geometry-unworkable boundary': 1 });
    const none = setOf('boundary', [], [['', refused(100, 15, 100.1, 15.1)]]);
    const without = await ranSteps([points, none], [step]);
    expect(without.rows).toEqual([]);
    expect(without.notes).toEqual({ 'geometry-unworkable boundary': 1, 'ground-outside layer': 2 });
  });

  it('has no ground of its own among service areas, counts in no cell, and is named', async () => {
    const voronoi = await ranSteps([forests()], [{ op: 'voronoi', input: 'forests' }]);
    expect(voronoi.rows.map(([name]) => name)).toEqual(['ก', 'ค']);
    expect(voronoi.notes).toEqual(SPOILED);
    const grid = await ranSteps([forests()], [{ op: 'grid', input: 'forests', cell: 'square', sizeM: 1000 }]);
    expect(grid.rows.reduce((sum, [count]) => sum + Number(count), 0)).toBe(2);
    expect(grid.notes).toEqual(SPOILED);
  });

  it('serves no area, and is named', async () => {
    const only = setOf('forests', [], [['', refused(100.01, 15.01, 100.02, 15.02)]]);
    const { rows, notes } = await ranSteps(
      [areas(), only],
      [{ op: 'gaps', areas: 'areas', input: 'forests' }],
    );
    expect(rows).toEqual([['02'], ['01']]);
    expect(notes).toMatchObject(SPOILED);
  });

  it('fits with no neighbour in a check, and is told as invalid', async () => {
    const { rows, notes } = await ranSteps(
      [forests()],
      [{ op: 'topology-check', input: 'forests', gapM: 10 }],
    );
    expect(rows.map(([problem]) => problem)).toEqual(['วาดผิด']);
    expect(notes['geometry-unworkable forests']).toBeGreaterThan(0);
  });
});
