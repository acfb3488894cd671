import { describe, expect, it } from 'vitest';
import { recipe } from '../../../../shared/contract/recipe.ts';
import { operationSentence } from '../../../../shared/text/operation-sentences.ts';
import { areas, box, field, places, ranSteps, setOf } from '../testing/small-sets.ts';
import { BAHT } from './money.ts';

const village = { name: { th: 'หมู่บ้าน', en: 'village' }, counter: { th: 'หมู่บ้าน', en: 'villages' } };
const noun = { ...village, plural: 'villages', prefix: '' };

describe('cells', () => {
  it('tell of rows that lack the number that is summed', async () => {
    const fields = [field('people', 'integer'), field('people_state')];
    const layer = setOf('layer', fields, [
      ['', { type: 'Point', coordinates: [100, 15] }, 4, null],
      ['', { type: 'Point', coordinates: [100, 15] }, null, null],
      ['', { type: 'Point', coordinates: [100, 15] }, null, 'suppressed'],
    ]);
    const step = { op: 'grid', input: 'layer', cell: 'square', sizeM: 1000, sum: 'people' };
    const { rows, notes } = await ranSteps([layer], [step]);
    expect(rows[0]?.slice(0, 2)).toEqual([3, 4]);
    expect(notes).toEqual({ 'value-missing layer': 1, 'value-suppressed layer': 1 });
  });

  it('tell of rows whose density reaches the middle of none', async () => {
    const layer = places('layer', [100, 15], [100.0031, 15.0017], [100.0072, 15.0046]);
    const step = { op: 'density', input: 'layer', cellM: 1000, radiusM: 10 };
    const narrow = await ranSteps([layer], [step]);
    expect(narrow.notes).toEqual({ 'radius-too-small layer': 3 });
    const wide = await ranSteps([layer], [{ ...step, radiusM: 800 }]);
    expect(wide.notes).toEqual({});
  });
});

describe('a density of a weight', () => {
  it('is called by the weight, in its unit, in the column and in the sentence', async () => {
    const people = { ...field('people', 'integer'), title: { th: 'ประชากร', en: 'Population' }, unit: 'คน' };
    const money = { ...field('cost', 'integer'), title: { th: 'งบ', en: 'Budget' }, unit: 'satang' };
    const layer = setOf('layer', [people, money], [['', { type: 'Point', coordinates: [100, 15] }, 40, 500]]);
    const step = { op: 'density', input: 'layer', cellM: 100, radiusM: 1000 };
    const { fields } = await ranSteps([layer], [{ ...step, weight: 'people' }]);
    expect(fields).toEqual([
      expect.objectContaining({ title: { th: 'ความหนาแน่นของประชากร', en: 'Density of Population' } }),
    ]);
    expect(fields[0]?.unit).toBe('คนต่อ ตร.กม.');
    const cost = await ranSteps([layer], [{ ...step, weight: 'cost' }]);
    expect(cost.fields[0]?.unit).toBe(`${BAHT}ต่อ ตร.กม.`);
    const figure = { title: fields[0]?.title ?? noun.name, unit: fields[0]?.unit ?? null };
    const said = operationSentence('density', {
      ...{ subject: noun, other: null, rows: 9, of: 80 },
      figure: { ...figure, sum: null, most: 120, leader: null },
    });
    expect(said).toEqual({
      th: 'จาก 80 หมู่บ้าน ความหนาแน่นของประชากรมากที่สุด 120 คนต่อ ตร.กม.',
      en: 'Of 80 villages, the highest density of Population is 120 to the square kilometre',
    });
    const plain = await ranSteps([layer], [step]);
    expect(plain.fields[0]?.unit).toBe('ต่อ ตร.กม.');
  });
});

describe('overlays', () => {
  const over = { op: 'intersect', input: 'a', with: 'b' };
  const ground = setOf('b', [], [['', box(100, 15, 100.1, 15.1)]]);

  it('tell how many rows of one layer lie over others, on whichever side', async () => {
    const a = setOf(
      'a',
      [],
      [
        ['', box(100, 15, 100.02, 15.02)],
        ['', box(100.01, 15, 100.03, 15.01)],
        ['', box(100.05, 15, 100.06, 15.02)],
        ['', box(100.07, 15, 100.08, 15.02)],
        ['', box(100.07, 15, 100.08, 15.02)],
      ],
    );
    expect((await ranSteps([a, ground], [over])).notes).toEqual({ 'geometry-overlap a': 4 });
    const other = await ranSteps([a, ground], [{ ...over, input: 'b', with: 'a' }]);
    expect(other.notes).toEqual({ 'geometry-overlap a': 4 });
  });

  it('tell of none where rows only share a border', async () => {
    const a = setOf(
      'a',
      [],
      [
        ['', box(100, 15, 100.02, 15.02)],
        ['', box(100.02, 15, 100.03, 15.02)],
      ],
    );
    expect((await ranSteps([a, ground], [over])).notes).toEqual({});
    expect((await ranSteps([a, ground], [{ ...over, op: 'union' }])).notes).toEqual({});
  });
});

