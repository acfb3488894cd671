import { describe, expect, it } from 'vitest';
import type { StepOf } from '../../../../shared/contract/recipe.ts';
import { lengthM } from '../../../../shared/geo/geodesic.ts';
import type { Position } from '../../../../shared/geo/geometry.ts';
import { operationSentence } from '../../../../shared/text/operation-sentences.ts';
import { GeometryError, loadGeos } from '../../geometry/index.ts';
import { areas, box, field, line, places, point, ranSteps as run, setOf } from '../testing/small-sets.ts';
import type { RowSet } from './rows.ts';

const geos = await loadGeos();

describe('figures in areas', () => {
  const summary = { op: 'summarise-in-areas', areas: 'areas', input: 'layer' };

  it('are of a line along a border in one area only: its parts add up to the whole', async () => {
    const road = line([100.1, 15.02], [100.1, 15.08]);
    const layers = [areas(), setOf('layer', [field('cost', 'integer')], [['', road, 10]])];
    const figures = [{ statistic: 'length' }, { statistic: 'sum', field: 'cost' }];
    const { rows, notes } = await run(layers, [{ ...summary, figures }]);
    expect(rows).toEqual([
      ['02', 0, null],
      ['01', expect.closeTo(lengthM(road) ?? 0, 3), expect.closeTo(10, 6)],
      ['03', null, null],
    ]);
    expect(notes).toEqual({ 'geometry-null areas': 1, 'area-on-border-once layer': 1 });
  });

  it('are of a line that only crosses a border in both areas, by its share', async () => {
    const layers = [
      areas(),
      setOf('layer', [field('cost', 'integer')], [['', line([100.05, 15.05], [100.15, 15.05]), 10]]),
    ];
    const { rows, notes } = await run(layers, [
      { ...summary, figures: [{ statistic: 'sum', field: 'cost' }] },
    ]);
    expect(rows.map((row) => row[1])).toEqual([expect.closeTo(5, 3), expect.closeTo(5, 3), null]);
    expect(notes).toEqual({ 'geometry-null areas': 1 });
  });

  it('tell how much of a line lies in no area', async () => {
    const [road, far] = [line([99.95, 15.05], [100.05, 15.05]), line([99, 15], [99, 15.01])];
    const layers = [
      areas(),
      setOf(
        'layer',
        [],
        [
          ['', road],
          ['', far],
        ],
      ),
    ];
    const { notes, metres } = await run(layers, [{ ...summary, figures: [{ statistic: 'length' }] }]);
    expect(notes).toEqual({ 'geometry-null areas': 1, 'not-in-any-area layer': 2 });
    const back = line([100.01, 15.05], [100.05, 15.05], [100.01, 15.05]);
    const inside = [areas(), setOf('layer', [], [['', back]])];
    const held = await run(inside, [{ ...summary, figures: [{ statistic: 'length' }] }]);
    expect(held.notes).toEqual({ 'geometry-null areas': 1 });
    expect(metres).toBeCloseTo((lengthM(road) ?? 0) / 2 + (lengthM(far) ?? 0), 3);
  });

  it('count a polygon once, where a point on it lies', async () => {
    const layers = [areas(), setOf('layer', [], [['', box(100.02, 15.02, 100.13, 15.08)]])];
    const { rows } = await run(layers, [{ ...summary, figures: [{ statistic: 'count', percent: true }] }]);
    expect(rows).toEqual([
      ['02', 1, 100],
      ['01', 0, 0],
      ['03', null, null],
    ]);
  });

  it('tell how many rows lack the number, and how many it is withheld of', async () => {
    const fields = [field('people', 'integer'), field('people_state')];
    const layer = setOf('layer', fields, [
      ['', point(100.05, 15.05), 100, null],
      ['', point(100.06, 15.05), null, null],
      ['', point(100.07, 15.05), null, 'suppressed'],
    ]);
    const lacking = { 'value-missing layer': 1, 'value-suppressed layer': 1 };
    const figures = [{ statistic: 'sum', field: 'people' }];
    const summed = await run([areas(), layer], [{ ...summary, figures }]);
    expect(summed.rows[0]).toEqual(['02', 100]);
    expect(summed.notes).toMatchObject(lacking);
    const united = await run([layer], [{ op: 'dissolve', input: 'layer', sums: ['people'] }]);
    expect(united.notes).toMatchObject(lacking);
  });
});

describe('areas of which nothing is known', () => {
  const next = { op: 'calculate', input: '#s0', title: 'x', expression: '1' };
  const counted = (input: string): object[] => [{ op: 'count-in-areas', areas: 'areas', input }, next];

  it('have no count where they have no shape, or no village on record; of other layers none is zero', async () => {
    const at: Position = [100.05, 15.05];
    const villages = await run([areas(), places('village', at)], counted('village'));
    expect(villages.rows.map((row) => row[1])).toEqual([1, null, null]);
    const schools = await run([areas(), places('schools', at)], counted('schools'));
    expect(schools.rows.map((row) => row[1])).toEqual([1, 0, null]);
  });

  it('have a count of zero where the villages on record are none of those asked for', async () => {
    const villages = places('village', [100.05, 15.05], [100.15, 15.05]);
    const chosen = { op: 'select-by-value', input: 'village', where: 'people > 1' };
    const { rows } = await run(
      [areas(), villages],
      [chosen, { op: 'count-in-areas', areas: 'areas', input: '#s0' }],
    );
    expect(rows.map((row) => row[1])).toEqual([0, 1, null]);
  });

  it('have no rai where they have no shape', async () => {
    const layers = [areas(), setOf('layer', [], [['', box(100.02, 15.02, 100.05, 15.08)]])];
    const { rows } = await run(layers, [{ op: 'area-in-areas', areas: 'areas', input: 'layer' }, next]);
    expect(rows.map((row) => row[1])).toEqual([expect.any(Number), 0, null]);
  });

  it('are not among those that have none', async () => {
    for (const distanceM of [0, 10]) {
      const layers = [areas(), places('schools', [100.05, 15.05])];
      const gaps = await run(layers, [{ op: 'gaps', areas: 'areas', input: 'schools', distanceM }]);
      expect(gaps.rows).toEqual([['01']]);
      expect(gaps.facts.of).toBe(2);
      expect(gaps.notes).toEqual({ 'geometry-null areas': 1 });
    }
  });
});