describe('gaps', () => {
  it('leave no area served by a forest that only shares its border', async () => {
    const step = { op: 'gaps', areas: 'areas', input: 'forests' };
    const cut = setOf('forests', [], [['', box(100.05, 15.02, 100.1, 15.08)]]);
    expect((await ranSteps([areas(), cut], [step])).rows).toEqual([['01']]);
    const around = setOf('forests', [], [['', box(99, 14, 101, 16)]]);
    expect((await ranSteps([areas(), around], [step])).rows).toEqual([]);
    const near = await ranSteps([areas(), cut], [{ ...step, distanceM: 1 }]);
    expect(near.rows).toEqual([]);
  });
});

describe('dissolve', () => {
  it('maps the sum, though it is of the field that the rows are put together by', async () => {
    const layer = setOf(
      'layer',
      [field('n', 'integer')],
      [
        ['', box(100, 15, 100.1, 15.1), 3],
        ['', box(100.1, 15, 100.2, 15.1), 3],
      ],
    );
    const { names, value, rows } = await ranSteps(
      [layer],
      [{ op: 'dissolve', input: 'layer', by: ['n'], sums: ['n'] }],
    );
    expect(value).toBe('n_2');
    expect(rows[0]?.[names.indexOf('n_2')]).toBe(6);
  });
});

describe('service areas', () => {
  it('tell of points without ground in the boundary, and of a boundary without any', async () => {
    const points = places('layer', [100.01, 15.05], [100.05, 15.05], [101, 15.05], [102, 15.05]);
    const step = { op: 'voronoi', input: 'layer', within: 'areas' };
    const { rows, notes } = await ranSteps([points, areas()], [step]);
    expect(rows).toHaveLength(2);
    expect(notes).toEqual({ 'ground-outside layer': 2 });
    const nowhere = setOf('areas', [], [['', null]]);
    const none = await ranSteps([points, nowhere], [step]);
    expect([none.rows, none.notes]).toEqual([[], { 'ground-outside layer': 4 }]);
  });
});

describe('counts in areas', () => {
  it('are called by what was counted, in its unit, so that what is made of them can be said', async () => {
    const villages = places('village', [100.05, 15.05]);
    const { fields, value } = await ranSteps(
      [areas(), villages],
      [{ op: 'count-in-areas', areas: 'areas', input: 'village' }],
    );
    const field = fields.find(({ name }) => name === value);
    expect(field).toMatchObject({ title: { th: 'จำนวนหมู่บ้าน' }, unit: 'หมู่บ้าน' });
  });
});

describe('a figure that does not add up', () => {
  it('has no per cent of the whole', () => {
    const step = { id: 's', op: 'summarise-in-areas', areas: 'a', input: 'b' };
    const ask = (statistic: string): boolean =>
      recipe.safeParse({
        ...{ recipeVersion: 1, title: 'x' },
        steps: [{ ...step, figures: [{ statistic, field: 'f', percent: true }] }],
      }).success;
    expect(['sum', 'mean', 'min', 'max'].filter(ask)).toEqual(['sum']);
  });
});

describe('a layer held against itself within an area', () => {
  it('has its nearest beyond the edge as well', async () => {
    const layer = places('layer', [100, 15], [100.01, 15], [100.02, 15], [100.0201, 15]);
    const step = { op: 'nearest', input: 'layer', of: 'layer', k: 1 };
    const { rows, names } = await ranSteps([layer], [step], undefined, { layer: [1, 2, 3] });
    const metres = rows.map((row) => Number(row[names.indexOf('distance_m')]));
    expect(rows.map(([people]) => people)).toEqual([1, 2, 3]);
    expect(metres[2]).toBeLessThan(20);
    expect(metres[0]).toBeGreaterThan(1000);
  });
});