describe('buffers', () => {
  const two = (): RowSet => places('layer', [100, 15], [100.01, 15]);
  const buffer = { op: 'buffer', input: 'layer' };

  it.each([
    ['nested', { distancesM: [1000, 3000], dissolve: true }, false],
    ['overlapping', { distancesM: [1000] }, false],
    ['rings of rows that overlap', { distancesM: [1000, 3000], rings: true }, false],
    ['one ground', { distancesM: [1000], dissolve: true }, true],
    ['rings of one ground', { distancesM: [1000, 3000], dissolve: true, rings: true }, true],
  ])('have a total only where no ground is in it twice: %s', async (_, how, told) => {
    const { facts } = await run([two()], [{ ...buffer, ...how }]);
    expect(facts.total !== undefined).toBe(told);
  });

  it('tell of a shape that can not be drawn, and keep the ground of the others', async () => {
    let calls = 0;
    const failing = new Proxy(geos, {
      get: (target, name) => {
        if (name === 'buffer' && calls++ === 0)
          return () => {
            throw new GeometryError('buffer', 'made to fail', null);
          };
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const how = { distancesM: [1000, 3000], dissolve: true, rings: true };
    const { rows, notes } = await run([two()], [{ ...buffer, ...how }], failing);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      [0, 1000],
      [1000, 3000],
    ]);
    expect(notes).toEqual({ 'geometry-unworkable layer': 1 });
  });
});

describe('the nearest', () => {
  const noun = (th: string): Parameters<typeof operationSentence>[1]['subject'] => ({
    ...{ name: { th, en: th }, counter: { th: 'แห่ง', en: '' }, plural: th, prefix: '' },
  });

  it('are told by the mean of the very nearest, of the rows that have one in reach', async () => {
    const layers = [
      places('villages', [100, 15], [103, 15]),
      places('schools', [100, 15.01], [100, 15.02], [100, 15.05]),
    ];
    const step = { op: 'nearest', input: 'villages', of: 'schools', k: 3, maxM: 10_000 };
    const { rows, facts, notes } = await run(layers, [step]);
    expect(rows.map((row) => row[1])).toEqual([1, 2, 3, null]);
    expect(facts).toMatchObject({ of: 2, parts: { reached: 1 }, total: rows[0]?.[2] });
    expect(notes).toEqual({ 'none-in-reach villages': 1 });
    const said = operationSentence('nearest', {
      ...{ subject: noun('หมู่บ้าน'), other: noun('โรงเรียน'), rows: rows.length, ...facts },
      figure: { title: { th: '', en: '' }, unit: null, sum: null, most: 5000, leader: 'ก' },
    });
    expect(said.th).toBe('จาก 2 แห่ง มี 1 แห่งที่อยู่ห่างจากโรงเรียนที่ใกล้ที่สุดเฉลี่ย 1.1 กม.');
  });
});

describe('change', () => {
  it('tells the rows without a key, whose ground is in none of its parts', async () => {
    const fields = [field('plot')];
    const before = setOf('before', fields, [
      ['', box(100, 15, 100.1, 15.1), 'ก'],
      ['', box(101, 15, 101.1, 15.1), null],
    ]);
    const after = setOf('after', fields, [
      ['', box(100, 15, 100.1, 15.1), 'ก'],
      ['', box(102, 15, 102.1, 15.1), ' '],
      ['', box(103, 15, 103.1, 15.1), null],
    ]);
    const step = { op: 'change', before: 'before', after: 'after' };
    const byKey = await run([before, after], [{ ...step, key: 'plot' }]);
    expect(byKey.notes).toEqual({ 'value-missing before': 1, 'value-missing after': 2 });
    expect(byKey.facts.of).toBe(2);
    const whole = await run([before, after], [step]);
    expect([whole.notes, whole.facts.of]).toEqual([{}, 2]);
  });
});

describe('hot spots of what hot spots gave', () => {
  it('keep the reasons beside their classes, under the name by which these are looked for', async () => {
    const step: Omit<StepOf<'hot-spots'>, 'id' | 'input'> = {
      ...{ op: 'hot-spots', value: 'people', neighbours: 'distance', k: 8, distanceM: 5000 },
    };
    const layer = places('layer', [100, 15], [100.01, 15], [100.02, 15], [100.03, 15]);
    const { names } = await run(
      [layer],
      [
        { ...step, input: 'layer' },
        { ...step, input: '#s0' },
      ],
    );
    const classes = names.filter((name) => name.startsWith('cluster'));
    expect(classes).toEqual(['cluster', 'cluster_state', 'cluster_2', 'cluster_2_state']);
  });
});
